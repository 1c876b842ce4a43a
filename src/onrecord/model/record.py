"""The record of a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.claim import Claim
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.event import Event
from onrecord.model.finding import Finding
from onrecord.model.framing import Portrait
from onrecord.model.link import Copy
from onrecord.model.problem import SetAside
from onrecord.model.quote import Quote
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.ruling import Ruling
from onrecord.model.statement import Statement
from onrecord.model.story import NewsStory

SCHEMA = 1
"""Number of the JSON contract; raised when a name is changed or dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All of a story: its readings, what links them, and what comparing them shows.

    Readings are sorted by document (see `document_key`), everything else by id or as
    its own type says. The same reports in any order give the identical record.
    Entity ids in `readings` are the record's own (the linker's), not the local ones.
    """

    title: str
    made_by: MadeBy
    readings: tuple[Reading, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    copies: tuple[Copy, ...] = ()
    stories: tuple[NewsStory, ...] = ()
    findings: tuple[Finding, ...] = ()
    portraits: tuple[Portrait, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every report, in the order of the readings."""
        return tuple(reading.document for reading in self.readings)

    @property
    def statements(self) -> Iterator[tuple[Document, Statement]]:
        """Every statement with its report, in reading order."""
        for reading in self.readings:
            for statement in reading.statements:
                yield reading.document, statement


def document_key(document: Document) -> tuple[str, str]:
    """What reports are sorted by: name, then id. Names are what a desk files them under."""
    return (document.name, document.id)


def outlet_key(document: Document) -> str:
    """What outlets are counted by. A report whose outlet nobody names counts as an outlet of its own."""
    return document.outlet or f"unnamed outlet of {document.name}"
