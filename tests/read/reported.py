"""What the statement tests share: a report read with the people that a test names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord.model import (
    Document,
    Entity,
    Form,
    Kind,
    MadeBy,
    Mention,
    Office,
    Reading,
    Span,
    Statement,
    sha256,
)
from onrecord.read import nlp
from onrecord.read.statements import READER, StatementsReader

PEOPLE: Mapping[str, tuple[str, str, str]] = {
    "Putin": ("person:vladimir-putin", "Vladimir Putin", ""),
    "Trump": ("person:donald-trump", "Donald Trump", ""),
    "Yury Ushakov": ("person:yury-ushakov", "Yury Ushakov", "presidential aide"),
    "Ushakov": ("person:yury-ushakov", "Yury Ushakov", "presidential aide"),
    "The aide": ("person:yury-ushakov", "Yury Ushakov", "presidential aide"),
    "Zelensky": ("person:volodymyr-zelensky", "Volodymyr Zelensky", ""),
    "Reuters": ("agency:reuters", "Reuters", ""),
    "TASS": ("agency:tass", "TASS", ""),
    "WSJ": ("outlet:the-wall-street-journal", "The Wall Street Journal", ""),
    "CNN": ("outlet:cnn", "CNN", ""),
    "Truth Social": ("platform:truth-social", "Truth Social", ""),
    "Kremlin": ("organisation:kremlin", "Kremlin", ""),
}
"""Names that the tests use, with entity, full name and office."""


def report(
    text: str,
    meant: Mapping[str, str] | None = None,
    outlet: str | None = "Daily",
    reader: StatementsReader = READER,
) -> Reading:
    """A report's reading; `meant` says for a word of the text ("he") which name of PEOPLE it stands for."""
    document = Document(
        id="d", name="d.txt", text=text, text_sha256=sha256(text), outlet=outlet, lang="en", segments=()
    )
    names = {name: name for name in PEOPLE} | dict(meant or {})
    mentions: dict[Span, Mention] = {}
    for words in sorted(names, key=len, reverse=True):
        id, full, _ = PEOPLE[names[words]]
        for match in re.finditer(rf"\b{re.escape(words)}\b", text):
            span = Span(match.start(), match.end())
            if not any(span.touches(known) for known in mentions):
                mentions[span] = Mention(
                    id=f"d.m{span.start}-{span.end}",
                    span=span,
                    kind=Kind(id.partition(":")[0]),
                    form=Form.NAME,
                    name=full,
                    entity=id,
                )
    entities = {
        id: Entity(
            id=id, kind=Kind(id.partition(":")[0]), name=full, roles=(Office(role=role),) if role else ()
        )
        for id, full, role in PEOPLE.values()
    }
    reading = Reading(
        document=document,
        made_by=MadeBy(onrecord="0", readers={}, models={}),
        mentions=tuple(mentions[s] for s in sorted(mentions)),
        entities=tuple(entities[i] for i in sorted(entities)),
    )
    return reader.read(nlp.parse(document), reading)


def statements(text: str, meant: Mapping[str, str] | None = None) -> tuple[Statement, ...]:
    """The statements of a report."""
    return report(text, meant).statements


def words(text: str, spans: tuple[Span, ...]) -> str:
    """The words at `spans`, with " … " where they are apart."""
    return " … ".join(text[s.start : s.end] for s in spans)


def who(statement: Statement) -> str | None:
    """The speaker's name."""
    return statement.speaker.name if statement.speaker else None


def hops(statement: Statement) -> list[str]:
    """The chain as "role name"."""
    return [f"{hop.role} {hop.name}" for hop in statement.chain]
