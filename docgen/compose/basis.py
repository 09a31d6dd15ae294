"""The sentence that tells which political decision a scheme rests on."""

from decimal import Decimal

from docgen.compose.editing import Runs
from docgen.compose.formats import day, kroner
from docgen.compose.sentences import Kept, say
from docgen.views import DecisionReferenceView, Language, SenderView


def resolved(
    template: str,
    decision: DecisionReferenceView,
    sender: SenderView,
    *,
    subject: str,
    threshold: Decimal,
    language: Language,
) -> Runs:
    """Return what was decided, by whom and when; without a body it was the municipality.

    Args:
        template: The sentence; its clauses with a date or a reference stand in [brackets].
        decision: The decision as far as it is known.
        sender: Whose scheme it is.
        subject: What is monitored.
        threshold: From which amount of co-financing.
        language: How the date and the amount are written.
    """
    on = day(decision.decided_on, language) if decision.decided_on is not None else ""
    return say(
        template,
        body=decision.body or sender.municipality,
        date=Kept(on),
        reference=Kept(decision.reference),
        subject=subject,
        threshold=Kept(kroner(threshold, language)),
    )
