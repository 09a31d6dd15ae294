"""Attaching files in a browser: where the pages are, and the files that are sent."""

import re
from io import BytesIO

from werkzeug.test import TestResponse

from tests.integration.app_world import Browser
from tests.unit.domain.attached_files import PDF

HREF = re.compile(r'action="([^"]*/bilag/[0-9a-z]+)"')


def attach(
    browser: Browser,
    page: str,
    name: str = "plan.pdf",
    content: bytes = PDF,
    *,
    public: bool = False,
    token: str | None = None,
) -> TestResponse:
    """Send a file by the form of a page."""
    browser.get(page)
    data = {
        "csrf_token": browser.token if token is None else token,
        "file": (BytesIO(content), name),
        **({"public": "y"} if public else {}),
    }
    return browser.client.post(
        page,
        data=data,
        base_url=browser.base_url,
        headers={"Referer": f"{browser.base_url}/"},
    )


def attach_large(browser: Browser, page: str, content: bytes) -> TestResponse:
    """Send a file that is large, as the bytes that a browser would send."""
    browser.get(page)
    parts = (
        f'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\n{browser.token}\r\n'
        '--x\r\nContent-Disposition: form-data; name="file"; filename="stor.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    return browser.client.post(
        page,
        data=parts.encode() + content + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
        base_url=browser.base_url,
        headers={"Referer": f"{browser.base_url}/"},
    )


def hrefs(browser: Browser, page: str) -> list[str]:
    """Return the addresses of the files that a page lets one change."""
    return HREF.findall(browser.get(page).text)
