"""The case of red twice is replayed from the first red to its end, and all its papers written."""

from collections import Counter
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from sqlalchemy import select

from portal.cli import main
from portal.cli.demo import play
from portal.config import Settings
from portal.demo.replay_stage import Output
from portal.domain.action_plan import ActionPlanState
from portal.domain.actors import SYSTEM
from portal.domain.agenda import AgendaItemState, DecisionKind
from portal.domain.escalation import EscalationState
from portal.domain.letters import LetterKind, LetterState
from portal.domain.outbox import MailState
from portal.domain.overview import ProjectPhase
from portal.domain.rag import Assessed, CellKind, Rag, cell_kind
from portal.domain.rounds import RoundState
from portal.storage.engine import Database
from portal.storage.history_check import verify
from portal.storage.models import (
    ActionPlan,
    AgendaDecision,
    AgendaItem,
    EscalationCase,
    Letter,
    MonitoringScheme,
    OutboundMail,
    Project,
    RedNotice,
    ReportingRound,
)
from portal.storage.queries.matrix import matrix

PAPERS = (
    "01-varsel-december-2009-projektholder",
    "01-varsel-december-2009-puljeholder",
    "01-varsel-marts-2010-projektholder",
    "01-varsel-marts-2010-puljeholder",
    "02-handlingsplan-december-2009",
    "02-handlingsplan-marts-2010",
    "03-dagsordenspunkt-skoler-på-x-og-tværs",
    "04-brev-til-børne-og-ungdomsudvalget",
    "05-beslutningsbrev-til-projektholderen",
    "06-dagsordenspunkt-juli-2010",
    "07-udsat-punkt-juli-2010",
)
OPENS = "4. Monitorering af integrationsprojekter, juli 2010 (Udsat sag) (2010-131570)"


class Replayed:
    """A case that was replayed: its papers, what was told, and the database it left."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.told = folder / "papers", list[str]()
        settings = Settings(environment="demo", instance=folder)
        self.papers.mkdir()
        play(settings, Output(self.papers, ("docx",), self.told.append))
        self.database = Database(settings.database)

    def text(self, name: str) -> str:
        """Return the words of a paper, its tables among them."""
        found = Document(str(self.papers / f"{name}.docx"))
        return " ".join(node.text or "" for node in found.element.body.iter() if node.text)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Replayed:
    """Return the case, replayed once for all tests of this module."""
    return Replayed(tmp_path_factory.mktemp("replay"))


def test_every_paper_of_the_case_is_written(case: Replayed) -> None:
    assert sorted(one.name for one in case.papers.iterdir()) == [f"{one}.docx" for one in PAPERS]


@pytest.mark.parametrize(
    ("paper", "sentences"),
    [
        (PAPERS[0], ["Varsel om rød vurdering: ”Skoler på X og tværs”", "kun 8 af 50 børn"]),
        (PAPERS[1], ["Beskæftigelses- og Integrationsforvaltningen", "22. januar 2010"]),
        (PAPERS[2], ["11 af 50 børn er optaget", "senest den 23. april 2010"]),
        (PAPERS[3], ["Projektet er nu rødt mere end én gang", "26. april 2010"]),
        (PAPERS[4], ["Handlingsplan: Skoler på X og tværs", "Brobygningsforløb for 20 familier"]),
        (PAPERS[5], ["Ti flere børn fra Nørrebro", "28. april 2010"]),
        (PAPERS[6], ["5. Henvendelse til Børne- og Ungdomsudvalget", "(2010-058846)", "41"]),
        (PAPERS[6], ["godkender, at der sendes brev til Børne- og Ungdomsudvalget", "17. maj"]),
        (
            PAPERS[7],
            ["Kære Børne- og Ungdomsudvalget", "18. maj 2010", "den 17. maj 2010 (punkt 5)"],
        ),
        (PAPERS[8], ["at projektet stopper", "BUU 15.06.10 punkt 7", "16. juni 2010"]),
        (PAPERS[10], [OPENS, "Udsat fra BIU mødet den 23. august 2010."]),
        (PAPERS[10], ["Projektet lukker", "Er afsluttet", "KVINFO er afsluttet og udgår derfor"]),
        (PAPERS[10], ["Efter røde vurderinger i december 2009 og marts 2010 besluttede Børne- og"]),
        (PAPERS[10], ["den 15. juni 2010 (BUU 15.06.10 punkt 7), at projektet stopper."]),
    ],
)
def test_a_paper_says_what_it_is_for(case: Replayed, paper: str, sentences: list[str]) -> None:
    text = " ".join(case.text(paper).replace("\N{NO-BREAK SPACE}", " ").split())
    for sentence in sentences:
        assert sentence in text


def test_the_item_about_july_keeps_number_and_figures_when_it_is_deferred(case: Replayed) -> None:
    first, second = case.text(PAPERS[9]), case.text(PAPERS[10])
    said = (
        "4. ",
        "2010-131570",
        "10 projekter er med",
        "Otte er vurderet grønne, ét er under lukning",
    )
    for one in said:
        assert one in first
        assert one in second
    assert "Udsat" not in first
    assert first.count("Grøn") == second.count("Grøn")


def test_the_item_about_the_case_is_never_deferred(case: Replayed) -> None:
    assert "Udsat" not in case.text(PAPERS[6])


def test_each_step_is_told_with_its_day(case: Replayed) -> None:
    told = [line.replace("\N{NO-BREAK SPACE}", " ") for line in case.told]
    days = [
        "7. december 2009  Runden december 2009 er åbnet.",
        "26. april 2010  Anden røde vurdering: sagen er åbnet med punkt og brev i kladde.",
        "17. maj 2010  Udvalgets beslutning: Indstillingen blev godkendt.",
        "18. maj 2010  Brevet til Børne- og Ungdomsudvalget er sendt og journaliseret.",
        "23. august 2010  Udvalget udsatte punktet: Udvalget nåede ikke punktet på mødet.",
        "6. september 2010  Udvalgets beslutning: Indstillingen blev godkendt.",
        "8. september 2010  Sagen er lukket.",
    ]
    assert [line for line in told if line in days] == days
    assert (told[0], told[-1]) == (days[0], days[-1])


def test_the_overview_of_july_is_that_of_the_sources(case: Replayed) -> None:
    with case.database.reading() as session:
        scheme_id = session.scalars(select(MonitoringScheme.id)).one()
        rows = matrix(session, SYSTEM, date(2010, 9, 8), scheme_id).rows
    kinds = [cell_kind(row.cells[-1]) for row in rows if row.cells[-1] is not None]
    assert Counter(kinds) == {CellKind.ASSESSED: 8, CellKind.CLOSING: 1, CellKind.ENDED: 1}
    reds = [row.name for row in rows if Assessed(Rag.RED) in row.cells]
    assert reds == ["Skoler på X og tværs"]


def test_notices_went_before_publication_and_everything_came_to_its_end(case: Replayed) -> None:
    with case.database.reading() as session:
        for notice in session.scalars(select(RedNotice)):
            assert notice.counted_at is not None
        assert set(session.scalars(select(ReportingRound.state))) == {RoundState.PUBLISHED}
        assert set(session.scalars(select(AgendaItem.state))) == {AgendaItemState.DECIDED}
        decided = (
            select(AgendaItem.case_number, AgendaDecision.kind)
            .join(AgendaItem, AgendaItem.id == AgendaDecision.item_id)
            .order_by(AgendaDecision.recorded_at)
        )
        assert [tuple(row) for row in session.execute(decided)] == [
            ("2010-058846", DecisionKind.APPROVED),
            ("2010-131570", DecisionKind.DEFERRED),
            ("2010-131570", DecisionKind.APPROVED),
        ]
        assert session.scalars(select(EscalationCase.state)).all() == [EscalationState.CLOSED]
        of_case = select(Letter.kind, Letter.state).where(Letter.case_id.is_not(None))
        assert {tuple(row) for row in session.execute(of_case)} == {
            (LetterKind.SECOND_RED, LetterState.SENT),
            (LetterKind.DECISION, LetterState.SENT),
        }
        assert set(session.scalars(select(ActionPlan.state))) == {ActionPlanState.LAPSED}
        phases = Counter(session.scalars(select(Project.phase)))
        assert phases == {
            ProjectPhase.ACTIVE: 8,
            ProjectPhase.CLOSING: 1,
            ProjectPhase.COMPLETED: 1,
        }
        assert set(session.scalars(select(OutboundMail.state))) == {MailState.SENT}


def test_the_history_of_the_replayed_case_is_whole(case: Replayed) -> None:
    with case.database.reading() as session:
        outcome = verify(session)
    assert outcome.is_whole
    assert outcome.head.count > 100


@pytest.mark.slow
def test_the_command_writes_both_forms_and_the_same_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        assert main(["demo", "replay", "--out", str(folder)]) == 0
    assert "22 dokumenter ligger i" in capsys.readouterr().out
    names = sorted(file.name for file in one.iterdir())
    assert names == sorted(f"{name}.{form}" for name in PAPERS for form in ("docx", "pdf"))
    for name in names:
        assert (one / name).read_bytes() == (other / name).read_bytes()
    for name in PAPERS:
        with pikepdf.open(one / f"{name}.pdf") as found:
            assert found.pages
            about = "juli 2010" if "juli-2010" in name else "Skoler på X og tværs"
            assert about in str(found.docinfo["/Title"])


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "in-the-way"
    file.write_text("x", encoding="utf-8")
    assert main(["demo", "replay", "--docx-only", "--out", str(file / "papers")]) == 2
    assert "kan ikke skrives" in capsys.readouterr().err
