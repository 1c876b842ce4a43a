"""Where a report names somebody or something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Kind(StrEnum):
    """What is named."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OUTLET = "outlet"
    AGENCY = "agency"
    PLATFORM = "platform"
    NATIONALITY = "nationality"
    GROUP = "group"
    WORK = "work"
    OTHER = "other"


class Form(StrEnum):
    """How it is named."""

    NAME = "name"
    NOMINAL = "nominal"
    """By office or description: "the aide", "the Russian president", "the dictator"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One naming. `name` is the entity's full name where known, else the words themselves.

    `entity` is None where it is not known who is meant; `reason` then says why,
    and otherwise by which rule the mention was resolved. `members` are the ids of the
    persons whom a plural ("the two leaders") means, where known.
    """

    id: str
    span: Span
    kind: Kind
    form: Form
    name: str
    entity: str | None
    reason: str = ""
    members: tuple[str, ...] = ()
