"""Whom a word of a report names as a party: somebody by name, a group in words alone, or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.attitudes import attitude_words
from onrecord.lexicon.countries import country_named
from onrecord.lexicon.kinds import event_words, triggers_by_head
from onrecord.model import Form, Kind, Mention, Party, Span, Token, cover
from onrecord.read.layout import Layout
from onrecord.read.sure_pronouns import surely_meant

PARTIES = frozenset({Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.NATIONALITY, Kind.GROUP, Kind.AGENCY})

NO_PARTY = frozenset({Kind.WORK, Kind.OTHER})

SHORT = 4
"""Most words of a description that stands as a name."""

LONG = 12
"""Most words of a party that is told in words alone; longer ones lose what hangs on their noun."""

OWNING = ("of", "from", "by")
"""Prepositions whose object a thing belongs to: "the demands of rebels", "a call by the union"."""

AIMING = ("with", "against", "to", "on", "for", "at", "between", "in")
"""Prepositions that say at whom a thing is aimed: "restrictions against German goods"."""

KEPT = frozenset({"of", "from", "in", "at", "for", "with", "to", "between", "against", "near", "throughout"})
"""Prepositions that stay in the words of a party: "students at the university", not "a strike on Monday"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A party with the words that stand for it in the report, and the word that carries them."""

    party: Party
    words: Span
    head: Token


def parties_of(layout: Layout, token: Token) -> list[Named]:
    """Whom a word names: its mention, one beside it, those behind "leaders of"; else its words.

    Empty for groups that only point to somebody told elsewhere ("the leaders"), for pronouns that may be
    somebody else, and for words that no noun stands in.
    """
    if not surely_meant(layout, token):
        return []
    mention = layout.mention_at(token)
    beside = _beside(layout, token)
    if mention is not None and mention.form is Form.NOMINAL and _is_person_named(beside):
        # "its leader Tomas Brandek" is he, whoever else may lead it.
        mention = beside
    if mention is not None and mention.entity is not None:
        if _are_some(layout, token, mention):
            return [_in_words(layout, token, None)]
        return [_named(layout, token, mention)] if mention.kind not in NO_PARTY else []
    lemma = token.lemma.lower()
    if lemma in event_words("instruments"):
        return []
    if beside is not None and beside.kind is Kind.PERSON:
        return [_named(layout, token, beside)]
    if lemma in event_words("group") and token.tag in ("NNS", "NNPS"):
        behind = [t for one in layout.objects_of(token, "of", "from") for t in layout.with_conjuncts(one)]
        named = [_named(layout, t, m) for t in behind if (m := layout.mention_at(t)) is not None and m.entity]
        if named:
            return named
    if mention is not None and mention.form is Form.NAME:
        return [Named(Party(name=mention.name, mention=mention.id), mention.span, token)]
    if lemma in event_words("acts_for") or (
        lemma in event_words("principals") and len(states_of(layout, token)) > 1
    ):
        acting = _acting(layout, token, mention)
        if acting:
            return acting
    if lemma in event_words("counting") | event_words("parts_of_day"):
        # "to pass it in the next couple of weeks": a while is no party.
        return []
    if token.tag in ("NN", "NNS", "NNP", "NNPS") and not _only_group(layout, token):
        return [_in_words(layout, token, mention)]
    return []


def members_of(layout: Layout, token: Token) -> list[Named]:
    """The persons whom a group means: "the two leaders", "they"; empty where that is not known."""
    mention = layout.mention_at(token)
    if mention is None:
        return []
    known = [e for one in mention.members if (e := layout.entities.get(one)) is not None]
    return [Named(Party(name=e.name, mention=mention.id, entity=e.id), mention.span, token) for e in known]


def _is_person_named(mention: Mention | None) -> bool:
    return mention is not None and mention.kind is Kind.PERSON and mention.form is Form.NAME


def _are_some(layout: Layout, token: Token, mention: Mention) -> bool:
    """ "Three Somalis", "ethnic Turks": people of a state, and not the state."""
    told_apart = layout.below(token, "nummod", "amod", "compound", "quantmod")
    counted = layout.parse.head(layout.parse.head(token)).lemma.lower() in event_words("crowds")
    several = mention.kind is Kind.NATIONALITY and token.tag in ("NNPS", "NNS")
    return several and bool(told_apart or (token.dep == "pobj" and counted))


def _named(layout: Layout, token: Token, mention: Mention) -> Named:
    party = Party(name=mention.name, mention=mention.id, entity=mention.entity)
    own = words_at(layout, token)
    whole = own if own.touches(mention.span) or mention.span.start - own.end in (1, 2) else mention.span
    return Named(party, cover([whole, mention.span]), token)


def _in_words(layout: Layout, token: Token, mention: Mention | None) -> Named:
    words = words_at(layout, token)
    name = _owned(layout, token) or " ".join(layout.document.slice(words).split())
    return Named(Party(name=name, mention=mention.id if mention else None), words, token)


def _owned(layout: Layout, token: Token) -> str | None:
    """ "its forces" under the owner's name: "Kenya's forces"; None where no pronoun owns them."""
    owner = next((t for t in layout.below(token, "poss") if t.tag in ("PRP$", "WP$")), None)
    if owner is None or not is_party(layout, token):
        return None
    known = layout.mention_at(owner)
    whose = owner if known is not None and known.entity else antecedent(layout, owner)
    if whose is None:
        return None
    name = next((n.party.name for n in parties_of(layout, whose)), None)
    states = [t for t in layout.below(whose, "poss") if t.pos == "PROPN"]
    if states and {token.lemma.lower(), whose.lemma.lower()} <= event_words("acts_for"):
        # A ministry's troops are its state's.
        told = [t for t in layout.tokens_in(words_at(layout, states[0])) if t.tag != "POS"]
        name = " ".join(layout.document.slice(cover([t.span for t in told])).split())
    if name is None:
        return None
    rest = layout.document.text[owner.end : words_at(layout, token).end]
    mark = "'" if name.endswith("s") else "'s"
    return f"{name}{mark} {' '.join(rest.split())}"


def _beside(layout: Layout, token: Token) -> Mention | None:
    """Who stands in apposition or right behind: "leader Tomas Brandek"; None where nobody does."""
    found = [m for t in layout.below(token, "appos") if (m := layout.mention_at(t)) is not None and m.entity]
    after = layout.parse.tokens[token.i + 1] if token.i + 1 < len(layout.parse.tokens) else token
    if (m := layout.mention_at(after)) is not None and m.entity and m.span.start == after.start:
        # The parser may take the two apart.
        found.append(m)
    return found[0] if found else None


def _acting(layout: Layout, token: Token, mention: Mention | None) -> list[Named]:
    """Those who act for states: "Russian forces", one for each of "Hungarian and Romanian officials"."""
    found = states_of(layout, token)
    words = words_at(layout, token)
    told = layout.document.slice(words).split()
    ids = mention.id if mention else None
    if len(found) == 1:
        entity = layout.entities.get(found[0][1])
        name = " ".join(told) if len(told) <= SHORT or entity is None else entity.name
        return [Named(Party(name=name, mention=ids, entity=found[0][1]), words, token)]
    return [
        Named(Party(name=f"{modifier.text} {token.text}", mention=ids, entity=state), words, token)
        for modifier, state in found
    ]


def states_of(layout: Layout, token: Token) -> list[tuple[Token, str]]:
    """The states that forces or officials act for, with the word for each: "the government of Kenya"."""
    below = layout.below(token, "amod", "compound", "nmod", "poss")
    near = [t for one in below for t in layout.with_conjuncts(one)] + layout.objects_of(token, "of", "from")
    mentions = [(t, m) for t in near if (m := layout.mention_at(t)) is not None and m.entity]
    states = {m.entity: t for t, m in mentions if m.kind in (Kind.PLACE, Kind.NATIONALITY) and m.entity}
    if states:
        return [(token, entity) for entity, token in states.items()]
    if any(t.lower == "task" for t in below):
        return []
    leaders = [(t, e) for t, m in mentions if m.entity and (e := layout.entities.get(m.entity)) is not None]
    return [(t, e.side) for t, e in leaders if e.side][:1]


def words_at(layout: Layout, token: Token) -> Span:
    """The words of the noun phrase of `token`: no clauses, no lists, no times, and not too many."""
    whole = _phrase(layout, token, deep=True)
    return whole if len(layout.tokens_in(whole)) <= LONG else _phrase(layout, token, deep=False)


def _phrase(layout: Layout, token: Token, deep: bool) -> Span:
    keep = [token.i]
    for i in keep:
        for child in layout.parse.children(layout.parse.tokens[i]):
            if child.dep in ("relcl", "acl", "advcl", "appos", "parataxis"):
                continue
            if (child.dep == "npadvmod" and layout.is_timed(child)) or (child.tag == "POS" and i == token.i):
                continue
            if child.dep == "punct" and child.text != "-":
                continue
            if child.dep == "prep" and not _stays(layout, child, deep or i != token.i):
                continue
            # What is listed with the head is a phrase of its own; "between A and B" is not.
            if i != token.i or child.dep not in ("conj", "cc"):
                keep.append(child.i)
    return Span(layout.parse.tokens[min(keep)].start, layout.parse.tokens[max(keep)].end)


def _stays(layout: Layout, preposition: Token, deep: bool) -> bool:
    """Whether what stands behind a preposition belongs to the words of a party."""
    behind = layout.below(preposition, "pobj")
    timed = any(layout.is_timed(t) for t in behind)
    kept = preposition.lower in (KEPT if deep else ("of",))
    return kept and bool(behind) and not timed


def is_party(layout: Layout, token: Token) -> bool:
    """Whether a noun means somebody who can act or be acted on: a name, people, a body, a force."""
    mention = layout.mention_at(token)
    if mention is not None and mention.kind in PARTIES | {Kind.OUTLET}:
        return mention.entity is not None or mention.kind is not Kind.PLACE
    lemma, lower = token.lemma.lower(), token.lower
    if lemma in event_words("no_party"):
        return False
    article = any(t.lower == "the" for t in layout.parse.children(token))
    if lemma in event_words("with_article") and not article:
        return False
    if lemma in event_words("crowds") or lower in event_words("crowds"):
        behind = layout.objects_of(token, "of")
        if behind or lemma not in event_words("group"):
            return any(is_party(layout, t) for t in behind)
    people = event_words("people") | event_words("bodies") | event_words("acts_for") | event_words("group")
    if {lemma, lower} & people or lower.endswith(("men", "women", "people")):
        return True
    if token.pos == "NOUN" and attitude_words().can_hold(lemma) and not lower.endswith("ing"):
        return True
    return token.pos == "PROPN" and token.entity in ("PERSON", "NORP", "ORG", "GPE")


def is_happening(layout: Layout, token: Token) -> bool:
    """Whether a noun means what happens, or is said or done: "talks", "a demand", "the right"."""
    if is_party(layout, token):
        return False
    words = {token.lower, token.lemma.lower()}
    heads = triggers_by_head()
    told = [t for w in sorted(words) for t in heads.get(w, ()) if not t.verb]
    return bool(words & event_words("no_party") or told)


def inside(layout: Layout, token: Token, depth: int = 2) -> list[Named]:
    """The parties that a thing belongs to or is aimed at: "a U.S. request", "the withdrawal of rebels".

    Owners first; those at whom it is aimed where nobody owns it.
    """
    owners = list(owners_of(layout, token, depth))
    if owners:
        return owners
    aimed = [t for t in layout.objects_of(token, *AIMING) if not layout.is_timed(t)]
    return [n for t in aimed for n in _or_inside(layout, t, depth)]


def owners_of(layout: Layout, token: Token, depth: int = 2) -> Iterator[Named]:
    """The parties that a thing belongs to, or that do it."""
    for t in layout.below(token, "poss"):
        yield from _or_inside(layout, t, depth)
    for t in layout.below(token, "compound", "nmod", "amod"):
        # "a Kenyan request", but nobody in "a troop withdrawal".
        named = [one for one in modifiers(layout, t) if _acts(layout, one)]
        yield from (n for one in named for n in _or_inside(layout, one, 1))
    behind = layout.objects_of(token, *OWNING)
    behind += [
        t
        for verb in layout.below(token, "acl")
        for prep in layout.below(verb, "agent")
        for t in layout.below(prep, "pobj")
    ]
    yield from (n for t in behind if not layout.is_timed(t) for n in _or_inside(layout, t, depth))


def _acts(layout: Layout, modifier: Token) -> bool:
    """Whether a name before a noun is somebody's: a state or body, not a town ("the Ground Zero mosque")."""
    mention = layout.mention_at(modifier)
    if mention is None:
        return False
    return mention.kind is not Kind.PLACE or country_named(mention.name) is not None


def _or_inside(layout: Layout, token: Token, depth: int) -> list[Named]:
    token = antecedent(layout, token) or token
    found = []
    for one in layout.with_conjuncts(token):
        if is_party(layout, one):
            found += parties_of(layout, one)
        elif one.i == token.i and depth > 1 and one.pos in ("NOUN", "PROPN"):
            found += inside(layout, one, depth - 1)
    return found


def modifiers(layout: Layout, token: Token) -> list[Token]:
    """A word before a noun, and those joined to it: "Israel-Hamas talks", "French and Egyptian ships"."""
    found = layout.with_conjuncts(token)
    for t in layout.below(token, "compound", "nmod", "amod", "npadvmod"):
        joined = layout.parse.tokens[t.i + 1].text in ("-", "–", "/") if t.i + 1 < token.i else False
        if joined and layout.mention_at(t) is not layout.mention_at(token):
            found.insert(0, t)
    return found


def antecedent(layout: Layout, token: Token) -> Token | None:
    """The noun that a relative or an unresolved "it" or "they" stands for in its sentence, None for none.

    "Hungary has said it will …", "the rebels, who …", "Kenya closed its borders": the nearest subject above
    that agrees in number and can be meant.
    """
    if token.tag in ("WDT", "WP", "WP$") or (token.lower == "that" and token.dep in ("nsubj", "dobj")):
        clause = next((a for a in (token, *layout.parse.ancestors(token)) if a.dep == "relcl"), None)
        return layout.parse.head(clause) if clause is not None else None
    mention = layout.mention_at(token)
    if token.lower not in event_words("it") | event_words("they") or (mention is not None and mention.entity):
        return None
    own = token.dep == "poss"
    for above in layout.parse.ancestors(token):
        if above.pos not in ("VERB", "AUX"):
            continue
        if not own:
            # A pronoun does not stand for the subject of its own verb.
            own = True
            continue
        for subject in layout.below(above, "nsubj", "nsubjpass"):
            if subject.i < token.i and subject.pos != "PRON" and _agrees(layout, subject, token):
                return subject
    return None


def _agrees(layout: Layout, noun: Token, pronoun: Token) -> bool:
    mention = layout.mention_at(noun)
    body = mention is not None and mention.kind in (Kind.PLACE, Kind.ORGANISATION)
    several = noun.tag in ("NNS", "NNPS") or bool(layout.below(noun, "conj"))
    collective = noun.lemma.lower() in event_words("bodies") | event_words("acts_for")
    if pronoun.lower in event_words("it"):
        unknown = mention is None and noun.pos == "PROPN" and noun.entity != "PERSON"
        return (body or collective or unknown) and not layout.below(noun, "conj")
    return several or collective


def _only_group(layout: Layout, token: Token) -> bool:
    """Whether the words name nobody in particular: "the leaders"."""
    lemma = token.lemma.lower()
    alone = token.tag == "NN" and not layout.below(token, "poss")
    if lemma not in event_words("group") or alone:
        # "the minister", of whom nobody told more, is somebody; "our army" may be anybody's.
        return False
    if lemma not in event_words("principals") and not layout.below(token, "det", "poss"):
        # "negotiators will meet": some, told of nowhere else.
        return False
    inner = [t for t in layout.tokens_in(layout.phrase(token)) if t.pos in ("NOUN", "PROPN", "ADJ")]
    return not any(layout.mention_at(t) for t in inner if t is not token)
