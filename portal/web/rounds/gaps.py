"""What is missing before a round can be published, who can mend it, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from portal.domain.publication import PublicationGap, PublicationReason, RoundProject
from portal.i18n import _
from portal.web.wording import reason_text

TEXTS = frozenset({PublicationReason.CPR_IN_TEXT, PublicationReason.REDACTION_STALE})
NOTICES = frozenset({PublicationReason.HOLDER_NOT_NOTIFIED, PublicationReason.OWNERS_NOT_NOTIFIED})
WAITING = frozenset({PublicationReason.NOTICE_NOT_BEFORE, PublicationReason.WAITING_TIME})


@dataclass(frozen=True, slots=True)
class GapLine:
    """One thing that is missing, the projects that lack it with the way there, and who mends it."""

    text: str
    projects: tuple[tuple[str, str], ...]
    who: str


def gap_lines(
    gaps: tuple[PublicationGap, ...],
    names: Mapping[str, str],
    round_id: str,
    projects: tuple[RoundProject, ...] = (),
) -> tuple[GapLine, ...]:
    """Return what is missing before publication, in words, each with the projects that lack it."""
    proposed = {one.project_id for one in projects if one.proposed}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for gap in gaps:
        who = _who(gap, is_proposed=gap.project_id in proposed)
        what = _what(gap, is_proposed=gap.project_id in proposed)
        lacking = found.setdefault((what, who), [])
        lacking.append((names.get(gap.project_id, "–"), _href(gap, round_id)))
    return tuple(GapLine(text, tuple(lacking), who) for (text, who), lacking in found.items())


def _href(gap: PublicationGap, round_id: str) -> str:
    endpoint = "rounds.redact" if gap.code in TEXTS else "assessments.show"
    return url_for(endpoint, project_id=gap.project_id, round_id=round_id)


def _what(gap: PublicationGap, *, is_proposed: bool) -> str:
    if gap.code != PublicationReason.PENDING:
        return reason_text(gap.code, dict(gap.facts))
    if is_proposed:
        return _("Vurderingen venter på godkendelse.")
    return _("Der er ikke foreslået en vurdering.")


def _who(gap: PublicationGap, *, is_proposed: bool) -> str:
    if gap.code == PublicationReason.PENDING:
        if is_proposed:
            return _("Godkenderen: godkend vurderingen, eller send den tilbage.")
        return _("Vurdereren: foreslå en vurdering.")
    if gap.code in NOTICES:
        return _("Sekretariatet: send varslet igen, eller notér et brev eller opkald.")
    if gap.code in WAITING:
        return _("Ingen: det klarer sig, når tiden er gået.")
    if gap.code in TEXTS:
        return _("Sekretariatet: skjul det i teksten, eller returnér rapporten.")
    return _("Sekretariatet: ret det, der står i stedet for en farve.")
