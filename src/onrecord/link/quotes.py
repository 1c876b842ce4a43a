"""Utterances across reports: which quotations and reported words are the same thing said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from onrecord.link.base import RULED
from onrecord.link.changes import compare_wordings
from onrecord.link.quote_pairs import Groups, candidate_pairs
from onrecord.link.reprise import carried_over, longest_run
from onrecord.link.told import TOLD, Told, could_reach, is_told, likeness, score, tell
from onrecord.link.utterances import Utterance, day_of, utterances
from onrecord.link.wording import Wording, wording_of
from onrecord.model import (
    Answer,
    Difference,
    DifferenceClass,
    Document,
    Mode,
    Quote,
    Reading,
    Statement,
    Variant,
    Verdict,
    content_id,
    cover,
)
from onrecord.text.wording import count_of, day_words, listed

LEAST = 4
"""Words with content that two quotations must share, in order, to be one utterance in the same days."""

LONG = 6
"""The same where the reports tell them of different events, or do not both say who spoke."""

LATER = 8
"""The same where reports of other days tell them of no common event, or `LONG` if it is the whole of one:
slogans are said again, a sentence this long is mostly quoted again. Chosen, not measured."""

FEW = 3
"""Shared words that are enough between two quotations of one speaker in reports of the same days
if they are most of both: a short sentence translated twice. Chosen, not measured."""

MOSTLY = 0.7
"""What "most of both" is: the share of the longer quotation's words with content. Chosen."""

IN_ORDER = 0.6
"""Share of the shorter quotation's content that must stand in the longer, in the same order."""

SAME_NEWS = 2
"""Most days between two reports that tell the same news, where no event says so. Chosen, not measured."""

PAIRS = 12
"""Variants up to which every pair is compared; of more, each with the earliest and the longest."""

KEPT = 20_000
"""Wordings that are kept cut to words at a time."""

ASKED = 3
"""Members of a group that are asked, besides the first pair, whether a retelling joins it to another."""

_ORDER = (RULED, "same-words", "few-words", "same-days", "part-of-it", "told-words")


class QuoteLinker:
    """Quotations by their words in order; reported words by speaker, time or event, and rare words shared."""

    def __init__(self, rulings: Mapping[frozenset[str], bool] | None = None) -> None:
        self.rulings = rulings or {}
        self._told: dict[str, Told] = {}
        self._wordings: dict[str, Wording] = {}

    def compare(self, a: Utterance, b: Utterance) -> Verdict:
        """Whether two statements give the same thing said. The same either way round."""
        if self.rulings and (ruled := self._ruled(a, b)) is not None:
            return ruled
        if a.docs & b.docs and _inside(a, b):
            return _say(Answer.DIFFERENT, "one stands inside the other", "nested")
        shared = LCSseq.similarity(a.quoted, b.quoted) if a.quoted and b.quoted else 0
        shorter = min(len(a.quoted), len(b.quoted))
        if a.speaker and b.speaker and a.speaker != b.speaker:
            if shared >= LONG and shared >= 0.8 * shorter:
                return _say(Answer.POSSIBLY, "the same words, but another speaker", "other-speaker")
            return _say(Answer.DIFFERENT, "different speakers", "speaker")
        if shared >= LEAST and shared >= IN_ORDER * shorter and self._same_words(a, b, shared):
            return _verbatim(a, b, shared, shorter)
        if not a.speaker or not b.speaker:
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        return self._of_one_speaker(a, b, shared)

    def _ruled(self, a: Utterance, b: Utterance) -> Verdict | None:
        """What a person ruled about any two of their statements."""
        for _, x in a.places:
            for _, y in b.places:
                same = self.rulings.get(frozenset({x.id, y.id}))
                if same is not None:
                    return _say(Answer.SAME if same else Answer.DIFFERENT, "ruled", RULED)
        return None

    def _same_words(self, a: Utterance, b: Utterance, shared: int) -> bool:
        """Whether the words in the same order make a sentence: not names alone, and if few, in a row."""
        in_a_row = shared >= LONG or longest_run(self.wording(a), self.wording(b)) >= LEAST
        return in_a_row and _telling(a, b) >= LEAST - 1

    def _of_one_speaker(self, a: Utterance, b: Utterance, shared: int) -> Verdict:
        together, near = bool(a.events & b.events), _near_in_time(a, b)
        one_report = bool(a.docs & b.docs)
        if not one_report and shared and a.quoted == b.quoted:
            answer = Answer.SAME if together and near is not False else Answer.POSSIBLY
            return _say(answer, "the same few quoted words by the same speaker", "few-words")
        fresh = one_report or together or near is True
        if not fresh:
            return _say(Answer.CANNOT_SAY, "nothing says that it is one occasion", "occasion")
        if not one_report and near and FEW <= shared >= MOSTLY * max(len(a.quoted), len(b.quoted)):
            reason = f"{shared} words with content in the same order, by one speaker in the same days"
            return _say(Answer.SAME, reason, "same-days")
        if one_report or near is not False:
            words = carried_over(self.wording(a), self.wording(b), one_report)
            if words:
                return _say(Answer.SAME, f"“{words}” stands in both, by one speaker", "part-of-it")
        if one_report and a.mode is Mode.DIRECT is b.mode:
            return _say(Answer.CANNOT_SAY, "one report quotes both", "same-report")
        return self._retold(a, b, one_report, together)

    def _retold(self, a: Utterance, b: Utterance, one_report: bool, together: bool) -> Verdict:
        """Reported words beside a quotation, or a translation beside another."""
        if a.root and b.root and a.root != b.root and not a.behind & b.behind:
            return _say(Answer.CANNOT_SAY, "on the word of two roots", "two-roots")
        x, y = self.told(a), self.told(b)
        if not could_reach(x, y, TOLD):
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        if together and x.concepts == y.concepts and len(x.concepts) > 1:
            return _say(Answer.SAME, "the same or near words, by one speaker on one event", "told-words")
        found = likeness(x, y, one_report, together)
        quoted = bool(a.quoted or b.quoted)
        if not is_told(score(found.features), found.telling, quoted, together):
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        when = "on one event" if together else "in one report" if one_report else "in the same days"
        words = ", ".join(found.shared)
        return _say(Answer.SAME, f"one speaker {when}, and alike in words ({words})", "told-words")

    def told(self, item: Utterance) -> Told:
        """The wording cut to weighed words."""
        if item.key not in self._told:
            if len(self._told) >= KEPT:
                self._told.clear()
            self._told[item.key] = tell(self.wording(item), item.mode)
        return self._told[item.key]

    def wording(self, item: Utterance) -> Wording:
        """The wording of the earliest place."""
        if item.key not in self._wordings:
            if len(self._wordings) >= KEPT:
                self._wordings.clear()
            self._wordings[item.key] = item.wording
        return self._wordings[item.key]


def _verbatim(a: Utterance, b: Utterance, shared: int, shorter: int) -> Verdict:
    """Two quotations with enough words in the same order: whether it was said once."""
    together, near = bool(a.events & b.events), _near_in_time(a, b)
    apart = bool(a.events and b.events) and not together
    same = _say(Answer.SAME, f"{shared} words with content in the same order", "same-words")
    if near is False and not together:
        again = shared < LATER or shared < MOSTLY * shorter
        said_again = again and (shared < LONG or shared < shorter)
        return _say(Answer.POSSIBLY, "the same words on another occasion", "recycled") if said_again else same
    if shared >= LONG or (a.speaker and b.speaker and (not apart or near)):
        return same
    if not apart and (near or together) and shared == shorter:
        return same
    return _say(Answer.POSSIBLY, "the same words, perhaps on another occasion", "recycled")


def _telling(a: Utterance, b: Utterance) -> int:
    """Words in the same order that are no names: a title with a name makes no utterance."""
    x, y = (tuple(s for s in u.quoted if s not in u.names) for u in (a, b))
    return int(LCSseq.similarity(x, y))


def _inside(a: Utterance, b: Utterance) -> bool:
    """Whether a statement of one and one of the other share characters of one report."""
    return any(x.id == y.id and s.start < t.end and t.start < s.end for x, s in a.places for y, t in b.places)


def _near_in_time(a: Utterance, b: Utterance) -> bool | None:
    """Whether some report of one was published within days of some report of the other; None: undated."""
    days = [sorted({d.published.toordinal() for d, _ in u.places if d.published is not None}) for u in (a, b)]
    if not days[0] or not days[1]:
        return None
    row = sorted([(d, 0) for d in days[0]] + [(d, 1) for d in days[1]])
    return any(p[1] != q[1] and q[0] - p[0] <= SAME_NEWS for p, q in pairwise(row))


def _say(answer: Answer, reason: str, rule: str) -> Verdict:
    return Verdict(answer=answer, reason=reason, rule=rule)


def link_quotes(
    readings: Sequence[Reading],
    entity_of: Mapping[tuple[str, str], str],
    event_of: Mapping[str, str],
    not_quotes: frozenset[str] = frozenset(),
    rulings: Mapping[frozenset[str], bool] | None = None,
) -> tuple[Quote, ...]:
    """Every utterance that stands more than once, with its variants and their differences, by id.

    An utterance that one report repeats word for word is no quote with variants. `rulings` are pairs
    of statements' ids, True for one utterance: they win over the machine.
    """
    ruled = rulings or {}
    found = utterances(readings, entity_of, event_of, not_quotes, frozenset(i for p in ruled for i in p))
    linker = QuoteLinker(ruled)
    same, groups = [], Groups(found)
    for i, j in sorted({*candidate_pairs(found), *_ruled_pairs(found, ruled)}):
        verdict = linker.compare(found[i], found[j])
        if verdict.answer is Answer.SAME:
            same.append((_ORDER.index(verdict.rule), i, j, verdict))
        elif verdict.rule == RULED:
            groups.keep_apart(i, j)
    known: dict[tuple[int, int], bool] = {}
    for _, i, j, verdict in sorted(same, key=lambda x: x[:3]):
        if verdict.rule != "told-words" or _borne_out(groups, i, j, found, linker, known):
            groups.join(i, j, verdict)
    quotes = []
    for group, why in groups:
        quote = _quote(group, linker, sorted({v.reason for v in why}))
        if quote is not None:
            quotes.append(quote)
    return tuple(sorted(quotes, key=lambda q: q.id))


def _ruled_pairs(found: Sequence[Utterance], rulings: Mapping[frozenset[str], bool]) -> set[tuple[int, int]]:
    """Indexes of the utterances that a person ruled about."""
    ids = {i for pair in rulings for i in pair}
    at = {s.id: n for n, u in enumerate(found) for _, s in u.places if s.id in ids} if ids else {}
    pairs = (sorted(at[i] for i in pair if i in at) for pair in rulings)
    return {(p[0], p[1]) for p in pairs if len(p) == 2 and p[0] != p[1]}


def _borne_out(
    groups: Groups,
    i: int,
    j: int,
    found: Sequence[Utterance],
    linker: QuoteLinker,
    known: dict[tuple[int, int], bool],
) -> bool:
    """Whether half of the members that are asked agree that a retelling joins two groups.

    `known` takes up the answers: the first members of a large group are asked again and again.
    """
    here, there = sorted(groups.having(i)), sorted(groups.having(j))
    asked = [(x, j) for x in here[:ASKED] if x != i] + [(i, y) for y in there[:ASKED] if y != j]
    for pair in asked:
        if pair not in known:
            same = linker.compare(found[pair[0]], found[pair[1]]).answer is Answer.SAME
            known[pair] = known[pair[::-1]] = same
    return sum(known[pair] for pair in asked) >= len(asked) / 2


def _quote(group: Sequence[Utterance], linker: QuoteLinker, reasons: Sequence[str]) -> Quote | None:
    placed = sorted(
        ((d, s, u) for u in group for d, s in u.places),
        key=lambda x: (day_of(x[0]), x[0].name, x[0].id, x[1].start, x[1].id),
    )
    if len(placed) < 2 or (len({d.id for d, _, _ in placed}) == 1 and len(group) == 1):
        return None
    if len(group) == 1 and not group[0].quoted:
        return None
    first, first_reason = _first([d for d, _, _ in placed])
    return Quote(
        id=content_id("quote-", placed[0][1].id),
        speaker=next((u.speaker for _, _, u in placed if u.speaker), None),
        event=_main_event(placed),
        variants=tuple(_variant(d, s) for d, s, _ in placed),
        differences=tuple(_differences(placed, linker)),
        roots=tuple(sorted({u.root for u in group if u.root})),
        reason="; ".join(reasons or ["word for word the same"]),
        first=first,
        first_reason=first_reason,
        longest=max(
            range(len(placed)), key=lambda n: (len(placed[n][2].quoted), len(placed[n][2].content), -n)
        ),
    )


def _main_event(placed: Sequence[tuple[Document, Statement, Utterance]]) -> str | None:
    """The event that most variants are about; on a tie, that of the earliest."""
    count = Counter(e for _, _, u in placed for e in u.events)
    first = {e: n for n, (_, _, u) in reversed(list(enumerate(placed))) for e in u.events}
    return min(count, key=lambda e: (-count[e], first[e], e)) if count else None


def _variant(document: Document, statement: Statement) -> Variant:
    span = cover(statement.content)
    return Variant(
        doc=document.id, span=span, mode=statement.mode, statement=statement.id, text=document.slice(span)
    )


def _differences(
    placed: Sequence[tuple[Document, Statement, Utterance]], linker: QuoteLinker
) -> Iterator[Difference]:
    """Pairs of variants that give the same words, with how they differ."""
    for a, b in _compared(placed):
        x, y = placed[a][2], placed[b][2]
        if x is not y and linker.compare(x, y).answer is not Answer.SAME:
            continue
        change = compare_wordings(_own(placed[a], linker), _own(placed[b], linker))
        kind = change.kind
        if kind is DifferenceClass.HEDGE_LOST and not change.in_a and _is_later(placed[b][0], placed[a][0]):
            kind = DifferenceClass.HEDGE_ADDED
        yield Difference(a=a, b=b, ops=change.ops, kind=kind, reason=change.reason)


def _is_later(document: Document, than: Document) -> bool:
    return (
        document.published is not None and than.published is not None and document.published > than.published
    )


def _first(documents: Sequence[Document]) -> tuple[int | None, str]:
    """Which of the reports printed it first, and why; None where their dates cannot say."""
    dated = [(d.published, n) for n, d in enumerate(documents) if d.published is not None]
    if not dated:
        return None, "none of the reports has a date"
    day, number = min(dated)
    name = documents[number].name
    earliest = {documents[n].id for d, n in dated if d == day}
    undated = list(dict.fromkeys(d.name for d in documents if d.published is None))
    if len(earliest) > 1:
        return None, f"{count_of(len(earliest), 'report')} of {day_words(day)}, the earliest day"
    if undated:
        has = "has" if len(undated) == 1 else "have"
        return (
            None,
            f"{listed(undated)} {has} no date; of the others {name} is the earliest ({day_words(day)})",
        )
    return number, f"{name} is the earliest ({day_words(day)})"


def _compared(placed: Sequence[tuple[Document, Statement, Utterance]]) -> Iterable[tuple[int, int]]:
    count = len(placed)
    if count <= PAIRS:
        return ((a, b) for a in range(count) for b in range(a + 1, count))
    longest = max(range(count), key=lambda n: (len(placed[n][2].quoted), -n))
    return sorted({(min(a, b), max(a, b)) for a in {0, longest} for b in range(count) if a != b})


def _own(place: tuple[Document, Statement, Utterance], linker: QuoteLinker) -> Wording:
    """The wording with this place's own spans."""
    document, statement, utterance = place
    if statement is utterance.places[0][1]:
        return linker.wording(utterance)
    return wording_of(statement, document)
