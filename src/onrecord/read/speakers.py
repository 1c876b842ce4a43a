"""Who speaks, to whom, and where: sources of statements as parties."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.cues import CueWords
from onrecord.lexicon.media import medium_named
from onrecord.lexicon.people import titles
from onrecord.model import Document, Entity, Form, HopRole, Kind, Mention, Parse, Party, Reading, Span, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import agent, child, lemma_of, phrase

_RELAY_KINDS = {Kind.AGENCY: HopRole.AGENCY, Kind.OUTLET: HopRole.OUTLET, Kind.PLATFORM: HopRole.MEDIUM}
_NAMED = (Kind.PERSON, Kind.ORGANISATION, Kind.AGENCY, Kind.OUTLET, Kind.PLATFORM)
_WHERE = frozenset({"on", "in", "at", "via", "through", "during", "over"})
_ASKING = frozenset({"ask", "question", "press", "quiz", "pressed"})
_FIRST = frozenset({"i", "me", "myself"})
_OWN_WORDS = frozenset(
    {"statement", "report", "letter", "post", "readout", "communiqué", "release", "transcript", "message"}
)


@dataclass(slots=True)
class Cast:
    """A report's mentions and entities, found by the characters that they stand on."""

    document: Document
    parse: Parse
    words: CueWords
    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    officials: set[str] = field(default_factory=set)
    _by_token: dict[int, list[Mention]] = field(default_factory=dict)

    @classmethod
    def of(cls, parse: Parse, reading: Reading, words: CueWords) -> Cast:
        """The cast of one reading."""
        cast = cls(
            document=reading.document,
            parse=parse,
            words=words,
            mentions=reading.mentions,
            entities={e.id: e for e in reading.entities},
        )
        for mention in reading.mentions:
            for token in parse.inside(mention.span):
                cast._by_token.setdefault(token.i, []).append(mention)
        for entity in reading.entities:
            if entity.kind is Kind.PERSON and any(_office_word(words, o.role) for o in entity.roles):
                cast.officials.add(entity.id)
        return cast

    def mention_at(self, i: int) -> Mention | None:
        """The mention on a token: one whose entity is known before others, then the longest."""
        found = self._by_token.get(i, [])
        return max(found, key=lambda m: (m.entity is not None, m.span.length, -m.span.start), default=None)

    def mentions_in(self, indexes: list[int]) -> list[Mention]:
        """Mentions on any of the tokens, in reading order, each once."""
        found: dict[str, Mention] = {}
        for i in indexes:
            for mention in self._by_token.get(i, []):
                found.setdefault(mention.id, mention)
        return sorted(found.values(), key=lambda m: m.span)

    def text(self, indexes: list[int]) -> str:
        """The words from the first to the last token."""
        tokens = self.parse.tokens
        return " ".join(self.document.text[tokens[indexes[0]].start : tokens[indexes[-1]].end].split())

    def kind_of(self, party: Party) -> Kind | None:
        """What sort of thing a party is, None where not known."""
        if party.entity is not None and party.entity in self.entities:
            return self.entities[party.entity].kind
        known = medium_named(party.name)
        if known is not None:
            return known.kind
        return next((m.kind for m in self.mentions if m.id == party.mention), None)

    def side_of(self, party: Party) -> str | None:
        """Id of the institution or state that a party speaks for, where known."""
        entity = self.entities.get(party.entity or "")
        return entity.side if entity is not None else None


def _office_word(words: CueWords, role: str) -> bool:
    return any(word.strip(",.").lower() in words.official_heads for word in role.replace("-", " ").split())


def party_at(cast: Cast, head: int, indexes: list[int]) -> Party:
    """The party that a noun phrase names, by its head, an apposition, or the words alone."""
    together = _together(cast, head)
    if together is not None:
        return together
    mention = cast.mention_at(head)
    if mention is None or mention.entity is None:
        named = [m for m in _appositions(cast, head, indexes) if m.entity is not None]
        if not named and lemma_of(cast.parse.tokens[head]) in cast.words.official_heads:
            # "an advisor, Yuri Roe": the office with its holder's name behind it
            behind = [i for i in indexes if i > head]
            named = [
                m
                for m in cast.mentions_in(behind)
                if m.kind is Kind.PERSON and m.entity is not None and not _served(cast, m)
            ]
        if named:
            mention = named[0]
    if mention is None and lemma_of(cast.parse.tokens[head]) in cast.words.outlet_heads:
        relay = relay_in(cast, indexes)
        if relay is not None:
            return relay[0]
    if mention is None:
        return Party(name=cast.text(indexes or [head]))
    if mention.kind is Kind.NATIONALITY and _said_more(cast, mention, indexes):
        return Party(name=cast.text(indexes), mention=mention.id)
    name = mention.name
    if mention.entity is None and mention.form is not Form.PRONOUN and not mention.members and indexes:
        name = mention.name if mention.kind is Kind.GROUP else cast.text(indexes)
    return Party(name=name, mention=mention.id, entity=mention.entity)


def _served(cast: Cast, mention: Mention) -> bool:
    """Whether a preposition leads to the name: in "a spokesman for Mr. Roe" Roe is not the spokesman."""
    inside = cast.parse.inside(mention.span)
    i = inside[0].i - 1 if inside else -1
    honorifics = titles().honorifics
    while i > 0 and (cast.parse.tokens[i].text in honorifics or cast.parse.tokens[i].lower in titles().roles):
        i -= 1
    return i >= 0 and cast.parse.tokens[i].tag in ("IN", "TO")


def _said_more(cast: Cast, mention: Mention, indexes: list[int]) -> bool:
    """Whether a phrase tells more than a people's or party's name: "the Senate's top Democrat"."""
    tokens = (cast.parse.tokens[i] for i in indexes)
    return any(t.pos not in ("DET", "PUNCT") and not mention.span.holds(t.span) for t in tokens)


def _appositions(cast: Cast, head: int, indexes: list[int]) -> list[Mention]:
    """Names of persons, or of relays, in a noun phrase whose head says nothing by itself."""
    own = {head}
    for c in cast.parse.children(cast.parse.tokens[head]):
        if c.dep in ("appos", "compound", "nmod", "flat"):
            own.add(c.i)
    return [m for m in cast.mentions_in([i for i in indexes if i in own]) if m.kind is Kind.PERSON]


def _together(cast: Cast, head: int) -> Party | None:
    """ "Trump and Putin" as one party that is nobody's alone."""
    token = cast.parse.tokens[head]
    joined = [c for c in cast.parse.children(token) if c.dep == "conj"]
    if not joined or token.pos not in ("PROPN", "NOUN"):
        return None
    people = [cast.mention_at(token.i), *(cast.mention_at(c.i) for c in joined)]
    if any(m is None or m.kind is not Kind.PERSON for m in people):
        return None
    named = [m for m in people if m is not None]
    return Party(name=" and ".join(m.name for m in named), mention=named[0].id)


def speaker_of(cast: Cast, draft: Draft) -> Party | None:
    """Who is said to have said it; None where nobody is named at all."""
    if draft.speaker is None:
        return None
    indexes = draft.source or phrase(cast.parse, cast.parse.tokens[draft.speaker])
    owner = _owner(cast, draft)
    if owner is not None:
        return party_at(cast, owner.i, phrase(cast.parse, owner))
    if not _can_speak(cast, cast.parse.tokens[draft.speaker]):
        return None
    if draft.speaker not in indexes:
        indexes = phrase(cast.parse, cast.parse.tokens[draft.speaker])
    return party_at(cast, draft.speaker, indexes)


_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
_WHEN = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


def _can_speak(cast: Cast, head: Token) -> bool:
    """Whether a source can have words: no pronoun for things, no time, no deed or quality.

    Groups and documents that end like deeds ("administration", "statement") are listed as able to.
    """
    mention = cast.mention_at(head.i)
    lemma = lemma_of(head)
    if head.lower in _THINGS:
        return mention is not None and mention.entity is not None
    if is_time(cast, head):
        return False
    if head.pos != "NOUN" or lemma in cast.words.voiced:
        return True
    return lemma not in cast.words.voiceless and not lemma.endswith(cast.words.voiceless_endings)


def is_time(cast: Cast, head: Token) -> bool:
    """Whether the parser took a time or an amount for a source: "by Thursday afternoon were insisting"."""
    mention = cast.mention_at(head.i)
    unknown = mention is None or mention.entity is None
    return head.entity in _WHEN and head.pos in ("NOUN", "PROPN") and unknown


def _owner(cast: Cast, draft: Draft) -> Token | None:
    """Who stands behind "a statement issued by the Kremlin", "Putin's letter"."""
    if draft.speaker is None:
        return None
    head = cast.parse.tokens[draft.speaker]
    if lemma_of(head) not in _OWN_WORDS and lemma_of(head) not in cast.words.nouns:
        return None
    for c in cast.parse.children(head):
        if c.dep == "poss":
            return c
        if c.dep == "acl" and c.tag == "VBN":
            for by in cast.parse.children(c):
                if by.lower in ("by", "from"):
                    return child(cast.parse, by, "pobj")
        if c.dep == "prep" and c.lower in ("from", "by", "of"):
            who = child(cast.parse, c, "pobj")
            mention = cast.mention_at(who.i) if who is not None else None
            if mention is not None and mention.kind in _NAMED:
                return who
    return None


def is_first_person(cast: Cast, draft: Draft) -> bool:
    """Whether the source is "I"."""
    return draft.speaker is not None and cast.parse.tokens[draft.speaker].lower in _FIRST


def addressee_of(cast: Cast, draft: Draft) -> Party | None:
    """Who was told: "told reporters", "said to Putin", "was asked"."""
    if draft.verb < 0 or draft.word is None:
        return None
    verb = cast.parse.tokens[draft.verb]
    barred = set(draft.content)
    if draft.told is not None:
        return _someone(cast, cast.parse.tokens[draft.told], barred)
    if draft.word.takes not in ("clause", "told-to") and draft.rule != "preposition":
        return None
    frames = cast.words.verbs.get(lemma_of(verb), {})
    if "person" in frames:
        passive = child(cast.parse, verb, "nsubjpass")
        if passive is not None:
            return _someone(cast, passive, barred)
        for c in cast.parse.children(verb):
            if c.dep in ("dobj", "dative", "iobj") and c.pos in ("NOUN", "PROPN", "PRON"):
                return _someone(cast, c, barred - {c.i})
        if draft.rule == "preposition":
            return None
        asked = _asked_one(cast, verb)
        if asked is not None:
            return _someone(cast, asked, barred)
        # "told Trump that Ukraine tried": the parser makes the one told the clause's subject
        following = cast.parse.tokens[verb.i + 1] if verb.i + 1 < len(cast.parse.tokens) else None
        if following is not None and following.dep in ("nsubj",) and following.pos in ("PROPN", "PRON"):
            return None
    if draft.rule == "preposition":
        return None
    asker = _asker(cast, verb)
    if asker is not None:
        return _someone(cast, asker, barred)
    for c in cast.parse.children(verb):
        if c.lower in ("to", "with") and c.dep in ("prep", "dative"):
            who = child(cast.parse, c, "pobj")
            if who is not None and _is_somebody(cast, who):
                return _someone(cast, who, barred)
    return _talked_with(cast, verb, barred)


def _asked_one(cast: Cast, verb: Token) -> Token | None:
    """Who was asked in "asked by reporters if …, Roe said": the one who then speaks."""
    if verb.tag != "VBN" or verb.dep != "advcl" or agent(cast.parse, verb) is None:
        return None
    return child(cast.parse, cast.parse.head(verb), "nsubj")


def _asker(cast: Cast, verb: Token) -> Token | None:
    """Who put the question that is answered: "asked by reporters if …, Roe said"."""
    for c in cast.parse.children(verb):
        if c.dep == "advcl" and c.tag == "VBN" and c.i < verb.i and lemma_of(c) in _ASKING:
            return agent(cast.parse, c)
    return None


def _talked_with(cast: Cast, verb: Token, barred: set[int]) -> Party | None:
    """ "said in a conversation with Roe": the one who was talked with."""
    for c in cast.parse.children(verb):
        where = child(cast.parse, c, "pobj") if c.dep == "prep" and c.lower in ("in", "during") else None
        if where is None or lemma_of(where) not in cast.words.conversation_nouns:
            continue
        for w in cast.parse.children(where):
            who = child(cast.parse, w, "pobj") if w.lower == "with" else None
            mention = cast.mention_at(who.i) if who is not None else None
            if who is not None and mention is not None and mention.kind in (Kind.PERSON, Kind.GROUP):
                return _someone(cast, who, barred)
    return None


def _is_somebody(cast: Cast, token: Token) -> bool:
    mention = cast.mention_at(token.i)
    if mention is not None:
        return mention.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.AGENCY, Kind.OUTLET, Kind.GROUP)
    return token.entity in ("PERSON", "ORG") or lemma_of(token) in cast.words.unnamed_heads


def _someone(cast: Cast, token: Token, barred: set[int]) -> Party | None:
    if token.i in barred:
        return None
    return party_at(cast, token.i, phrase(cast.parse, token))


def medium_of(cast: Cast, draft: Draft) -> tuple[Party, Span] | None:
    """Where it was said or written ("on his Truth Social account"), and the words that say so."""
    if draft.verb < 0:
        return None
    top = cast.parse.tokens[draft.verb]
    sentence = cast.parse.sentence_of(top)
    barred = set(draft.content) | set(draft.cue)
    if draft.speaker is not None and draft.word is not None and draft.word.takes == "aside":
        head = cast.parse.tokens[draft.speaker]
        if lemma_of(head) in _OWN_WORDS and _owner(cast, draft) is not None:
            indexes = draft.source
            return Party(name=cast.text(indexes)), _span(cast, indexes)
    inside = draft.spans
    for token in cast.parse.tokens[sentence.first : sentence.last]:
        if token.dep != "prep" or token.lower not in _WHERE or token.i in barred:
            continue
        if any(s.touches(token.span) for s in inside) or not _belongs(cast, token, draft):
            continue
        found = _place_of_words(cast, token)
        if found is not None:
            return found
    return None


def _belongs(cast: Cast, token: Token, draft: Draft) -> bool:
    """Whether a prepositional phrase hangs on the reporting words or their source."""
    own = {draft.verb, *draft.source, *draft.cue}
    if token.head in own:
        return True
    head = cast.parse.tokens[token.head]
    sentence = cast.parse.sentence_of(token)
    # Before the source, at the start of the sentence, whatever the parser hung it on.
    first = min([i for i in own if i >= 0], default=token.i)
    return token.i < first and token.i - sentence.first <= 2 and head.pos in ("VERB", "AUX", "NOUN")


def _place_of_words(cast: Cast, preposition: Token) -> tuple[Party, Span] | None:
    thing = child(cast.parse, preposition, "pobj")
    if thing is None:
        return None
    indexes = [t.i for t in cast.parse.subtree(thing)]
    relay = relay_in(cast, indexes)
    if relay is not None and preposition.lower in ("on", "in", "via", "through", "at"):
        kind = cast.kind_of(relay[0])
        if kind is Kind.PLATFORM or lemma_of(thing) in cast.words.settings | cast.words.channels:
            return relay
    if _is_setting(cast, thing):
        head = phrase(cast.parse, thing)
        return Party(name=cast.text(head)), _span(cast, head)
    return None


def _is_setting(cast: Cast, thing: Token) -> bool:
    """Whether a noun is a place for words; "in separate statements" is too vague to be one."""
    if lemma_of(thing) not in cast.words.settings and lemma_of(thing) not in cast.words.channels:
        return False
    return thing.tag != "NNS" or child(cast.parse, thing, "poss", "det") is not None


def relay_in(cast: Cast, indexes: list[int]) -> tuple[Party, Span] | None:
    """The first agency, outlet or platform among the tokens, with its words."""
    for mention in cast.mentions_in(indexes):
        if mention.kind in _RELAY_KINDS:
            return Party(name=mention.name, mention=mention.id, entity=mention.entity), mention.span
    run: list[int] = []
    for i in [*indexes, -1]:
        if i >= 0 and cast.parse.tokens[i].pos == "PROPN" and (not run or i == run[-1] + 1):
            run.append(i)
            continue
        for start in range(len(run)):
            known = medium_named(cast.text(run[start:]))
            if known is not None:
                return Party(name=known.name, entity=known.id), _span(cast, run[start:])
        run = [i] if i >= 0 and cast.parse.tokens[i].pos == "PROPN" else []
    return None


def _span(cast: Cast, indexes: list[int]) -> Span:
    return Span(cast.parse.tokens[indexes[0]].start, cast.parse.tokens[indexes[-1]].end)


def role_of(cast: Cast, draft: Draft, party: Party) -> HopRole:
    """What a speaker does in the chain: speak for himself, for an institution, or pass words on."""
    kind = cast.kind_of(party)
    unnamed = _is_unnamed(cast, draft, party)
    if unnamed:
        return HopRole.UNNAMED
    if kind in _RELAY_KINDS:
        return _RELAY_KINDS[kind]
    if kind is Kind.ORGANISATION:
        return HopRole.OFFICIAL
    if party.entity in cast.officials or _says_office(cast, draft):
        if party.entity is not None:
            cast.officials.add(party.entity)
        return HopRole.OFFICIAL
    return HopRole.SPEAKER


def _says_office(cast: Cast, draft: Draft) -> bool:
    indexes = draft.source or ([draft.speaker] if draft.speaker is not None else [])
    return any(
        lemma_of(cast.parse.tokens[i]) in cast.words.official_heads
        and cast.parse.tokens[i].pos in ("NOUN", "PROPN")
        for i in indexes
    )


def _is_unnamed(cast: Cast, draft: Draft, party: Party) -> bool:
    """Whether nobody can be held to it: "sources", "media", "an official", "they"."""
    if party.entity is not None or draft.speaker is None:
        return False
    head = cast.parse.tokens[draft.speaker]
    owner = _owner(cast, draft)
    head = owner if owner is not None else head
    if lemma_of(head) in cast.words.unnamed_heads or head.lower in cast.words.unnamed_heads:
        return not is_pair(cast, head)
    # "they" that is known to be two people is as good as their names.
    return head.pos == "PRON" and party.name.lower() == head.lower


def is_pair(cast: Cast, head: Token) -> bool:
    """Whether "the two leaders" means people known from the report."""
    definite = any(c.lower in ("the", "both", "two") for c in cast.parse.children(head))
    return definite and lemma_of(head) in cast.words.conversation_pairs
