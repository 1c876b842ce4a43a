"""On whose word: the hops from the outlet to the one who knows, and who is carried over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.model import RELAYS, Chain, Hop, HopRole, Kind, Parse, Party, Span, Stance, Token
from onrecord.read.by_place import ByPlace
from onrecord.read.cast import Cast, relay_in
from onrecord.read.drafts import Draft
from onrecord.read.grammar import child, lemma_of, phrase, subject
from onrecord.read.media_said import medium_of
from onrecord.read.silences import find_silences, settle
from onrecord.read.speaker_roles import role_of
from onrecord.read.speakers import addressee_of, is_first_person, is_time, party_at, speaker_of


@dataclass(slots=True, eq=False)
class Spoken:
    """A draft with its people, its place among the others, and its own hops."""

    draft: Draft
    speaker: Party | None
    addressee: Party | None
    medium: Party | None
    role: HopRole | None
    hops: list[Hop] = field(default_factory=list)
    parent: Spoken | None = None
    carried: Spoken | None = None
    """The statement whose speaker this one goes on with, without a cue."""

    @property
    def start(self) -> int:
        """Where its content starts."""
        return self.draft.spans[0].start

    def holds(self, offset: int) -> bool:
        """Whether a character lies in its content."""
        return any(s.start <= offset < s.end for s in self.draft.spans)


def cast_drafts(cast: Cast, drafts: list[Draft]) -> list[Spoken]:
    """Every draft with speaker, addressee, medium and the statement that reports it, in order of content."""
    settle(cast, drafts)
    kept = place_drafts(cast, [*drafts, *find_silences(cast, drafts)])
    for s in kept:
        _fill(cast, s)
    _this(cast, kept)
    return [s for s in kept if s.draft.spans]


def place_drafts(cast: Cast, drafts: list[Draft]) -> list[Spoken]:
    """Drafts each within the one that reports it, in order of content, without those that report nothing."""
    spoken = []
    for draft in sorted(drafts, key=lambda d: (d.spans[0].start, -d.spans[-1].end, d.verb)):
        spoken.append(Spoken(draft=draft, speaker=None, addressee=None, medium=None, role=None))
    by_place = ByPlace(spoken, lambda s: s.draft.spans)
    for s in spoken:
        s.parent = _parent(cast.parse, s, by_place)
    kept = [
        s for s in spoken if not (_first_person_thought(cast, s) or _in_silence(s) or _in_mistake(cast, s))
    ]
    for s in kept:
        while s.parent is not None and s.parent not in kept:
            s.parent = s.parent.parent
    return kept


def cast_within(cast: Cast, draft: Draft, parent: Spoken | None) -> Spoken | None:
    """A draft as a statement within `parent`, if any; None where nobody holds it or `parent` only asks."""
    s = Spoken(draft=draft, speaker=None, addressee=None, medium=None, role=None, parent=parent)
    s.speaker = _speaker(cast, s)
    asked = parent is not None and _asks(cast, parent)
    if s.speaker is None or asked or _in_silence(s) or _in_mistake(cast, s):
        return None
    s.role = role_of(cast, draft, s.speaker)
    s.hops = [_hop(cast, s.role, s.speaker, _source_span(cast, draft))]
    return s


def _first_person_thought(cast: Cast, s: Spoken) -> bool:
    """ "I think", "we believe" inside somebody's quoted words is that person's own talk."""
    if s.parent is None or s.draft.speaker is None or s.draft.word is None:
        return False
    who = cast.parse.tokens[s.draft.speaker].lower
    if s.draft.word.kind == "thought" and _asks(cast, s.parent):
        return True
    if s.draft.word.kind == "thought" and s.draft.rule in ("object", "preposition", "infinitive"):
        return True
    if who == "i" and cast.parse.tokens[s.draft.verb].tag in ("VBP", "VB"):
        return True
    return who in ("i", "we", "you") and s.draft.word.kind != "speech" and s.draft.word.kind != "writing"


def _asks(cast: Cast, s: Spoken) -> bool:
    """Whether a statement is a question: "asked if he believes it" says of nobody that he does."""
    opens = cast.parse.tokens[s.draft.content[0]].lower if s.draft.content else ""
    return s.draft.rule == "clause" and opens in ("if", "whether")


def _in_silence(s: Spoken) -> bool:
    """Whether a statement stands in what somebody did not say."""
    at = s.parent
    while at is not None and at.draft.stance is not Stance.SILENCE:
        at = at.parent
    return at is not None


def _in_mistake(cast: Cast, s: Spoken) -> bool:
    """Whether a statement stands in what is called an error: "wrongly believed that Roe called him weak"."""
    at = s.parent
    while at is not None:
        if any(cast.parse.tokens[i].lower in cast.words.mistaken for i in at.draft.cue):
            return True
        at = at.parent
    return False


def _parent(parse: Parse, s: Spoken, spoken: ByPlace[Spoken]) -> Spoken | None:
    """The statement with the shortest content that holds this one's reporting words."""
    anchor = parse.tokens[s.draft.verb].start if s.draft.verb >= 0 else s.start
    if s.draft.verb < 0:
        return None
    best = None
    for other in spoken.near(Span(anchor, anchor)):
        if other is s or not other.holds(anchor):
            continue
        if best is None or _length(other) < _length(best):
            best = other
    if best is not None and best.draft.verb >= 0 and s.holds(parse.tokens[best.draft.verb].start):
        # Each holds the other's cue: the longer one reports.
        return best if _length(best) > _length(s) else None
    return best


def _length(s: Spoken) -> int:
    return sum(span.length for span in s.draft.spans)


def _fill(cast: Cast, s: Spoken) -> None:
    """Speaker, addressee and medium of one statement."""
    draft = s.draft
    s.speaker = _speaker(cast, s)
    s.addressee = addressee_of(cast, draft)
    place = medium_of(cast, draft)
    s.medium = place[0] if place else None
    s.hops = []
    if s.speaker is None and draft.speaker is not None and is_time(cast, cast.parse.tokens[draft.speaker]):
        draft.source = []
    if s.speaker is None:
        if place is not None:
            s.hops.append(_medium_hop(cast, *place))
        return
    s.role = role_of(cast, draft, s.speaker)
    s.hops.extend(_relays(cast, s))
    if place is not None and place[0].name not in {h.name for h in s.hops}:
        s.hops.append(_medium_hop(cast, *place))
    hop = _hop(cast, s.role, s.speaker, _source_span(cast, draft))
    if hop.entity is None and hop.side is None:
        hop = replace(hop, side=cast.side_of_owner(draft.speaker))
    s.hops.append(hop)
    s.hops.extend(_named_beside(cast, s))
    if draft.cites and s.hops[-1].role is HopRole.UNNAMED:
        s.hops[-1] = replace(s.hops[-1], cites=True)
    for i in draft.cites:
        party = party_at(cast, i, phrase(cast.parse, cast.parse.tokens[i]))
        probe = Draft(
            cue=[],
            source=phrase(cast.parse, cast.parse.tokens[i]),
            content=[],
            word=draft.word,
            stance=Stance.NEUTRAL,
            rule="cited",
            verb=-1,
            speaker=i,
        )
        s.hops.append(_hop(cast, role_of(cast, probe, party), party, _source_span(cast, probe)))


def _speaker(cast: Cast, s: Spoken) -> Party | None:
    """Who says it; "I" is whoever says what it stands in."""
    if not is_first_person(cast, s.draft):
        return speaker_of(cast, s.draft)
    above = s.parent
    while above is not None and above.speaker is None:
        above = above.parent
    if above is None or above.speaker is None:
        return speaker_of(cast, s.draft)
    mention = cast.mention_at(s.draft.speaker) if s.draft.speaker is not None else None
    return replace(above.speaker, mention=mention.id if mention else above.speaker.mention)


def _named_beside(cast: Cast, s: Spoken) -> list[Hop]:
    """The second of "according to TASS and Reuters": each told it, none on the other's word."""
    if s.draft.speaker is None or s.role not in RELAYS:
        return []
    head = cast.parse.tokens[s.draft.speaker]
    hops = []
    for other in cast.parse.children(head):
        mention = cast.mention_at(other.i) if other.dep == "conj" else None
        if mention is not None and mention.kind in (Kind.AGENCY, Kind.OUTLET):
            party = Party(name=mention.name, mention=mention.id, entity=mention.entity)
            hops.append(replace(_medium_hop(cast, party, mention.span), beside=True))
    return hops


def _medium_hop(cast: Cast, party: Party, span: Span) -> Hop:
    kind = cast.kind_of(party)
    role = (
        {Kind.AGENCY: HopRole.AGENCY, Kind.OUTLET: HopRole.OUTLET}.get(kind, HopRole.MEDIUM)
        if kind
        else HopRole.MEDIUM
    )
    return Hop(role=role, name=party.name, span=span, entity=party.entity)


def _hop(cast: Cast, role: HopRole, party: Party, span: Span | None) -> Hop:
    return Hop(
        role=role,
        name=party.name,
        span=span,
        entity=party.entity,
        side=cast.side_of(party),
        implicit=span is None,
    )


def _source_span(cast: Cast, draft: Draft) -> Span | None:
    indexes = draft.source or ([draft.speaker] if draft.speaker is not None and not draft.implicit else [])
    if not indexes:
        return None
    return Span(cast.parse.tokens[indexes[0]].start, cast.parse.tokens[indexes[-1]].end)


def _relays(cast: Cast, s: Spoken) -> list[Hop]:
    """ "quoted by Reuters", "the WSJ sources", "sources told the WSJ"."""
    hops = []
    for i in s.draft.relays:
        indexes = phrase(cast.parse, cast.parse.tokens[i])
        found = relay_in(cast, indexes)
        party = found[0] if found else party_at(cast, i, indexes)
        role = _medium_hop(cast, party, Span(0, 0)).role if found else HopRole.UNNAMED
        hops.append(
            _hop(
                cast,
                role,
                party,
                Span(cast.parse.tokens[indexes[0]].start, cast.parse.tokens[indexes[-1]].end),
            )
        )
        if role is HopRole.UNNAMED:
            hops[-1] = replace(hops[-1], cites=True)
    if s.role is HopRole.UNNAMED and s.draft.source:
        found = relay_in(cast, s.draft.source)
        if found is not None:
            hops.append(_hop(cast, _medium_hop(cast, *found).role, *found))
    if s.addressee is not None and s.speaker is not None:
        kind = cast.kind_of(s.addressee)
        if kind in (Kind.AGENCY, Kind.OUTLET) and s.addressee.name not in {h.name for h in hops}:
            mention = (
                next((m for m in cast.mentions if m.id == s.addressee.mention), None) if s.addressee else None
            )
            span = mention.span if mention else None
            role = HopRole.AGENCY if kind is Kind.AGENCY else HopRole.OUTLET
            hops.append(_hop(cast, role, s.addressee, span))
    return hops


def _this(cast: Cast, spoken: list[Spoken]) -> None:
    """ "He declared this on Truth Social", "He made this statement in a conversation with …".

    Such a sentence says where or to whom the last statement of that speaker was made;
    it is no statement of its own.
    """
    for n, s in enumerate(spoken):
        if s.draft.rule not in ("object", "this") or len(s.draft.content) != 1:
            continue
        word = cast.parse.tokens[s.draft.content[0]].lower
        if s.draft.rule != "this" and word not in ("this", "that", "it", "so"):
            continue
        s.draft.spans = []
        before = [o for o in spoken[:n] if o.draft.spans and _same(o.speaker, s.speaker) and o.parent is None]
        if before and before[-1].addressee is None:
            before[-1].addressee = s.addressee
        if before and before[-1].medium is None and s.medium is not None:
            last = before[-1]
            last.medium = s.medium
            at = next(
                (k for k, h in enumerate(last.hops) if h.role in (HopRole.SPEAKER, HopRole.OFFICIAL)), None
            )
            hop = next((h for h in s.hops if h.name == s.medium.name), None)
            if at is not None and hop is not None:
                last.hops.insert(at, hop)


def _same(a: Party | None, b: Party | None) -> bool:
    if a is None or b is None:
        return False
    if a.entity is not None or b.entity is not None:
        return a.entity == b.entity
    return a.name == b.name


def find_relays(parse: Parse, cast: Cast, drafts: list[Draft]) -> None:
    """Note who passed words on, and whom a report cites, beside each draft's source."""
    quoting_outlets(parse, cast, drafts)
    for draft in drafts:
        for i in list(draft.source) + ([draft.speaker] if draft.speaker is not None else []):
            for c in parse.children(parse.tokens[i]):
                if c.dep == "acl" and lemma_of(c) in cast.words.relay_verbs and c.tag == "VBN":
                    _add_relay(parse, draft, c.i)
        _relay_behind(parse, draft)
        if draft.verb >= 0 and draft.word is not None and draft.word.takes != "aside":
            for c in parse.children(parse.tokens[draft.verb]):
                if c.dep in ("advcl", "prep") and lemma_of(c) in cast.words.relay_verbs and c.tag == "VBG":
                    whom = child(parse, c, "dobj", "pobj")
                    if whom is not None:
                        _cite(parse, cast, draft, c, whom, drafts)


def _cite(parse: Parse, cast: Cast, draft: Draft, citing: Token, whom: Token, drafts: list[Draft]) -> None:
    """ "reported, citing the aide": the aide is a hop of what was reported, not something said of him."""
    named = _name_of(parse, whom)
    mention = cast.mention_at(named) or cast.mention_at(whom.i)
    if mention is None or mention.kind is Kind.PLACE:
        return
    draft.cites.append(named)
    for other in drafts:
        if other.verb == citing.i and other.rule in ("object", "preposition"):
            other.content = []


def quoting_outlets(parse: Parse, cast: Cast, drafts: list[Draft]) -> None:
    """ "TASS quoted a spokesman who declined …": the agency relays what the spokesman says."""
    for token in parse.tokens:
        if token.pos != "VERB" or lemma_of(token) not in cast.words.relay_verbs:
            continue
        who, whom = subject(parse, token), child(parse, token, "dobj")
        clause = child(parse, token, "ccomp")
        if whom is None and clause is not None:
            whom = child(parse, clause, "nsubj")
        if who is None or whom is None or cast.mention_at(who.i) is None:
            continue
        meant = {whom.i, *phrase(parse, whom)}
        for draft in drafts:
            if draft.speaker in meant and draft.verb != token.i:
                draft.relays.append(who.i)


def _name_of(parse: Parse, head: Token) -> int:
    """The apposed name ("the aide, Yuri Ushakov"), or the head itself."""
    for c in parse.children(head):
        if c.dep == "appos" and c.pos == "PROPN":
            return c.i
    return head.i


def _relay_behind(parse: Parse, draft: Draft) -> None:
    """ "quoted by Reuters" right behind the source, wherever the parser hung it."""
    if not draft.source:
        return
    i = draft.source[-1] + 1
    while i < len(parse.tokens) and parse.tokens[i].text in (",",):
        i += 1
    if (
        i + 1 < len(parse.tokens)
        and parse.tokens[i].lower in ("quoted", "cited")
        and parse.tokens[i + 1].lower == "by"
    ):
        _add_relay(parse, draft, i)


def _add_relay(parse: Parse, draft: Draft, verb: int) -> None:
    by = next((t for t in parse.tokens[verb + 1 : verb + 3] if t.lower == "by"), None)
    if by is None:
        return
    who = child(parse, by, "pobj") or (parse.tokens[by.i + 1] if by.i + 1 < len(parse.tokens) else None)
    if who is None or who.i in draft.relays:
        return
    draft.relays.append(who.i)
    own = set(range(verb, who.i + 1))
    draft.content = [i for i in draft.content if i not in own]
    draft.source = [i for i in draft.source if i not in own]


def chain_of(cast: Cast, s: Spoken) -> Chain:
    """All hops from the outlet to the speaker, outermost first."""
    hops: list[Hop] = []
    line: list[Spoken] = []
    at: Spoken | None = s
    while at is not None and len(line) < 12:
        line.append(at)
        at = at.parent or at.carried
    for one in reversed(line):
        for hop in one.hops:
            if not hops or (hop.name, hop.entity) != (hops[-1].name, hops[-1].entity):
                hops.append(hop)
    document = cast.document
    outlet = Hop(role=HopRole.OUTLET, name=document.outlet or document.name, implicit=True)
    return (outlet, *hops)
