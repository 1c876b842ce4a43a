"""Stories: which reports of a mixed folder tell of the same news."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

import numpy as np

from onrecord.link.story_groups import Group, group
from onrecord.link.story_rows import NEWS, Rows, weigh
from onrecord.link.story_words import bag_of, own_words
from onrecord.model import Document, NewsStory, Part, Reading, content_id, document_key
from onrecord.text.wording import listed

WORDS = 5
"""Words that are told for a story."""

HEADLINE = 14
"""Words of a report without a headline that its story is named by."""


def find_stories(readings: Sequence[Reading]) -> tuple[NewsStory, ...]:
    """The stories that the reports fall into, every report in one, sorted by first day, then by first report.

    The same for the same reports in any order. A running story told in chapters may come out as one or as
    several; no other stage leaves anything uncompared because two reports are in different stories.
    """
    ordered = sorted(readings, key=lambda r: document_key(r.document))
    documents = [r.document for r in ordered]
    bags = [bag_of(r) for r in ordered]
    days = [d.published.toordinal() if d.published else None for d in documents]
    groups = group(bags, days)
    if not groups:
        return ()
    rows = weigh(bags, NEWS)
    unread = {r.document.id for r in ordered if any(p.kind.startswith("not-read") for p in r.problems)}
    stories = [_story(g, documents, rows, unread) for g in groups]
    return tuple(sorted(stories, key=lambda s: (s.first is None, s.first, s.documents)))


def _story(one: Group, documents: Sequence[Document], rows: Rows, unread: Collection[str]) -> NewsStory:
    members = [documents[i] for i in one.members]
    centre, words = _centre(one.members, documents, rows)
    published = sorted(d.published for d in members if d.published)
    reason, rule = _reason(one, words)
    if len(members) == 1 and members[0].id in unread:
        reason, rule = "it is in a language that is not read; which story it tells cannot be said", "not-read"
    return NewsStory(
        id=content_id("n", *sorted(d.id for d in members)),
        label=_headline(documents[centre]),
        documents=tuple(d.id for d in members),
        centre=documents[centre].id,
        first=published[0] if published else None,
        last=published[-1] if published else None,
        words=words,
        reason=reason,
        rule=rule,
    )


def _centre(members: Sequence[int], documents: Sequence[Document], rows: Rows) -> tuple[int, tuple[str, ...]]:
    """The member most like the sum of all, and the weightiest words of the story as it writes them."""
    total: dict[int, float] = defaultdict(float)
    having: Counter[int] = Counter()
    for i in members:
        terms, weights = rows.row(i)
        for term, weight in zip(terms.tolist(), weights.tolist(), strict=True):
            total[term] += weight
            having[term] += 1
    likest = [
        sum(w * total[t] for t, w in zip(*(a.tolist() for a in rows.row(i)), strict=True)) for i in members
    ]
    centre = members[int(np.argmax(np.round(likest, 9)))]
    written = own_words(documents[centre])
    shared = [t for t in sorted(total, key=lambda t: (-round(total[t] * having[t], 9), t)) if having[t] > 1]
    return centre, _told(written.get(int(rows.keys[t]), "") for t in shared)


def _told(words: Iterable[str]) -> tuple[str, ...]:
    """The first words that say something new: "Indian navy", and then neither "Indian" nor "navy"."""
    chosen: list[str] = []
    used: set[str] = set()
    for word in words:
        parts = set(word.casefold().split())
        if parts and not parts & used:
            chosen.append(word)
            used |= parts
        if len(chosen) == WORDS:
            break
    return tuple(chosen)


def _headline(document: Document) -> str:
    """The report's headline; without one the beginning of its text."""
    if document.title:
        return " ".join(document.title.split())
    for segment in document.segments:
        if segment.role is Part.HEADLINE:
            return " ".join(document.slice(segment.span).split())
    start = next((s.span.end for s in reversed(document.segments) if s.role in _BEFORE_TEXT), 0)
    words = document.text[start:].split(maxsplit=HEADLINE)
    return " ".join(words[:HEADLINE]) + (" …" if len(words) > HEADLINE else "")


_BEFORE_TEXT = (Part.HEADER, Part.BYLINE, Part.DATELINE)


def _reason(one: Group, words: Sequence[str]) -> tuple[str, str]:
    """Why these reports are one story, and the rule's name."""
    if len(one.members) == 1:
        return "no other report shares enough of its words", "alone"
    shared = f"{len(one.members)} reports share " + (
        f"words that others have seldom: {listed([f'“{w}”' for w in words])}"
        if words
        else "most of their words"
    )
    if one.split:
        return f"{shared}; reports of a story much like it use other names, places or numbers", "told-apart"
    return shared, "shared-words"
