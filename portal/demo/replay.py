"""Replays the case of Skoler på X og tværs through the services, and writes each of its papers.

Projects, rounds, colours and committees are those of the sources, and so is the item about July
2010 with its number, its case number, and the meeting of 23 August it was deferred from. People,
the case of red twice and its other days are invented.
"""

from datetime import date

from portal.demo.replay_case import Case
from portal.demo.replay_ground import lay_ground
from portal.demo.replay_overview import Overview
from portal.demo.replay_plans import Plans
from portal.demo.replay_rounds import Rounds
from portal.demo.replay_stage import Machine, Output, Stage
from portal.storage import migrate
from portal.storage.document_store import DocumentStore
from portal.storage.history import seal
from portal.tokens import seeded

SEED = 20_100_823
FIRST, SECOND, THIRD = "december 2009", "marts 2010", "juli 2010"
RETURNED, MENDED, AGREED = date(2010, 4, 19), date(2010, 4, 22), date(2010, 4, 28)
CLOSED = date(2010, 9, 8)
NO_LONGER = "Udvalget har besluttet, at projektet lukkes."


def replay(machine: Machine, store: DocumentStore, output: Output) -> None:
    """Replay the case in an empty database; two replays write the same.

    Args:
        machine: An empty database, a clock to steer, and a worker on both.
        store: Where the worker keeps documents.
        output: The folder, the forms and who is told.

    Raises:
        ReplayStopped: A paper could not be made.
    """
    migrate.upgrade(machine.database)
    with seeded(SEED):
        _play(Stage(machine, output, store))


def _play(stage: Stage) -> None:
    with stage.machine.database.writing() as session:
        ground = lay_ground(session)
        seal(session)
        session.commit()
    rounds, plans = Rounds(stage, ground), Plans(stage, ground)
    first = rounds.play(FIRST)
    plan_id = plans.write(FIRST, first)
    rounds.publish(FIRST, first)
    plans.agree(FIRST, plan_id, plans.agreed_on(FIRST, first), "02-handlingsplan-december-2009")
    plans.note_done(FIRST, first, plan_id)
    second = rounds.play(SECOND)
    second_plan_id = plans.write(SECOND, second)
    plans.give_back(SECOND, second_plan_id, RETURNED)
    plans.mend(second_plan_id, MENDED)
    rounds.publish(SECOND, second)
    case = Case.of(stage, ground)
    plans.agree(SECOND, second_plan_id, AGREED, "02-handlingsplan-marts-2010")
    case.bring("03-dagsordenspunkt-skoler-på-x-og-tværs")
    case.decide()
    case.write_to_committee("04-brev-til-børne-og-ungdomsudvalget")
    case.end_another()
    _follow_up(stage, rounds, plans, case, (plan_id, second_plan_id))


def _follow_up(
    stage: Stage, rounds: Rounds, plans: Plans, case: Case, plan_ids: tuple[str, ...]
) -> None:
    """Play what follows the letter: the answer, the round after it, its item, and the end."""
    third = rounds.open(THIRD)
    case.answer("05-beslutningsbrev-til-projektholderen")
    case.begin_closing()
    for one in plan_ids:
        plans.end(one, NO_LONGER)
    rounds.rate(THIRD, third)
    rounds.publish(THIRD, third)
    overview = Overview.of(stage, rounds.ground)
    item_id = overview.bring(third, "06-dagsordenspunkt-juli-2010")
    overview.defer(item_id, "07-udsat-punkt-juli-2010")
    overview.decide(item_id)
    case.close(CLOSED)
