"""The chronicle on the report's first screen: what happened, what is planned, what is denied, each apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.model import Event, Place, Realis
from onrecord.present.grounds import grounds
from onrecord.present.page import Page
from onrecord.present.timeline import (
    Axis,
    Tick,
    axis_of,
    axis_row,
    duration_bar,
    longest_of,
    order,
    track,
    track_kind,
)
from onrecord.present.words import (
    FEW,
    LANES,
    REALIS_WORDS,
    by_kind,
    event_is_dated,
    event_what,
    event_when,
    is_plain,
    precision_words,
)
from onrecord.text.wording import duration_words

View = dict[str, Any]

MAIN = 8
"""Most events drawn big. Chosen, not measured."""
ROWS = 20
"""Most dated events in the first screen; the others are folded below their lane. Chosen, not measured."""
UNDATED = 5
"""Most undated events in the first screen. Chosen, not measured."""
EVIDENCE = 3
"""Wordings, and reports of one wording, that a day rests on; the event's own article has all of them."""
BIG, SMALL = 30, 22
"""Heights of the drawing of an event, in pixels."""


def main_events(page: Page) -> list[str]:
    """Ids of the events that most reports tell; of single-report events those with most facts."""
    facts: dict[str | None, int] = defaultdict(int)
    for claim in page.record.claims:
        facts[claim.event] += len(claim.tellings)
    ranked = sorted(
        page.record.events,
        key=lambda e: (
            -len(e.documents),
            -facts[e.id],
            -len(e.mentions),
            e.realis is not Realis.ACTUAL,
            e.id,
        ),
    )
    several = [event for event in ranked if len(event.documents) > 1]
    chosen = several[:MAIN]
    # What only one report tells is big if it says how long that was, or if nothing is told by several.
    actual = [e for e in ranked if e.realis is Realis.ACTUAL]
    placed = [e for e in actual if e.duration or (not several and event_is_dated(e))]
    chosen += [e for e in placed if e not in chosen][: max(0, 4 - len(chosen))]
    return [event.id for event in chosen]


def chronicle_order(page: Page, main: Sequence[str]) -> list[Event]:
    """Events by day; of the undated ones behind them, the main ones first."""
    return sorted(order(page.record.events), key=lambda e: not event_is_dated(e) and 1 + (e.id not in main))


def chronicle(page: Page, main: Sequence[str]) -> View:
    """The timeline's lanes: by how real events are told to be, each in order of days; then the undated."""
    writer = _Rows(page, main)
    events = chronicle_order(page, main)
    dated = [event for event in events if event_is_dated(event)]
    undated = [event for event in events if not event_is_dated(event)]
    lanes, without = (
        [writer.lane(r.value, title, [e for e in some if e.realis is r]) for r, title in LANES.items()]
        for some in (dated, undated)
    )
    return {
        "axis": axis_row(writer.axis, writer.ticks),
        "lanes": [lane for lane in lanes if lane["count"]],
        "undated": [lane for lane in without if lane["count"]],
        "broken": bool(writer.axis.breaks),
        "has": {word for event in events for word in _signs(event)},
    }


def _signs(event: Event) -> set[str]:
    """What the legend has to explain of an event's row."""
    kind = track_kind(event)
    # The heading of a list shows the mark of its events, so each has to be explained.
    signs = {kind, event.realis.value}
    if event.realis is not Realis.ACTUAL and kind in ("days", "unit", "open"):
        signs.add("outline")
    return signs


class _Rows:
    """Rows of the chronicle, all on one axis."""

    def __init__(self, page: Page, main: Sequence[str]) -> None:
        events = page.record.events
        self.page = page
        self.rank = {id_: i for i, id_ in enumerate(main)}
        axis_and_ticks: tuple[Axis, list[Tick]] = axis_of(events)
        self.axis, self.ticks = axis_and_ticks
        self.longest = longest_of(events)
        ranked = sorted(
            events,
            key=lambda e: (self.rank.get(e.id, len(main)), -len(e.documents), -len(e.mentions), e.id),
        )
        dated = [event.id for event in ranked if event_is_dated(event)]
        undated = [event.id for event in ranked if not event_is_dated(event)]
        self.first_screen = {*dated[:ROWS], *undated[:UNDATED]}

    def lane(self, key: str, title: str, events: Sequence[Event]) -> View:
        """One list of the chronicle; what is not on the first screen is folded below it.

        Of undated events of which only the kind is known one line tells, if there are several.
        """
        plain = [e for e in events if e.id not in self.rank and not event_is_dated(e) and is_plain(e)]
        plain = plain if len(plain) >= FEW else []
        every, events = events, [event for event in events if event not in plain]
        return {
            "key": key,
            "title": title,
            "count": len(every),
            "rows": [self.row(event) for event in events if event.id in self.first_screen],
            "folded": [self.row(event) for event in events if event.id not in self.first_screen],
            "together": self.together(plain) if plain else None,
        }

    def together(self, events: Sequence[Event]) -> View:
        """Events of which only the kind is known, by kind, each with the words that tell of it."""
        kinds = []
        for label, same in by_kind(events):
            places = [event.mentions[0] for event in same if event.mentions]
            kinds.append(
                {
                    "label": label,
                    "count": len(same),
                    "evidence": [
                        {"words": self.page.quoted(p.doc, p.span, 80), "source": self.page.source(p.doc)}
                        for p in places[:EVIDENCE]
                    ],
                    "more": max(0, len(places) - EVIDENCE),
                }
            )
        return {"count": len(events), "kinds": kinds}

    def row(self, event: Event) -> View:
        big = event.id in self.rank
        known = grounds(event, self.page.told)
        told = REALIS_WORDS[event.realis]
        why = "; ".join(ground.words for ground in known)
        return {
            "id": self.page.ids[event.id],
            "label": event_what(event),
            "when": event_when(event),
            "precision": precision_words(event.when),
            "big": big,
            "realis": event.realis.value,
            "told": told,
            "dated": event_is_dated(event),
            "drawn": track_kind(event) != "none",
            "why": why,
            "track": track(
                event,
                self.axis,
                self.ticks,
                BIG if big else SMALL,
                f"{event_when(event)}, {told}; {why}",
            ),
            "grounds": _short_grounds(self.page, event),
            "long": duration_words(event.duration),
            "bar": duration_bar(event.duration, self.longest),
            "documents": len(event.documents),
            "outlets": event.outlets,
            "roots": len(event.roots),
            "unattributed": event.unattributed,
            "maybe": [self.page.event(m.event) for m in event.possibly_same_as],
        }


def ground_views(page: Page, event: Event) -> list[View]:
    """On what an event's day rests: each ground with the words of every report."""
    return [
        {
            "words": ground.words,
            "evidence": [
                {"source": page.source(place.doc), "words": page.quoted(place.doc, place.span, 80)}
                for place in ground.places
            ],
        }
        for ground in grounds(event, page.told)
    ]


def _short_grounds(page: Page, event: Event) -> list[View]:
    """The same in short: the same words once, the reports behind them each leading to its own place."""
    views = []
    for ground in grounds(event, page.told):
        same: dict[str, list[Place]] = defaultdict(list)
        for place in ground.places:
            words = page.documents[place.doc].slice(place.span)
            same[" ".join(words.split()).casefold()].append(place)
        shown = list(same.values())[:EVIDENCE]
        views.append(
            {
                "words": ground.words,
                "evidence": [
                    {
                        "words": page.quoted(places[0].doc, places[0].span, 80),
                        "reports": [page.pointer(p, page.label(p.doc)) for p in places[:EVIDENCE]],
                        "more": max(0, len(places) - EVIDENCE),
                    }
                    for places in shown
                ],
                "more": len(same) - len(shown),
            }
        )
    return views
