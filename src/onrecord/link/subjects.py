"""What a ruling is about: ids of the record from what a person types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from onrecord.errors import UsageError
from onrecord.link.ruled import NOBODY
from onrecord.model import Record, Ruling, RulingKind, content_id
from onrecord.text.labels import short_names

NAMED = 5
"""Ids that are named of those that a beginning fits."""

_LEAST = {
    RulingKind.SAME: 2,
    RulingKind.DIFFERENT: 2,
    RulingKind.NOT_A_QUOTE: 1,
    RulingKind.ROOT: 1,
    RulingKind.DATE: 1,
}

_ABOUT: Mapping[RulingKind, tuple[str, ...]] = {
    RulingKind.SAME: ("event", "entity", "statement"),
    RulingKind.DIFFERENT: ("event", "entity", "statement"),
    RulingKind.NOT_A_QUOTE: ("statement",),
    RulingKind.ROOT: ("statement",),
    RulingKind.DATE: ("document", "event"),
}
"""What each kind of ruling can be about; quotations and facts stand for their statements."""


def ruling_about(
    record: Record,
    kind: str,
    subject: Sequence[str],
    *,
    why: str,
    by: str,
    made: str,
    value: str | None = None,
) -> Ruling:
    """The ruling, with every subject as ids that outlive a new linking.

    A subject is an id of the record or its unique beginning, or the name of a report. An event whose
    day is ruled stands for all of its mentions, a fact or quotation for its statements.

    Raises:
        UsageError: a kind or id that is not known, too few ids, things that cannot be compared with one
            another, a value that is missing, no day, or not wanted.
    """
    try:
        known = RulingKind(kind)
    except ValueError as err:
        raise UsageError(f"no ruling {kind!r}; there is: {', '.join(RulingKind)}") from err
    subject = tuple(dict.fromkeys(subject))
    if len(subject) < _LEAST[known]:
        least = f"{_LEAST[known]} ids or more" if _LEAST[known] > 1 else "one id or more"
        raise UsageError(f"a ruling {kind!r} is about {least}, not {len(subject)}")
    value = _value(known, value)
    index = _Index(record)
    things = index.find(subject)
    sorts = {sort for sort, _ in things}
    fits = _ABOUT[known]
    if not sorts <= set(fits) or (len(sorts) > 1 and known in (RulingKind.SAME, RulingKind.DIFFERENT)):
        have = ", ".join(sorted(sorts))
        raise UsageError(f"a ruling {kind!r} is about things of one sort ({', '.join(fits)}), not {have}")
    if known in (RulingKind.SAME, RulingKind.DIFFERENT):
        ids = tuple(dict.fromkeys(members[0] for _, members in things))
        if len(ids) < _LEAST[known]:
            raise UsageError(f"{', '.join(subject)} are one thing already")
    elif known is RulingKind.DATE:
        if "document" in sorts and value is not None and ".." in value:
            raise UsageError(f"{value}: a report is published on one day; first..last is for events")
        ids = tuple(dict.fromkeys(m for _, members in things for m in index.tellings(members)))
    else:
        ids = tuple(dict.fromkeys(m for _, members in things for m in members))
    ident = content_id("r", kind, value or "", *ids, by, made)
    return Ruling(id=ident, kind=known.value, subject=ids, value=value, why=why, by=by, made=made)


def _value(kind: RulingKind, value: str | None) -> str | None:
    if kind not in (RulingKind.ROOT, RulingKind.DATE):
        if value is not None:
            raise UsageError(f"a ruling {kind.value!r} takes no value, but {value!r} is given")
        return None
    if value is None or not value.strip():
        wanted = "a name" if kind is RulingKind.ROOT else "a day (YYYY-MM-DD) or first..last"
        raise UsageError(f"a ruling {kind.value!r} needs a value: {wanted}, or {NOBODY!r}")
    value = value.strip()
    if kind is RulingKind.ROOT or value == NOBODY:
        return value
    first, _, last = value.partition("..")
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as err:
        raise UsageError(f"{value}: no day; write it as YYYY-MM-DD, or first..last") from err
    if days[1] < days[0]:
        raise UsageError(f"{value}: the last day is before the first")
    return value if last and days[0] != days[1] else days[0].isoformat()


class _Index:
    """Every id and name of a record that a ruling can be about, with what it stands for."""

    def __init__(self, record: Record) -> None:
        self.things: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._of_event = {e.id: e.mention_ids for e in record.events}
        labels = short_names(record.documents)
        for document in record.documents:
            for name in (labels[document.id], document.name, document.id):
                self.things[name] = ("document", (document.id,))
        for reading in record.readings:
            for mention in reading.events:
                self.things[mention.id] = ("event", (mention.id,))
            for statement in reading.statements:
                self.things[statement.id] = ("statement", (statement.id,))
        for entity in record.entities:
            self.things[entity.id] = ("entity", (entity.id,))
        for event in record.events:
            self.things[event.id] = ("event", (event.id,))
        for quote in record.quotes:
            self.things[quote.id] = ("statement", tuple(v.statement for v in quote.variants))
        for claim in record.claims:
            said = tuple(t.statement for t in claim.tellings if t.statement is not None)
            self.things[claim.id] = ("statement", said)

    def find(self, subject: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
        """(sort, ids) of each."""
        found, unknown = [], []
        for word in subject:
            exact = self.things.get(word)
            fitting = [] if exact else sorted(ident for ident in self.things if ident.startswith(word))
            options = {self.things[ident] for ident in fitting}
            if len(options) > 1:
                several = ", ".join(fitting[:NAMED])
                more = ", …" if len(fitting) > NAMED else ""
                raise UsageError(f"{word} is the beginning of {several}{more}: write more of it")
            if exact is None and not options:
                unknown.append(word)
                continue
            sort, ids = exact if exact is not None else options.pop()
            if not ids:
                raise UsageError(f"{word} stands in the reports' own voice: no statement to rule about")
            found.append((sort, ids))
        if unknown:
            raise UsageError(f"no {', '.join(unknown)} in this record; `onrecord show … --ids` lists the ids")
        return found

    def tellings(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Mentions in place of events; all else as it is."""
        return tuple(m for i in ids for m in self._of_event.get(i, (i,)))
