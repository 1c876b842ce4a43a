"""Who said what, on whose word: every statement of one report."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.lexicon.cues import CueWords, cue_words
from onrecord.model import Document, Mode, Parse, Reading, Stance, Statement, root_hop
from onrecord.read.carrying import carry_over, remember_platforms, remember_relays, stand_alone
from onrecord.read.chains import Spoken, cast_drafts, chain_of, find_relays, place_drafts
from onrecord.read.contents import token_runs
from onrecord.read.cues import find_drafts
from onrecord.read.drafts import Draft
from onrecord.read.first_person import with_first_persons
from onrecord.read.nested import Attitudes, with_nested
from onrecord.read.quotations import bind, find_quotations, read_marks
from onrecord.read.speakers import Cast
from onrecord.read.tagging.answers import Answers
from onrecord.read.tagging.features import features
from onrecord.read.tagging.heeding import heed
from onrecord.read.tagging.loaded import loaded_net, loaded_words
from onrecord.read.tagging.nets import net, tier
from onrecord.text.quotes import Quotes

_WORD = re.compile(r"\w")


class StatementsReader:
    """Finds statements with their words, people and chain.

    Works from reporting words in the parse, then from quotation marks, which overrule
    the parser wherever both speak. Quotation marks without a partner are a problem
    ("unpaired-quote"), and everything else is read all the same.
    """

    name = "statements"
    version = "2"
    needs = frozenset({"mentions"})
    gives = frozenset({"statements", "mentions", "framing"})

    def __init__(self, attitudes: Attitudes = Attitudes.NONE) -> None:
        """`attitudes`: whose wishes, fears and views within statements are read as statements too."""
        self.attitudes = attitudes

    def read(self, parse: Parse, reading: Reading) -> Reading:
        """`reading` with its statements, in order of their content."""
        words = cue_words("en")
        quotes, problems = read_marks(reading.document)
        cast = Cast.of(parse, reading, words)
        drafts = ruled_drafts(cast, quotes)
        tagger, head = net(tier()), loaded_net(tier())
        framing = reading.framing
        if tagger is not None:
            placed = place_drafts(cast, drafts)
            answers = tagger.answers(parse, features(parse, words, reading.mentions, quotes, placed))
            drafts = heed(cast, quotes, placed, answers)
            parse.inner[:] = [(a.window.first, a.inner) for a in answers if a.inner is not None]
            if head is not None:
                # The encoder has read the words anyway; whose they are is for the reader of framing.
                framing = (*framing, *loaded_words(parse, head.judge(parse, answers)))
        spoken = cast_drafts(cast, drafts)
        remember_relays(cast, spoken)
        remember_platforms(cast, spoken)
        spoken = carry_over(cast, spoken)
        stand_alone(cast, spoken)
        spoken = with_nested(cast, spoken, self.attitudes)
        statements = _statements(cast, spoken, quotes, words)
        return replace(
            reading,
            mentions=with_first_persons(parse, reading, statements, quotes),
            statements=statements,
            framing=framing,
            problems=(*reading.problems, *problems),
        )


READER = StatementsReader()


def tagged(parse: Parse, reading: Reading) -> list[Answers]:
    """What the tagger answers about a report whose mentions are read; nothing where rules alone read."""
    tagger = net(tier())
    if tagger is None:
        return []
    words = cue_words("en")
    quotes, _ = read_marks(reading.document)
    cast = Cast.of(parse, reading, words)
    placed = place_drafts(cast, ruled_drafts(cast, quotes))
    return tagger.answers(parse, features(parse, words, reading.mentions, quotes, placed))


def ruled_drafts(cast: Cast, quotes: Quotes) -> list[Draft]:
    """The statements that rules find, from reporting words and then from quotation marks."""
    drafts = find_drafts(cast.parse, cast.words)
    find_relays(cast.parse, cast, drafts)
    _asides_first(drafts)
    return _distinct(bind(cast.parse, cast.words, drafts, find_quotations(cast.parse, quotes)))


def _asides_first(drafts: list[Draft]) -> None:
    """Take "according to X" out of the contents of what it covers: it is over them, not in them."""
    for aside in drafts:
        if aside.word is None or aside.word.takes != "aside":
            continue
        own = set(aside.cue) | set(aside.source)
        for other in drafts:
            if other is not aside and other.verb in set(aside.content):
                other.content = [i for i in other.content if i not in own]


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Drafts without those that repeat another's content and cue."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (tuple(draft.spans), draft.verb)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _statements(cast: Cast, spoken: list[Spoken], quotes: Quotes, words: CueWords) -> tuple[Statement, ...]:
    ordered = sorted(spoken, key=lambda s: (s.start, -s.draft.spans[-1].end, s.draft.verb))
    ids: dict[int, str] = {}
    used: dict[int, int] = {}
    for s in ordered:
        used[s.start] = used.get(s.start, 0) + 1
        suffix = f"-{used[s.start]}" if used[s.start] > 1 else ""
        ids[id(s)] = f"{cast.document.id}.s{s.start}{suffix}"
    return tuple(_statement(cast, s, ids, quotes, words) for s in ordered)


def _statement(cast: Cast, s: Spoken, ids: dict[int, str], quotes: Quotes, words: CueWords) -> Statement:
    draft = s.draft
    chain = chain_of(cast, s)
    stance = _stance(cast.parse, draft, words, quotes)
    root = root_hop(chain) if stance is not Stance.SILENCE else None
    return Statement(
        id=ids[id(s)],
        mode=_mode(cast.document, draft, quotes, cast.parse),
        content=tuple(draft.spans),
        cue=token_runs(cast.parse, draft.shown or draft.cue),
        source=token_runs(cast.parse, draft.source),
        speaker=s.speaker,
        addressee=s.addressee,
        medium=s.medium,
        stance=stance,
        within=ids.get(id(s.parent)) if s.parent is not None else None,
        chain=chain,
        root=root.name if root is not None else None,
        implicit=draft.implicit,
        rule=draft.rule,
    )


def _stance(parse: Parse, draft: Draft, words: CueWords, quotes: Quotes) -> Stance:
    """The cue's own attitude, or that of the report's adverb beside or in the words ("supposedly")."""
    if draft.stance is not Stance.NEUTRAL or draft.implicit:
        return draft.stance
    for i in (*draft.cue, *draft.content):
        token = parse.tokens[i]
        if token.lower in words.doubting and not any(p.span.holds(token.span) for p in quotes.pairs):
            return Stance.DOUBTING
    return draft.stance


def _mode(document: Document, draft: Draft, quotes: Quotes, parse: Parse) -> Mode:
    """Direct where every word stands in marks, mixed where some do. Marks around the cue do not count."""
    anchor = parse.tokens[draft.verb].start if draft.verb >= 0 else -1
    pairs = [p.span for p in quotes.pairs if not p.span.start <= anchor < p.span.end]
    inside = outside = 0
    for span in draft.spans:
        held = [p for p in pairs if p.touches(span)]
        for match in _WORD.finditer(document.text, span.start, span.end):
            if any(p.start <= match.start() < p.end for p in held):
                inside += 1
            else:
                outside += 1
    if inside and not outside:
        return Mode.DIRECT
    return Mode.MIXED if inside else Mode.INDIRECT
