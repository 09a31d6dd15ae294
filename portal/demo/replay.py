"""Replays the case of Skoler på X og tværs through the services, and writes each of its papers.

Project, rounds, colours and committees are those of the sources, and so is the meeting of
23 August 2010 that an item was deferred from. People, case number and the other days are invented.
"""

from datetime import date

from portal.demo.replay_committee import Committee
from portal.demo.replay_ground import lay_ground
from portal.demo.replay_plans import Plans
from portal.demo.replay_rounds import Rounds
from portal.demo.replay_stage import Machine, Output, Stage
from portal.storage import migrate
from portal.storage.document_store import DocumentStore
from portal.storage.history import seal
from portal.tokens import seeded

SEED = 20_100_823
FIRST, SECOND = "december 2009", "marts 2010"
REVIEWED = date(2010, 4, 19)
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
    first = rounds.play(FIRST, letters="01-varsel")
    plan_id = plans.write(FIRST, first)
    rounds.publish(FIRST, first)
    plans.agree(FIRST, first, plan_id, "02-handlingsplan-december-2009")
    plans.note_done(FIRST, first, plan_id)
    second = rounds.play(SECOND, letters="01-varsel")
    second_plan_id = plans.write(SECOND, second)
    plans.review(SECOND, second_plan_id, REVIEWED, "02-handlingsplan-marts-2010")
    rounds.publish(SECOND, second)
    case = Committee.of(stage, ground)
    case.prepare("03-dagsordenspunkt-skoler-på-x-og-tværs")
    case.defer("05-udsat-punkt-skoler-på-x-og-tværs")
    case.decide()
    case.write_to_committee("04-brev-til-børne-og-ungdomsudvalget")
    case.answer("06-beslutningsbrev-til-projektholderen")
    case.close()
    for one in (plan_id, second_plan_id):
        plans.end(one, NO_LONGER)
