"""A story: the one place where stages and store are wired together, and the Python API."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from onrecord import read as reading_stage
from onrecord.compare import changes, compare, portraits
from onrecord.errors import UsageError
from onrecord.ingest import ingest
from onrecord.lexicon.base import sources
from onrecord.link import in_force, link_in_place, obey
from onrecord.link.labels import kind_words
from onrecord.link.ruled import NOBODY
from onrecord.link.subjects import ruling_about
from onrecord.model import (
    SCHEMA,
    Change,
    Claim,
    DateBasis,
    Document,
    Entity,
    Event,
    Finding,
    NewsStory,
    Quote,
    Reading,
    Record,
    Ruling,
    RulingKind,
    SetAside,
    Statement,
    content_id,
)
from onrecord.present.json import record_to_dict
from onrecord.present.notebook import record_html
from onrecord.present.words import is_dated
from onrecord.quiet import without_collecting
from onrecord.run.local import LocalRunner
from onrecord.store.base import Store
from onrecord.store.memory import MemoryStore
from onrecord.store.rulings import UNDO, RulingsFile
from onrecord.store.sqlite import SqliteStore
from onrecord.text.wording import listed, range_words

BATCH = 16
"""Readings written in one transaction: what a kill can cost (some two seconds of work)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the reading is: counts of reports, and the name of the last one done."""

    done: int
    total: int
    set_aside: int
    last: str


OnProgress = Callable[[Progress], None]


class Story:
    """Reports of one story, kept in one store, and the record made of them.

        story = Story.build(["reports/"])
        for event in story.record.events:
            print(event.label, len(event.documents), event.outlets, len(event.roots))

    A story is cheap to make; the record is made when first asked for and kept until
    reports or rulings are added.
    """

    def __init__(
        self, store: Store | None = None, *, title: str | None = None, rulings: RulingsFile | None = None
    ) -> None:
        """`rulings` is the file in which what people decided outlives the store; None: in the store alone.

        Raises:
            StoreError: the file of rulings is damaged, or the store cannot take over what it says.
        """
        self.store: Store = store if store is not None else MemoryStore()
        self._title = title
        self._record: Record | None = None
        self._again: dict[tuple[str, date | None], Reading] = {}
        self.rulings_file = rulings
        if rulings is not None:
            known = {r.id: r for r in self.store.rulings()}
            told = [r for r in rulings.read() if known.get(r.id) != r]
            if told:
                self.store.put_rulings(told)

    @classmethod
    def build(
        cls,
        paths: Sequence[str | Path],
        *,
        store: str | Path | None = None,
        workers: int | None = None,
        title: str | None = None,
        stdin: bytes | None = None,
        encoding: str | None = None,
        today: date | None = None,
        progress: OnProgress | None = None,
    ) -> Story:
        """Files, folders and globs in, a read and linked story out.

        Without `store` all is kept in memory. Reports that say they are of a later day than `today` are
        taken as undated, if it is given. `workers` is the number of reading
        processes; None takes one per core, at most one per report.

        Raises:
            IngestError: a path does not exist, or there is no report in them.
            StoreError: the store cannot be written.
        """
        story = cls(title=title) if store is None else cls.create(store, title=title)
        story.add(paths, stdin=stdin, encoding=encoding, today=today)
        story.read(workers=workers, progress=progress)
        # Linked now, not when first asked for; and not again if nothing changed.
        assert story.record is not None
        return story

    @classmethod
    def open(cls, path: str | Path) -> Story:
        """The story kept in the file `path`.

        Raises:
            StoreError: there is no such file, it is no store, or a newer OnRecord wrote it.
        """
        return cls(SqliteStore(path, create=False), rulings=RulingsFile.beside(Path(path)))

    def add(
        self,
        paths: Sequence[str | Path],
        *,
        stdin: bytes | None = None,
        encoding: str | None = None,
        today: date | None = None,
    ) -> tuple[int, int]:
        """Take in reports: (documents new to the store, inputs set aside). Nothing is read yet.

        For `today` see `build`.
        """
        aside: list[SetAside] = []
        self._record = None

        def documents() -> Iterator[Document]:
            for item in ingest(paths, stdin=stdin, encoding=encoding, today=today):
                if isinstance(item, SetAside):
                    aside.append(item)
                else:
                    yield item

        new = self.store.add(documents())
        self.store.set_aside(aside)
        return new, len(aside)

    def read(self, *, workers: int | None = None, progress: OnProgress | None = None) -> int:
        """Read every document that has no reading by these readers yet; how many were read.

        A report that kills or hangs its worker is set aside with its reason.
        Readings are committed in batches: stopped at any moment, the work done so far is kept.
        """
        self._record = None
        maker = reading_stage.made_by()
        total = sum(1 for _ in self.store.unread(maker))
        if not total:
            return 0
        wanted = workers if workers is not None else os.cpu_count() or 1
        if wanted < 1:
            raise UsageError(f"{wanted} workers: at least one is needed")
        runner = LocalRunner(workers=min(wanted, total), task="onrecord.read:read_bytes")
        done = aside = 0
        batch: list[Reading] = []
        names: list[str] = []

        def encoded() -> Iterator[tuple[str, bytes]]:
            for document in self.store.unread(maker):
                names.append(document.name)
                yield document.name, reading_stage.encode_document(document)

        try:
            for outcome in runner.map(encoded()):
                name = names[done]
                done += 1
                if outcome.set_aside is not None:
                    self.store.set_aside([outcome.set_aside])
                    aside += 1
                elif outcome.value is not None:
                    batch.append(reading_stage.decode(outcome.value))
                    if len(batch) >= BATCH:
                        self.store.put(batch)
                        batch = []
                if progress is not None:
                    progress(Progress(done=done, total=total, set_aside=aside, last=name))
        finally:
            # Also on Ctrl-C: what was read is kept.
            self.store.put(batch)
        return done

    def link(self) -> Record:
        """Link and compare all readings, and keep the record in the store."""
        record = self._linked(self.store.rulings())
        self.store.put_record(record)
        # Let go of before it is read again as the store gives it back, so that a story
        # just built and one opened are alike to the byte.
        del record
        self._record = self.store.record()
        assert self._record is not None
        return self._record

    @without_collecting()
    def _linked(self, rulings: Sequence[Ruling]) -> Record:
        ruled = in_force(rulings)
        days = {s: r.value for r in ruled if r.kind == RulingKind.DATE for s in r.subject}
        readings = [obey(self._as_of(reading, days), ruled) for reading in self.store.readings()]
        links = link_in_place(readings, rulings)
        relabelled = tuple(readings)
        return Record(
            title=self._title or _headline(links.events),
            made_by=reading_stage.made_by(),
            readings=relabelled,
            entities=links.entities,
            events=links.events,
            quotes=links.quotes,
            claims=links.claims,
            copies=links.copies,
            stories=links.stories,
            findings=compare(relabelled, links),
            portraits=portraits(relabelled, links),
            rulings=tuple(rulings),
            set_aside=self.store.aside(),
        )

    def _as_of(self, reading: Reading, days: Mapping[str, str | None]) -> Reading:
        """The reading, or a new one if a person ruled that the report is of another day."""
        document = reading.document
        if document.id not in days:
            return reading
        day = _ruled_day(days[document.id])
        if day == document.published:
            return reading
        if (document.id, day) not in self._again:
            ruled = replace(
                document,
                published=day,
                published_basis=DateBasis.RULED if day is not None else None,
                published_span=None,
                published_limits=() if day is not None else document.published_limits,
                problems=tuple(p for p in document.problems if day is None or p.kind != "no-date"),
            )
            self._again[(document.id, day)] = reading_stage.read(ruled)
        return self._again[(document.id, day)]

    @classmethod
    def create(cls, path: str | Path, *, title: str | None = None) -> Story:
        """The story kept in the file `path`, which is made if there is none."""
        return cls(SqliteStore(path), title=title, rulings=RulingsFile.beside(Path(path)))

    @property
    def record(self) -> Record:
        """The record, made when first asked for."""
        if self._record is None:
            kept = self.store.record()
            current = kept is not None and kept.made_by == reading_stage.made_by()
            titled = kept is not None and self._title in (None, kept.title)
            self._record = kept if current and titled else self.link()
        assert self._record is not None
        return self._record

    @property
    def documents(self) -> Iterator[Document]:
        """Every report of the record."""
        return iter(self.record.documents)

    @property
    def events(self) -> Iterator[Event]:
        """Every event of the record."""
        return iter(self.record.events)

    @property
    def statements(self) -> Iterator[tuple[Document, Statement]]:
        """Every statement with its report."""
        return self.record.statements

    @property
    def quotes(self) -> Iterator[Quote]:
        """Every utterance that stands in several wordings."""
        return iter(self.record.quotes)

    @property
    def claims(self) -> Iterator[Claim]:
        """Every fact with its tellings."""
        return iter(self.record.claims)

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding."""
        return iter(self.record.findings)

    @property
    def entities(self) -> Iterator[Entity]:
        """Everybody and everything named."""
        return iter(self.record.entities)

    @property
    def stories(self) -> Iterator[NewsStory]:
        """The stories that the reports fall into, by day; one where all tell of the same."""
        return iter(self.record.stories)

    def rule(
        self, kind: str, subject: Iterable[str], *, why: str, by: str, made: str, value: str | None = None
    ) -> Ruling:
        """Overrule the machine: kept beside the store, obeyed at every linking from now on.

        `kind` is a `RulingKind`: "same" or "different" with two ids or more of events, event mentions,
        entities, statements or quotations; "not-a-quote" with ids of statements; "root" with ids of
        statements or facts and the name of who vouches for them ("none": nobody); "date" with ids or names
        of reports, or ids of events, and a day ("none": undated; for events "first..last" too). `made` is the
        instant of the ruling (ISO 8601), given by the caller. See `effect` for what it would do.

        Raises:
            UsageError: a kind, an id or a value that makes no sense, or too few ids.
            StoreError: it cannot be written.
        """
        ruling = self.ruling(kind, subject, why=why, by=by, made=made, value=value)
        self.decide(ruling)
        return ruling

    def ruling(
        self, kind: str, subject: Iterable[str], *, why: str, by: str, made: str, value: str | None = None
    ) -> Ruling:
        """The ruling as `rule` would make it, not yet in force.

        Raises:
            UsageError: as `rule`.
        """
        made = _instant(made)
        ruling = ruling_about(self.record, kind, tuple(subject), why=why, by=by, made=made, value=value)
        if not why.strip() or not by.strip():
            raise UsageError("a ruling needs a reason and a name: why or by is empty")
        return ruling

    def undoing(self, ident: str, *, why: str, by: str, made: str) -> Ruling:
        """The withdrawal of the ruling `ident` (its unique beginning, or "last"), not yet in force.

        Raises:
            UsageError: there is no such ruling in force.
        """
        standing = in_force(self.store.rulings())
        fitting = standing[-1:] if ident == "last" else [r for r in standing if r.id.startswith(ident)]
        if len(fitting) != 1:
            have = ", ".join(r.id for r in standing) or "none"
            raise UsageError(f"no one ruling {ident!r} in force; there is: {have}")
        made = _instant(made)
        subject = fitting[0].id
        ident = content_id("r", UNDO, subject, by, made)
        return Ruling(id=ident, kind=UNDO, subject=(subject,), why=why, by=by, made=made)

    def effect(self, ruling: Ruling) -> tuple[Change, ...]:
        """What would be otherwise in the record with this ruling (or withdrawal); nothing is written."""
        return changes(self.record, self._linked(self._with(ruling)))

    def decide(self, ruling: Ruling) -> None:
        """Put a ruling (or withdrawal) in force: a line in the file of rulings, and in the store.

        Raises:
            StoreError: it cannot be written.
        """
        if self.rulings_file is not None:
            self.rulings_file.append(ruling)
        self.store.put_rulings(self._with(ruling))
        self._record = None

    def _with(self, ruling: Ruling) -> list[Ruling]:
        rulings = list(self.store.rulings())
        if ruling.kind == UNDO:
            return [replace(r, withdrawn=r.withdrawn or r.id in ruling.subject) for r in rulings]
        return [*(r for r in rulings if r.id != ruling.id), ruling]

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts and lists, in the names of the contract."""
        return record_to_dict(self.record)

    def _repr_html_(self) -> str:
        return record_html(self.record)

    def close(self) -> None:
        """Close the store's file."""
        self.store.close()


def _ruled_day(value: str | None) -> date | None:
    return None if value in (None, NOBODY) else date.fromisoformat(str(value)[:10])


def _instant(made: str) -> str:
    """The instant in UTC: rulings are put in order by these words."""
    try:
        told = datetime.fromisoformat(made)
    except ValueError as err:
        raise UsageError(f"{made}: no instant; write it as YYYY-MM-DDTHH:MM:SSZ") from err
    # Without a zone it is taken as UTC, so that the same words mean the same everywhere.
    there = told if told.tzinfo is not None else told.replace(tzinfo=UTC)
    return there.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _headline(events: Sequence[Event]) -> str:
    """A title from the record itself: who the most-told events are about, what they were, and when."""
    told = [e for e in events if e.participants]
    if not told:
        return "Untitled story"
    series: dict[tuple[str, frozenset[str]], list[Event]] = {}
    for event in told:
        parties = frozenset(p.party.entity or p.party.name for p in event.participants)
        series.setdefault((event.kind, parties), []).append(event)
    # Four calls told in two reports each make a story of calls.
    alike = max(
        series.values(),
        key=lambda s: (len({d for e in s for d in e.documents}), sum(len(e.mention_ids) for e in s), s[0].id),
    )
    main = alike[0]
    days = sorted(d for e in alike if is_dated(e.when) and e.when and (d := e.when.interval.first_day))
    names = listed([p.party.name for p in main.participants][:2])
    kind = kind_words(main.kind).lower() + ("s" if len(alike) > 1 else "")
    return f"{names}: {kind}{', ' + range_words(days[0], days[-1]) if days else ''}"


def read_reports(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | None = None,
    encoding: str | None = None,
    workers: int | None = None,
    today: date | None = None,
) -> Iterator[Reading | SetAside]:
    """Reports read one by one without a store, in their order; what cannot be read is set aside.

    For `today` see `Story.build`.

    Raises:
        IngestError: a path does not exist, or there is no report in them.
    """
    aside: list[SetAside] = []

    def encoded() -> Iterator[tuple[str, bytes]]:
        for item in ingest(paths, stdin=stdin, encoding=encoding, today=today):
            if isinstance(item, SetAside):
                aside.append(item)
            else:
                yield item.name, reading_stage.encode_document(item)

    wanted = workers if workers is not None else os.cpu_count() or 1
    for outcome in LocalRunner(workers=wanted, task="onrecord.read:read_bytes").map(encoded()):
        yield from aside
        aside.clear()
        if outcome.set_aside is not None:
            yield outcome.set_aside
        elif outcome.value is not None:
            yield reading_stage.decode(outcome.value)
    yield from aside


def about() -> dict[str, Any]:
    """Versions, models with hashes, and where the word lists come from, as plain data."""
    maker = reading_stage.made_by()
    return {
        "onrecord": maker.onrecord,
        "schema": SCHEMA,
        "python": platform.python_version(),
        "readers": maker.readers,
        "models": maker.models,
        "packages": {name: metadata.version(name) for name in PACKAGES},
        "lexicon": sources(),
    }


PACKAGES = ("spacy", "trafilatura", "htmldate", "py3langid", "rapidfuzz", "msgspec")
"""Packages whose version can change what a record says."""
