"""The section on how each outlet tells it: names, loaded words, verbs, voices, what stands first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.model import Buried, FramingKind, Kind, Portrait, Position, Slot, Tally
from onrecord.present.lit import page_text
from onrecord.present.page import Page
from onrecord.present.words import event_what
from onrecord.text.wording import count_of

View = dict[str, Any]

FORMS = 6
"""Most names of one person, and most verbs of one speaker, shown per outlet. Chosen, not measured."""
PEOPLE = 6
"""Most speakers shown per outlet, and most actors whose names are compared. Chosen, not measured."""
OUTLETS = 12
"""Most outlets whose names for one actor are shown beside each other. Chosen, not measured."""
OPENING = 3
"""Things told first that are shown per outlet. Chosen, not measured."""
SETTING = frozenset({Slot.TOOK_PLACE, Slot.PLANNED, Slot.DAY, Slot.PLACE, Slot.PARTICIPANT, Slot.ORDINAL})
"""Facts that the event they belong to is named by."""
BARE = frozenset({Slot.DURATION, Slot.TOPIC, Slot.INITIATOR, Slot.NUMBER})
"""Facts whose words do not say of what event they are."""
LEARNED = "learned"
STANCE = {FramingKind.DISTANCING_VERB: "distance", FramingKind.ENDORSING_VERB: "assent"}
STANCE_TITLES = {"distance": "keeps a distance", "assent": "takes it for true", "": ""}


def portrait_views(page: Page) -> list[View]:
    """One card per outlet: what it tells first and late, loaded words, its own and others', verbs, voices."""
    return [_portrait(page, portrait) for portrait in page.record.portraits]


def naming_views(page: Page) -> list[View]:
    """For each of the most named people, states and bodies what each outlet calls them; labels are marked."""
    kinds = {e.id: e.kind for e in page.record.entities}
    count: dict[str, int] = defaultdict(int)
    outlets: dict[str, int] = defaultdict(int)
    labelled: set[str] = set()
    for portrait in page.record.portraits:
        labelled |= {t.about for t in portrait.loaded if t.about}
        for about in {t.about for t in portrait.naming if t.about}:
            outlets[about] += 1
        for tally in portrait.naming:
            count[tally.about or ""] += tally.count
    asked = [a for a in count if a and (kinds.get(a) is Kind.PERSON or a in labelled)]
    asked.sort(key=lambda a: (-outlets[a], -count[a], a))
    views = []
    for about in asked[:PEOPLE]:
        called = list(_called(page, about))
        more = count_of(len(called) - OUTLETS, "more outlet") if len(called) > OUTLETS else ""
        views.append({"name": page.names.get(about, about), "outlets": called[:OUTLETS], "more": more})
    return views


def _called(page: Page, about: str) -> Iterable[View]:
    for portrait in page.record.portraits:
        labels = {p for t in portrait.loaded if t.kind is FramingKind.LABEL for p in t.places}
        tallies = _merged([t for t in portrait.naming if t.about == about])
        if tallies:
            yield {
                "outlet": page.outlet(portrait.documents) or portrait.outlet,
                "forms": [
                    {**_tally(page, t), "label": _has_label(t, labels)}
                    for t in sorted(tallies, key=_most)[:FORMS]
                ],
            }


def _has_label(tally: Tally, labels: Iterable[Any]) -> bool:
    return any(a.doc == b.doc and a.span.touches(b.span) for a in tally.places for b in labels)


def _portrait(page: Page, portrait: Portrait) -> View:
    own = sorted(portrait.loaded, key=_most)
    return {
        "outlet": page.outlet(portrait.documents) or portrait.outlet,
        "unread": bool(portrait.documents) and page.unread.issuperset(portrait.documents),
        "sources": [page.source(doc) for doc in portrait.documents],
        "words": portrait.words,
        "opening": _opening(page, portrait.order),
        "buried": [_late(page, b) for b in _once(portrait.buried)[:OPENING]],
        "loaded": [_about(page, t) for t in own if t.rule != LEARNED],
        "candidates": [_about(page, t) for t in own if t.rule == LEARNED],
        "marks": [_about(page, t) for t in sorted(portrait.marks, key=_most)],
        "quoted": [_about(page, t) for t in sorted(portrait.quoted, key=_most) if t.rule != LEARNED],
        "verbs": list(_by_speaker(page, portrait.verbs)),
        "sides": list(_by_side(page, portrait.sides)),
        **_voices(portrait),
    }


def _opening(page: Page, order: Sequence[Position]) -> list[View]:
    """The events and facts told first, each once, with their paragraph."""
    found: list[View] = []
    for position in order:
        label = _subject(page, position.subject)
        if label is None or any(label == view["label"] for view in found):
            continue
        found.append(_placed(page, position, label))
        if len(found) == OPENING:
            break
    return found


def _subject(page: Page, subject: str) -> str | None:
    """An event's or a fact's name; None for speakers and for what an event's name says too."""
    event = page.events.get(subject)
    if event is not None:
        return event_what(event)
    claim = page.claims.get(subject)
    if claim is None or claim.slot in SETTING:
        return None
    of = page.events.get(claim.event or "") if claim.slot in BARE else None
    return f"{event_what(of)}: {claim.text}" if of is not None else claim.text


def _placed(page: Page, position: Position, label: str) -> View:
    return {
        "label": label,
        "href": page.href(position.place.doc, position.place.span)
        if position.place.doc in page.keys
        else None,
        "where": f"paragraph {position.paragraph}",
    }


def _once(buried: Sequence[Buried]) -> list[Buried]:
    """The widest apart first; of an event and what is told with it at the same place only one."""
    kept: list[Buried] = []
    for pair in buried:
        places = {(b.here.place.doc, b.here.paragraph, b.there.place.doc) for b in kept}
        if (pair.here.place.doc, pair.here.paragraph, pair.there.place.doc) not in places:
            kept.append(pair)
    return kept


def _late(page: Page, pair: Buried) -> View:
    subject = pair.here.subject
    claim = page.claims.get(subject)
    event = page.events.get(claim.event or "") if claim is not None else None
    label = _subject(page, subject) or (event_what(event) if event is not None else "an event")
    return {
        **_placed(page, pair.here, label),
        "share": round(100 * pair.here.before),
        "there": page.pointer(pair.there.place, f"paragraph {pair.there.paragraph}"),
        "other": page.label(pair.there.place.doc),
    }


def _about(page: Page, tally: Tally) -> View:
    return {**_tally(page, tally), "about": page.names.get(tally.about or "")}


def _by_speaker(page: Page, verbs: Sequence[Tally]) -> Iterable[View]:
    """Reporting words for each named speaker, those with the most first."""
    by: dict[str, list[Tally]] = defaultdict(list)
    for tally in verbs:
        if tally.about in page.names:
            by[tally.about or ""].append(tally)
    ranked = sorted(by.items(), key=lambda item: (-sum(t.count for t in item[1]), item[0]))
    for about, tallies in ranked[:PEOPLE]:
        # What keeps a distance or agrees comes first: the rest says little.
        shown = sorted(_merged(tallies), key=lambda t: (t.kind is None, *_most(t)))
        yield {"name": page.names[about], "forms": [_verb(page, t) for t in shown[:FORMS]]}


def _by_side(page: Page, sides: Sequence[Tally]) -> Iterable[View]:
    """How often each side's words are reported, and how often with distance or assent."""
    by: dict[str, list[Tally]] = defaultdict(list)
    for tally in sides:
        if tally.about in page.names:
            by[tally.about or ""].append(tally)
    ranked = sorted(by.items(), key=lambda item: (-sum(t.count for t in item[1]), item[0]))
    if not any(t.kind for t in sides):
        return
    for about, tallies in ranked[:PEOPLE]:
        marked: dict[str, list[View]] = defaultdict(list)
        for tally in sorted(tallies, key=_most):
            if tally.kind in STANCE:
                marked[STANCE[tally.kind]].append(_verb(page, tally))
        total = sum(t.count for t in tallies)
        yield {
            "name": page.names[about],
            "times": count_of(total, "time"),
            "distance": marked["distance"],
            "assent": marked["assent"],
        }


def _verb(page: Page, tally: Tally) -> View:
    stance = STANCE.get(tally.kind, "") if tally.kind else ""
    return {**_tally(page, tally), "stance": stance, "title": STANCE_TITLES[stance]}


def _voices(portrait: Portrait) -> View:
    most = max((voice.direct + voice.indirect for voice in portrait.voices), default=0)
    shown, rest = portrait.voices[:PEOPLE], portrait.voices[PEOPLE:]
    return {
        "voices": [
            {
                "name": voice.name,
                "direct": voice.direct,
                "indirect": voice.indirect,
                "direct_share": round(100 * voice.direct / most, 1) if most else 0,
                "indirect_share": round(100 * voice.indirect / most, 1) if most else 0,
            }
            for voice in shown
        ],
        "others": count_of(len(rest), "other"),
        "rest": sum(voice.direct + voice.indirect for voice in rest),
        "given": sum(voice.direct + voice.indirect for voice in portrait.voices),
    }


def _merged(tallies: Iterable[Tally]) -> list[Tally]:
    """One tally a form, in whatever case and whatever it does."""
    by_form: dict[tuple[str, Any], Tally] = {}
    for tally in tallies:
        key = (tally.form.casefold(), tally.kind)
        seen = by_form.get(key)
        if seen is not None:
            tally = Tally(
                form=seen.form,
                count=tally.count + seen.count,
                places=seen.places + tally.places,
                about=seen.about,
                kind=seen.kind,
                rule=seen.rule,
            )
        by_form[key] = tally
    return list(by_form.values())


def _most(tally: Tally) -> tuple[int, str]:
    return (-tally.count, tally.form)


def _tally(page: Page, tally: Tally) -> View:
    place = next((p for p in tally.places if p.doc in page.keys), None)
    return {
        "form": page_text(tally.form),
        "count": tally.count,
        "href": page.href(place.doc, place.span) if place else None,
    }
