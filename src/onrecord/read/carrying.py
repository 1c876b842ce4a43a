"""What goes on without a cue: a source's account that later sentences continue, and his relays."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.lexicon.cues import Cue
from onrecord.model import Hop, HopRole, Kind, Parse, Party, Sentence, Span, Stance, Token
from onrecord.read.cast import Cast
from onrecord.read.chains import Spoken
from onrecord.read.drafts import TAGGED, Draft
from onrecord.read.grammar import child, lemma_of
from onrecord.read.unnamed import is_pair

ADDITIVE = frozenset({"add", "continue", "go"})
"""Verbs that say by themselves that the last statement goes on."""

FAR = 3
"""Sentences that an additive verb may reach back over. Chosen."""


@dataclass(slots=True)
class _Run:
    """An account that is being told: whose it is, and who acts in it."""

    teller: Spoken
    parties: set[str] = field(default_factory=set)
    last: int = 0
    """Index of the last sentence that belongs to it."""


def carry_over(cast: Cast, spoken: list[Spoken]) -> list[Spoken]:
    """`spoken` and the statements that continue an official's account without a cue.

    A run starts where a named official (an aide, a spokesman, a ministry) tells what
    others did among themselves. It goes on while those parties talk to one another or
    act together, and stops at any other source, or when a party speaks in public. What
    only the tagger found (attitudes, mostly) neither begins nor ends one.
    """
    made: list[Spoken] = []
    run: _Run | None = None
    tops = _tops(cast.parse, spoken)
    for sentence in cast.parse.sentences:
        all_here = tops.get(sentence.index, [])
        here = [s for s in all_here if s.draft.rule != TAGGED]
        outside = [s for s in here if not _of_parties(cast, run, s)]
        if outside:
            run = _begin(cast, run, outside, sentence)
            continue
        if run is None or not cast.document.is_body(sentence.span):
            continue
        if here and not any(_private(cast, run, s, sentence) for s in here):
            run = None
            continue
        if here or _continues(cast, run, sentence):
            whole = _continued(cast, run, sentence)
            for s in all_here:
                s.parent = whole
            made.append(whole)
            run.last = sentence.index
    return [*spoken, *made]


def _tops(parse: Parse, spoken: list[Spoken]) -> dict[int, list[Spoken]]:
    found: dict[int, list[Spoken]] = {}
    for s in spoken:
        if s.parent is None:
            at = parse.tokens[s.draft.verb] if s.draft.verb >= 0 else _first(parse, s)
            if at is not None:
                found.setdefault(parse.sentence_of(at).index, []).append(s)
    return found


def _first(parse: Parse, s: Spoken) -> Token | None:
    inside = parse.inside(s.draft.spans[0])
    return inside[0] if inside else None


def stand_alone(cast: Cast, spoken: list[Spoken]) -> None:
    """Make a described pair that nobody's account carries a source without a name.

    "The two leaders described the call as useful" comes from somebody who is not named;
    "Roe and Doe said" and "the two said in a joint statement" name whom to hold to it.
    """
    for s in spoken:
        if s.parent is not None or s.draft.implicit or s.draft.speaker is None or s.medium is not None:
            continue
        head = cast.parse.tokens[s.draft.speaker]
        if _joint(cast, s) and head.pos != "PROPN" and s.hops and s.hops[-1].role is HopRole.SPEAKER:
            s.role = HopRole.UNNAMED
            s.hops[-1] = replace(s.hops[-1], role=HopRole.UNNAMED)


def remember_platforms(cast: Cast, spoken: list[Spoken]) -> None:
    """Give what somebody goes on to write, or adds next, the platform that he was last said to write on."""
    where: dict[str, tuple[Party, Hop] | None] = {}
    last: Spoken | None = None
    for s in sorted((s for s in spoken if s.parent is None), key=lambda s: _anchor(cast, s)):
        who = s.speaker.entity if s.speaker is not None else None
        if who is None or s.draft.implicit:
            last = s
            continue
        verb = lemma_of(cast.parse.tokens[s.draft.verb]) if s.draft.verb >= 0 else ""
        known = where.get(who)
        added = verb in ADDITIVE and last is not None and last.medium is not None and _speaks(last, who)
        writes = s.draft.word is not None and s.draft.word.kind == "writing"
        if s.medium is not None:
            hop = next((h for h in s.hops if h.name == s.medium.name), None)
            platform = hop is not None and cast.kind_of(s.medium) is Kind.PLATFORM
            where[who] = (s.medium, hop) if platform and hop is not None else None
        elif known is not None and (added or writes) and s.hops:
            s.medium = replace(known[0], mention=None)
            s.hops.insert(len(s.hops) - 1, replace(known[1], span=None, implicit=True))
        last = s


def _speaks(s: Spoken, who: str) -> bool:
    return s.speaker is not None and s.speaker.entity == who


def _of_parties(cast: Cast, run: _Run | None, s: Spoken) -> bool:
    """Whether a statement is one of the run's parties', or nobody's."""
    if s.speaker is None:
        return True
    if run is None:
        return False
    return s.speaker.entity in run.parties or _joint(cast, s)


def _joint(cast: Cast, s: Spoken) -> bool:
    """Whether several speak as one: "the two leaders", "Trump and Putin", "they"."""
    if s.speaker is None or s.speaker.entity is not None or s.role is HopRole.UNNAMED:
        return False
    if s.draft.speaker is None:
        return False
    head = cast.parse.tokens[s.draft.speaker]
    mention = cast.mention_at(head.i)
    members = mention is not None and len(mention.members) > 1
    listed = head.pos == "PROPN" and child(cast.parse, head, "conj") is not None
    return members or listed or is_pair(cast, head)


def _begin(cast: Cast, run: _Run | None, outside: list[Spoken], sentence: Sentence) -> _Run | None:
    teller = next((s for s in outside if s.role is HopRole.OFFICIAL and s.speaker is not None), None)
    cited = next(
        (s for s in outside if s.hops and len(s.draft.cites) and s.hops[-1].role is HopRole.OFFICIAL), None
    )
    teller = teller or cited
    if teller is None or teller.draft.stance is Stance.SILENCE:
        return None
    own = teller.hops[-1].entity
    parties = {
        m.entity
        for span in teller.draft.spans
        for m in cast.mentions_in([t.i for t in cast.parse.inside(span)])
        if m.kind is Kind.PERSON and m.entity is not None and m.entity != own
    }
    if run is not None and own is not None and run.teller.hops[-1].entity == own:
        parties |= run.parties
    if own is None or not parties:
        return None
    return _Run(teller=teller, parties={p for p in parties if p is not None}, last=sentence.index)


def _private(cast: Cast, run: _Run, s: Spoken, sentence: Sentence) -> bool:
    """Whether a party's statement was made inside the conversation that is being told."""
    if s.draft.stance is Stance.SILENCE or s.medium is not None:
        return False
    if s.addressee is not None:
        return s.addressee.entity in run.parties
    if _joint(cast, s) or s.speaker is None:
        return _about_talk(cast, sentence) or _joint(cast, s)
    last = cast.parse.sentences[run.last]
    return sentence.index == run.last + 1 and last.paragraph == sentence.paragraph and not _quoted_alone(s)


def _quoted_alone(s: Spoken) -> bool:
    return s.draft.direct or s.draft.rule in ("marks", "continued-quotation")


def _about_talk(cast: Cast, sentence: Sentence) -> bool:
    return any(lemma_of(t) in cast.words.conversation_nouns for t in cast.parse.words(sentence))


def _continues(cast: Cast, run: _Run, sentence: Sentence) -> bool:
    """Whether a sentence without a source tells more of the conversation.

    Its subject is the conversation itself, both parties together, or one party doing
    something to another; its verb is what people do in a conversation.
    """
    parse, words = cast.parse, cast.words
    root = next((t for t in parse.words(sentence) if t.head == t.i and t.pos in ("VERB", "AUX")), None)
    if root is None:
        return False
    who = child(parse, root, "nsubj", "nsubjpass")
    if who is None or lemma_of(root) not in words.conversation_verbs | {"be", "last"}:
        return False
    lemma = lemma_of(who)
    if lemma in words.conversation_nouns:
        return True
    if lemma_of(root) in ("be", "last"):
        return False
    if who.tag in ("NNS", "PRP") and lemma in words.conversation_pairs | {"they"}:
        return True
    people = {
        m.entity for m in cast.mentions_in([t.i for t in parse.subtree(who)]) if m.entity in run.parties
    }
    if len(people) > 1:
        return True
    acted = [c for c in parse.children(root) if c.dep in ("dobj", "dative")]
    acted_on = {m.entity for c in acted if (m := cast.mention_at(c.i)) is not None}
    return bool(people) and bool(acted_on & (run.parties - people))


def _continued(cast: Cast, run: _Run, sentence: Sentence) -> Spoken:
    """The implicit statement that a sentence is when it continues an account."""
    tokens = list(cast.parse.words(sentence))
    while tokens and tokens[-1].text in ".!?":
        tokens.pop()
    cue = Cue(lemma="", takes="carry", kind="speech", stance=Stance.NEUTRAL)
    draft = Draft(
        cue=[],
        source=[],
        content=[t.i for t in tokens],
        word=cue,
        stance=Stance.NEUTRAL,
        rule="carry-over",
        verb=-1,
        implicit=True,
        spans=[Span(tokens[0].start, tokens[-1].end)] if tokens else [sentence.span],
    )
    teller = run.teller
    hop = teller.hops[-1]
    speaker = teller.speaker
    if teller.draft.cites and speaker is not None:
        speaker = replace(speaker, name=hop.name, mention=None, entity=hop.entity)
    return Spoken(
        draft=draft,
        speaker=replace(speaker, mention=None) if speaker is not None else None,
        addressee=None,
        medium=teller.medium,
        role=hop.role,
        hops=[replace(h, span=None, implicit=True) for h in teller.hops],
    )


def remember_relays(cast: Cast, spoken: list[Spoken]) -> None:
    """Give an official's later statements the relays through which he was first quoted,
    and an additive "he added" the hops of the statement that it goes on with.
    """
    known: dict[str, list[Hop]] = {}
    seen: list[Spoken] = []
    for s in sorted(spoken, key=lambda s: _anchor(cast, s)):
        if s.parent is None and s.hops:
            last = s.hops[-1]
            relays = [h for h in s.hops[:-1] if h.role is not HopRole.MEDIUM]
            if relays and last.entity is not None and last.role is HopRole.OFFICIAL:
                known[last.entity] = relays
            elif last.role is HopRole.OFFICIAL and last.entity in known:
                s.hops = [replace(h, span=None, implicit=True) for h in known[last.entity]] + s.hops
            elif not relays:
                _go_on(cast, s, seen)
        seen.append(s)


def _anchor(cast: Cast, s: Spoken) -> int:
    return cast.parse.tokens[s.draft.verb].start if s.draft.verb >= 0 else s.start


def _go_on(cast: Cast, s: Spoken, seen: list[Spoken]) -> None:
    if s.draft.verb < 0 or lemma_of(cast.parse.tokens[s.draft.verb]) not in ADDITIVE or s.speaker is None:
        return
    before = next((o for o in reversed(seen) if o.draft.spans and not _under(o, s)), None)
    if (
        before is None
        or before.speaker is None
        or before.speaker.entity != s.speaker.entity
        or s.speaker.entity is None
    ):
        return
    here = cast.parse.sentence_of(cast.parse.tokens[s.draft.verb]).index
    there = _first(cast.parse, before)
    if there is None or here - cast.parse.sentence_of(there).index > FAR or before.parent is None:
        return
    above: list[Hop] = []
    at: Spoken | None = before.parent
    while at is not None:
        above = [*at.hops, *above]
        at = at.parent
    s.hops = [replace(h, span=None, implicit=True) for h in above] + s.hops


def _under(other: Spoken, s: Spoken) -> bool:
    """Whether `other` stands in what `s` reports."""
    at = other.parent
    while at is not None:
        if at is s:
            return True
        at = at.parent
    return False
