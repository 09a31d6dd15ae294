"""The words in which the table says who may do what: rules over a person and a place.

They speak of actions of portal.domain.actions on what an address names.
"""

from collections.abc import Callable
from dataclasses import dataclass

from portal.domain.permissions import (
    Action,
    Actor,
    AssessmentFacts,
    DocumentFacts,
    ObjectFacts,
    ProjectFacts,
    ReportFacts,
    SchemeFacts,
    may,
    roles_for,
)
from portal.domain.policy import SchemePolicy
from portal.domain.rag import Rag
from tests.factories import TODAY
from tests.integration.promises.ground import NOWHERE, Place

Rule = Callable[[Actor, Place], bool]
Facts = Callable[[ProjectFacts, Place], ObjectFacts]


def nobody(_actor: Actor, _place: Place) -> bool:
    """Let nobody in."""
    return False


def everybody(_actor: Actor, _place: Place) -> bool:
    """Let everybody in."""
    return True


def signed_in(actor: Actor, _place: Place) -> bool:
    """Let everybody in who has logged in."""
    return actor.person_id is not None


def anywhere(action: Action) -> Rule:
    """Let those in who may do this somewhere: the address names no object."""
    return lambda actor, _place: actor.has_any(roles_for(action), TODAY)


def _on(facts: Facts, actions: tuple[Action, ...]) -> Rule:
    def rule(actor: Actor, place: Place) -> bool:
        if place.facts is None:
            return False
        named = facts(place.facts, place)
        return any(may(actor, one, named, TODAY, SchemePolicy()).allowed for one in actions)

    return rule


def project(*actions: Action) -> Rule:
    """Let those in who may do one of these to the project."""
    return _on(lambda facts, _place: facts, actions)


def report(*actions: Action) -> Rule:
    """Let those in who may do one of these to the report."""
    return _on(lambda facts, place: ReportFacts(facts, submitted=place.submitted), actions)


def rating(*actions: Action) -> Rule:
    """Let those in who may do one of these to an unpublished rating that somebody else made."""
    return _on(lambda facts, _place: AssessmentFacts(facts, rag=Rag.RED), actions)


def plan(*actions: Action) -> Rule:
    """Let those in who may do one of these to the plan of a published red, where there is one."""

    def facts(of_project: ProjectFacts, _place: Place) -> AssessmentFacts:
        return AssessmentFacts(of_project, rag=Rag.RED, published=True)

    rule = _on(facts, actions)
    return lambda actor, place: place.ids["plan_id"] != NOWHERE and rule(actor, place)


def scheme(*actions: Action) -> Rule:
    """Let those in who may do one of these in the scheme."""
    return _on(lambda facts, _place: SchemeFacts(facts.scheme_id), actions)


def published(*actions: Action) -> Rule:
    """Let those in who may do one of these to a rating that is published."""
    rule = rating(*actions)
    return lambda actor, place: place.name == "A then" and rule(actor, place)


def office_of_sent(*actions: Action) -> Rule:
    """Let those in who may do one of these in the scheme, where a report was sent."""
    rule = scheme(*actions)
    return lambda actor, place: place.submitted and rule(actor, place)


def document(*actions: Action) -> Rule:
    """Let those in who may do one of these to an unreleased document of the scheme."""
    return _on(lambda facts, _place: DocumentFacts(facts.scheme_id, facts.committee_ids), actions)


def released(*actions: Action) -> Rule:
    """Let those in who may do one of these to a released document of the scheme's committee."""
    return _on(
        lambda facts, _place: DocumentFacts(facts.scheme_id, facts.committee_ids, released=True),
        actions,
    )


def maker(actor: Actor, place: Place) -> bool:
    """Let the one in who made the place's document."""
    return actor.person_id is not None and actor.person_id == place.maker_id


def asker(actor: Actor, place: Place) -> bool:
    """Let the one in who asked for the document."""
    return actor.person_id is not None and actor.person_id == place.asker_id


def known(rule: Rule) -> Rule:
    """Let those in whom the rule lets in, where there is something at all."""
    return lambda actor, place: place.facts is not None and rule(actor, place)


def either(*rules: Rule) -> Rule:
    """Let those in whom one of the rules lets in."""
    return lambda actor, place: any(rule(actor, place) for rule in rules)


@dataclass(frozen=True, slots=True)
class Expected:
    """Who is let in at an address.

    Attributes:
        may: Who may look, or act.
        sees: Who may be told that it is there although they may not: a refusal in words, or the
            way to where it can be read. Everybody else finds nothing.
        post: Who may act, where looking is for more people.
        empty: Whether also those who may find nothing: what they asked for is not there now.
    """

    may: Rule
    sees: Rule = nobody
    post: Rule | None = None
    empty: bool = False

    def rule(self, method: str) -> Rule:
        """Return who may by a method."""
        return self.post if method == "POST" and self.post is not None else self.may
