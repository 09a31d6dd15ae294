"""An action plan as the documents' tests know it: invented, with every part filled in."""

from datetime import date

from docgen.views import Language, SenderView, StatusCell
from docgen.views.action_plan import ActionPlanView, FollowUpView, PlanItemView

SENDER = SenderView("Prøvekøbing Kommune", "Integrationsforvaltningen", "Rådhuspladsen 1")


def action_plan(language: Language = "da") -> ActionPlanView:
    """Return a plan in progress: one item done, one on its way, support asked for and answered."""
    da = language == "da"
    source = "Rapport, juli 2010" if da else "Report, juli 2010"
    return ActionPlanView(
        language=language,
        sender=SENDER,
        project="Åben familieskole i Nordbyen",
        short_name="Åben familieskole",
        holder="Foreningen Ågade",
        round_name="marts 2010",
        state="I gang" if da else "In progress",
        requested_on=date(2010, 4, 14),
        due=date(2010, 4, 28),
        written_on=date(2010, 7, 8),
        items=(
            PlanItemView(
                what="Aftale med tre skoler",
                who="Foreningen",
                due=date(2010, 5, 3),
                seen_by="Tre underskrevne aftaler",
                state=StatusCell("done", "Gjort" if da else "Done", "green", "circle"),
                followed=(FollowUpView(source, "Alle tre har skrevet under."),),
            ),
            PlanItemView(
                what="Fast projektleder 20 timer om ugen",
                who="Forvaltningen",
                due=None,
                seen_by="",
                state=StatusCell("agreed", "Enig" if da else "Agreed", "neutral", "hollow_circle"),
                comment="Skriv gerne, hvornår stillingen slås op.",
            ),
        ),
        submitted_on=date(2010, 4, 20),
        agreed_on=date(2010, 4, 22),
        told_by="Karla Puljeholder",
        told_on=date(2010, 4, 22),
        support_wanted="Hjælp til at finde skoler.",
        support_answer="Vi ringer til tre skoler i næste uge.",
    )
