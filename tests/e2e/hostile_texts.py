"""Texts that would run, load or change something, were they ever taken for markup (B2)."""

OPENED, CLOSED = "⟦", "⟧"
RAN = "b2ran"
MARK = "data-b2"
SUM, PRODUCT = "{{ 7919*7 }}", "55433"
CANARY = "b2canary"

_RUN = f"{RAN}()"
HOSTILE = (
    "& < > \" ' `",
    SUM,
    "{% for x in range(9) %}x{% endfor %}",
    "{# away #}${7919*7}#{7919*7}<%= 7919*7 %>",
    "]]> </w:t></w:r></w:p><w:p/>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;",
    f"<script>{_RUN}</script>",
    f"<ScRiPt>{_RUN}</sCrIpT>",
    f"</script><script>{_RUN}</script>",
    f"<script src=/{CANARY}.js></script>",
    f"<script type=module>{_RUN}</script>",
    f"<scr<script>ipt>{_RUN}</scr</script>ipt>",
    f"<script/x>{_RUN}</script >",
    f"<img src=/{CANARY}.png onerror={_RUN}>",
    f'"><img src=x {MARK} onerror={_RUN}>',
    f"'><img src=x {MARK} onerror={_RUN}>",
    f"<img/src=x/onerror={_RUN}>",
    "<img src=x onerror=&#98;2ran()>",
    f"<svg onload={_RUN}>",
    f'"><svg/onload={_RUN}>',
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{_RUN}><text>x</text></a></svg>",
    f"<svg><use href=/{CANARY}.svg#x></use></svg>",
    f"</text></svg><script>{_RUN}</script>",
    f"<math><mtext></mtext><mglyph><style><img src=x onerror={_RUN}></style></mglyph></math>",
    f"<body onload={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<iframe src=javascript:parent.{_RUN}></iframe>",
    f"<object data=/{CANARY}.swf></object>",
    f"<embed src=/{CANARY}.swf>",
    f"<link rel=stylesheet href=/{CANARY}.css>",
    f"<style>@import url(/{CANARY}.css);</style>",
    f"</style><script>{_RUN}</script>",
    f"<base href=//{CANARY}.example/>",
    f"<meta http-equiv=refresh content=0;url=/{CANARY}>",
    f"<form action=/{CANARY}><input {MARK} autofocus onfocus={_RUN}></form>",
    f'" autofocus onfocus={_RUN} {MARK}="',
    f"' autofocus onfocus={_RUN} {MARK}='",
    f'" onmouseover={_RUN} {MARK} x="',
    f'" style=background:url(/{CANARY}.png) {MARK}="',
    f"` onfocus={_RUN} {MARK} `",
    f"</textarea><script>{_RUN}</script>",
    f"</title><script>{_RUN}</script>",
    f"</option></select><img {MARK} src=x onerror={_RUN}>",
    f"</td></tr></table><script>{_RUN}</script>",
    f"--><script>{_RUN}</script><!--",
    f"<!--<img src=--><img src=x onerror={_RUN}>",
    f"<![CDATA[<script>{_RUN}</script>]]>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'></noscript>",
    f"<details open ontoggle={_RUN}><summary>x</summary></details>",
    f"<video><source onerror={_RUN}></video>",
    f"<audio src=x onerror={_RUN}>",
    f"<marquee onstart={_RUN}>x</marquee>",
    f"<input {MARK} type=image src=/{CANARY}.png onerror={_RUN}>",
    f"<b2-node {MARK} tabindex=0 onfocus={_RUN}>x</b2-node>",
    f"<p {MARK} hx-get=/{CANARY} hx-trigger=load>x</p>",
    f"<p {MARK} hx-on:load={_RUN} data-hx-on-load={_RUN}>x</p>",
    f"<p {MARK} data-confirm=x data-module=error-summary>x</p>",
    f"<template shadowrootmode=open><script>{_RUN}</script></template>",
    f"<a {MARK} href=javascript:{_RUN}>x</a>",
    f"javascript:{_RUN}",
    f"java script:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"//{CANARY}.example/x.js",
    f"mailto:x@{CANARY}.example?subject=<script>{_RUN}</script>",
    f"\\u003cscript\\u003e{_RUN}\\u003c/script\\u003e",
    f"\\x3cscript\\x3e{_RUN}\\x3c/script\\x3e",
    f"%3Cscript%3E{_RUN}%3C/script%3E",
    f"';{_RUN};//\";{_RUN};//",
    f"\\';{_RUN};//</script>",
    f"{{{{constructor.constructor('{_RUN}')()}}}}",
    f"＜script＞{_RUN}＜/script＞",
    f"\u202e<script>{_RUN}</script>\u202c",
    "%(name)s %s {0} {name} {n}",
)


def marked(number: int, place: int) -> str:
    """Return a hostile text by its number, between marks that say it and the place it stands in."""
    piece = HOSTILE[number % len(HOSTILE)]
    return f"{OPENED}{place}.{number % len(HOSTILE)}{CLOSED}{piece}{OPENED}{CLOSED}"


LONG = " ".join(HOSTILE) * 6
"""All of them together, longer than any field takes."""
