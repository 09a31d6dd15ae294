"""What a rule on rights must know of an object (genstand): where it belongs and what is out."""

from dataclasses import dataclass

from portal.domain.rag import Rag


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Where a project belongs: scheme, holder, owning administrations, pools, committees."""

    id: str
    scheme_id: str
    holder_org_id: str | None = None
    owner_org_ids: tuple[str, ...] = ()
    pool_ids: tuple[str, ...] = ()
    committee_ids: tuple[str, ...] = ()
    public: bool = False


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A project's report; `submitted` tells whether a version has been submitted."""

    project: ProjectFacts
    submitted: bool = False


@dataclass(frozen=True, slots=True)
class AssessmentFacts:
    """A project's assessment: colour, who proposed it, who has been told, whether it is out.

    `holder_told` is true once the holder's notice counts; `told_pool_ids` and
    `told_owner_org_ids` are the pools and administrations whose notice counts.
    """

    project: ProjectFacts
    rag: Rag | None = None
    published: bool = False
    proposed_by: str | None = None
    holder_told: bool = False
    told_pool_ids: tuple[str, ...] = ()
    told_owner_org_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document: its scheme and committees, whether released or public."""

    scheme_id: str
    committee_ids: tuple[str, ...] = ()
    released: bool = False
    public: bool = False
    shows_unpublished: bool = False


@dataclass(frozen=True, slots=True)
class PoolFacts:
    """A pool of one scheme."""

    id: str
    scheme_id: str


@dataclass(frozen=True, slots=True)
class SchemeFacts:
    """The scheme itself: rounds, people, settings, texts."""

    id: str


ObjectFacts = ProjectFacts | ReportFacts | AssessmentFacts | DocumentFacts | PoolFacts | SchemeFacts
