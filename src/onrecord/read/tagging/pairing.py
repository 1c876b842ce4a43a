"""Which of the tagger's attributions is which of the rules' drafts."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Parse, Sentence
from onrecord.read.drafts import Draft
from onrecord.read.tagging.answers import Found, Run

MARKS = frozenset({'"', "'"})

INNER = 0.25
"""What a statement within another is held back by: the tagger reads the outermost. Chosen."""


def pairs(
    parse: Parse, outer: Sequence[Draft], inner: Sequence[Draft], found: Sequence[Found]
) -> dict[int, Found]:
    """The tagger's attribution for each draft that it also found, by the draft's `id()`."""
    scored: list[tuple[float, int, int, Draft, Found]] = []
    for rank, drafts in enumerate((outer, inner)):
        for n, draft in enumerate(drafts):
            mine = set(words_of(parse, draft))
            for k, f in enumerate(found):
                likeness = _likeness(mine, draft, f) - INNER * rank
                if likeness > 0:
                    scored.append((likeness, -n, -k, draft, f))
    scored.sort(key=lambda entry: entry[:3], reverse=True)
    paired: dict[int, Found] = {}
    used: set[int] = set()
    for *_, draft, f in scored:
        if id(draft) not in paired and id(f) not in used:
            paired[id(draft)] = f
            used.add(id(f))
    return paired


def _likeness(mine: set[int], draft: Draft, f: Found) -> float:
    """How far both are one statement: 0 for no common word, 1 for the same words and cue."""
    words = {i for run in f.content for i in tokens_of(run)}
    common = 2 * len(words & mine) / (len(words) + len(mine)) if words and mine else 0.0
    if f.cue is None or draft.verb < 0:
        return common if common >= 0.5 else 0.0
    return 0.5 + 0.5 * common if same_cue(draft, f) else 0.0


def same_cue(draft: Draft, f: Found) -> bool:
    """Whether the tagger's cue holds the draft's."""
    return f.cue is not None and any(f.cue.first <= i < f.cue.last for i in (draft.verb, *draft.cue))


def words_of(parse: Parse, draft: Draft) -> list[int]:
    """Tokens of a draft's content, marks that bound it included."""
    return [t.i for span in draft.spans for t in parse.inside(span)]


def tokens_of(run: Run | None) -> list[int]:
    """A run's tokens; none for none."""
    return list(range(run.first, run.last)) if run is not None else []


def belongs(parse: Parse, home: Sentence, run: Run) -> bool:
    """Whether words can be part of what a sentence reports: its own, or whole sentences that it leads into.

    Anything else that the tagger puts there is a stray of something, or the headline.
    """
    if home.first <= run.first < home.last or any(parse.tokens[i].text in MARKS for i in tokens_of(run)):
        return True
    there = parse.sentence_of(parse.tokens[run.first])
    before = there.paragraph < home.paragraph
    return run.first - there.first <= 1 and not before
