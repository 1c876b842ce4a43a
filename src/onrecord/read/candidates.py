"""Names that the lexicon, the recogniser and known forenames propose, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.gazetteer import Known, first_word, gazetteer
from onrecord.lexicon.kinds import triggers_by_head
from onrecord.lexicon.media import medium_named
from onrecord.lexicon.people import PARTICLES, given_names, persons_called, titles
from onrecord.model import Kind, Parse, Span, Token
from onrecord.read.roles import role_at
from onrecord.read.units import not_surnames
from onrecord.text.names import latin, slug

LABELS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.NATIONALITY,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.WORK,
    "EVENT": Kind.OTHER,
    "PRODUCT": Kind.OTHER,
}
"""The recogniser's labels that become mentions, and as what."""


LONGEST_ACRONYM = 7
"""Letters; a longer word in capitals is emphasis. Chosen: few acronyms are longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A name: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    span: Span
    kind: Kind
    name: str
    entity: str | None
    reason: str
    side: str | None = None


def set_of(taken: dict[int, Found]) -> Iterator[Found]:
    """Each name once."""
    for i in sorted(taken):
        if taken[i].first == i:
            yield taken[i]


def candidates(parse: Parse) -> Iterator[tuple[int, Found]]:
    """(strength, name): of two that overlap, the stronger stays, then the longer, then the earlier."""
    for found, strict in _from_lexicon(parse):
        if not strict or _confirmed(parse, found):
            yield (3 if found.kind is Kind.PERSON else 2), found
    titles_here = {i for t in parse.tokens for i in _role_tokens(parse, t)}
    common = {t.text for t in parse.tokens if t.text.islower()}
    for found in _from_recogniser(parse):
        words = parse.tokens[found.first : found.last]
        if all(t.i in titles_here for t in words):
            continue  # "State" of "Secretary of State"
        if len(words) == 1 and found.kind is not Kind.PERSON and words[0].lower in common:
            continue  # a word in capitals that the report also has in small letters
        if len(words) == 1 and words[0].text.isupper() and len(words[0].text) > LONGEST_ACRONYM:
            continue  # "UNLIMITED": shouted, not named
        yield 1, found
    for found in _from_given_names(parse):
        yield 2, found
    for found in _with_nicknames(parse):
        yield 3, found


def _role_tokens(parse: Parse, token: Token) -> range:
    match = role_at(parse, token.i)
    return range(token.i, match[1]) if match else range(0)


def choose(candidates: Iterable[tuple[int, Found]]) -> list[Found]:
    """The names that stand, none overlapping, in reading order.

    The stronger wins, then the longer, then the earlier; but a longer name may swallow a
    stronger one that only lends it a word ("Bank of England").
    """

    def key(pair: tuple[int, Found]) -> tuple[int, int, int]:
        strength, found = pair
        return (-strength, -(found.last - found.first), found.first)

    rows = sorted(candidates, key=key)
    taken: dict[int, Found] = {}
    for _, found in rows:
        over = {taken[i] for i in range(found.first, found.last) if i in taken}
        if not over or all(_swallows(found, small) for small in over):
            for small in over:
                for i in range(small.first, small.last):
                    taken.pop(i, None)
            for i in range(found.first, found.last):
                taken[i] = found
    return list(set_of(taken))


def _swallows(big: Found, small: Found) -> bool:
    """Whether the longer name is one in which the shorter only lends a word ("Bank of England")."""
    if (
        not (big.first <= small.first and small.last <= big.last)
        or big.last - big.first <= small.last - small.first
    ):
        return False
    if big.kind is Kind.ORGANISATION or big.kind is Kind.OTHER:
        return small.kind in (Kind.PLACE, Kind.NATIONALITY, Kind.ORGANISATION, Kind.PERSON)
    if big.kind is Kind.PERSON:
        return small.kind is Kind.PLACE and small.side is None and big.last == small.last
    if big.kind is Kind.PLACE:
        # "Bay of Kiel", "Kiel Canal": a water or square called after a town.
        return small.kind is Kind.PLACE and small.side is None and big.reason.endswith("recogniser")
    return False


def _found(parse: Parse, first: int, last: int, known: Known, reason: str) -> Found:
    span = Span(parse.tokens[first].start, parse.tokens[last - 1].end)
    return Found(
        first=first, last=last, span=span, kind=known.kind, name=known.name,
        entity=known.entity, reason=reason, side=known.side,
    )  # fmt: skip


def _from_lexicon(parse: Parse) -> Iterator[tuple[Found, bool]]:
    names = gazetteer()
    tokens = parse.tokens
    for token in tokens:
        head = token.text
        rows = names.get(head) or (names.get(_first_part(head)) if not head.isalnum() else None)
        for name, known in rows or ():
            last = _matches(tokens, token.i, name)
            if last:
                yield _found(parse, token.i, last, known, "named in the lexicon"), known.strict
                break


def _first_part(text: str) -> str:
    for i, c in enumerate(text):
        if not c.isalnum():
            return text[:i]
    return text


def _matches(tokens: tuple[Token, ...], i: int, name: str) -> int | None:
    """Index behind the last token if the tokens from `i` on spell `name`, blanks apart."""
    rest = name.replace(" ", "")
    while rest:
        if i >= len(tokens) or not rest.startswith(tokens[i].text):
            return None
        rest = rest[len(tokens[i].text) :]
        i += 1
    return i


def _confirmed(parse: Parse, found: Found) -> bool:
    """Whether something beside the word says that an everyday word is meant as a name."""
    token = parse.tokens[found.first]
    before = parse.tokens[found.first - 1].lower if found.first else ""
    if found.kind is Kind.PLACE:
        return token.entity in ("GPE", "LOC", "NORP")
    if found.kind is Kind.NATIONALITY:
        return token.entity in ("GPE", "LOC", "NORP")
    if found.kind is Kind.PLATFORM:
        return before in ("on", "via", "platform", "network", "app", "to") and token.tag in (
            "NNP",
            "NN",
            "NNPS",
        )
    return before == "the" or token.entity in ("ORG", "NORP")


def _from_recogniser(parse: Parse) -> Iterator[Found]:
    tokens = parse.tokens
    i = 0
    while i < len(tokens):
        if not tokens[i].entity:
            i += 1
            continue
        first = i
        i += 1
        while i < len(tokens) and tokens[i].entity and not tokens[i].begins:
            i += 1
        kind = LABELS.get(tokens[first].entity)
        if kind is not None:
            found = _clean(parse, first, i, kind)
            if found is not None:
                yield found


def _clean(parse: Parse, first: int, last: int, kind: Kind) -> Found | None:
    """The recogniser's name without articles, titles, possessives and what was glued on."""
    tokens = parse.tokens
    words = titles()
    for i in range(first, last):
        if tokens[i].text in ("'s", "'") and i > first:
            last = i
            break
    while first < last and (
        tokens[first].lower in ("the", "a", "an")
        or not any(c.isalnum() for c in tokens[first].text)
        or (
            kind is Kind.PERSON
            and (tokens[first].text in words.honorifics or tokens[first].lower in words.roles)
        )
    ):
        first += 1
    while first < last and not any(c.isalnum() for c in tokens[last - 1].text):
        last -= 1
    if first >= last or not tokens[first].text[0].isalnum():
        return None
    if kind in (Kind.PERSON, Kind.ORGANISATION) and not any(t.text[:1].isupper() for t in tokens[first:last]):
        return None
    kind = _told_kind(tokens[first:last], kind)
    if kind is Kind.PERSON:
        last = _before_headline_verb(parse, first, last)
        first += 1 if last - first > 1 and _is_verbs_ing(tokens[first].text) else 0
    name = spelled(parse, first, last)
    if kind is Kind.PERSON:
        if any(not (c.isalpha() or c in " .'-’") for c in name) or _ends_in_no_surname(parse, first, last):
            return None
        if last - first == 2 and _is_headline_surname(tokens[first], tokens[last - 1]):
            last -= 1
            name = tokens[first].text
        known = Known(kind=kind, name=name, entity="")
    else:
        medium = medium_named(name) if kind is Kind.ORGANISATION else None
        seat = _seat(name) if kind in (Kind.PLACE, Kind.ORGANISATION) else None
        if medium is not None:
            known = Known(kind=medium.kind, name=medium.name, entity=medium.id)
        elif seat is not None:
            known = seat
        else:
            known = Known(kind=kind, name=name, entity=f"{kind}:{slug(name)}")
    return _found(parse, first, last, known, "named; seen by the recogniser")


def _told_kind(words: tuple[Token, ...], kind: Kind) -> Kind:
    """The kind as the name's last word tells it ("Act"), or a forename alone; else the recogniser's."""
    # "Daughters of the Revolution" are no revolution.
    if len(words) > 1 and kind is not Kind.PERSON and all(t.lower not in ("of", "for") for t in words):
        return titles().ends.get(words[-1].text, kind)
    forename = len(words) == 1 and latin(words[0].text) in given_names()
    return Kind.PERSON if forename and kind in (Kind.OTHER, Kind.WORK) else kind


def _seat(name: str) -> Known | None:
    """The state behind a member's party: "D-Va." is Virginia."""
    state = name[2:] if name[:2] in ("D-", "R-", "I-") else ""
    return next((k for n, k in gazetteer().get(first_word(state), ()) if n == state), None) if state else None


def _before_headline_verb(parse: Parse, first: int, last: int) -> int:
    """Where a person's name ends, if a headline in capitals goes on behind it: "Ann Roe Criticises Her Son".

    At a word that no name holds ("Her", "Over"), or at a verb of the lexicon with more behind it ("Wins").
    """
    for i in range(first + 1, last):
        token = parse.tokens[i]
        word = token.lower
        if not token.text[:1].isupper():
            continue
        verb = word.endswith("s") and any(t.verb for t in triggers_by_head().get(_bare(word), ()))
        if word in _IN_NO_NAME or (verb and (token.tag == "VBZ" or i + 1 < last)):
            return i
    return last


_IN_NO_NAME = frozenset(
    {
        "her",
        "his",
        "their",
        "its",
        "over",
        "on",
        "in",
        "at",
        "for",
        "after",
        "with",
        "as",
        "to",
        "by",
        "from",
        "amid",
    }
)
"""Words that a headline in capitals goes on with; a person's name holds none of them."""


def _is_verbs_ing(word: str) -> bool:
    """ "Ridiculing Roe" in a headline: a verb of the lexicon, and no forename."""
    stem = word.lower().removesuffix("ing")
    known = any(t.verb for form in (stem, f"{stem}e") for t in triggers_by_head().get(form, ()))
    return word.endswith("ing") and known and latin(word) not in given_names()


def _bare(verb: str) -> str:
    """A verb's plain form as far as its ending tells: "criticizes" is "criticize", "denies" is "deny"."""
    return f"{verb[:-3]}y" if verb.endswith("ies") else verb[:-1]


def spelled(parse: Parse, first: int, last: int) -> str:
    """The words of the tokens, with blanks only where the report has some ("el-Gamal")."""
    tokens = parse.tokens
    parts = [tokens[first].text]
    for i in range(first + 1, last):
        apart = tokens[i - 1].end < tokens[i].start
        parts.append(f" {tokens[i].text}" if apart else tokens[i].text)
    return "".join(parts)


def _ends_in_no_surname(parse: Parse, first: int, last: int) -> bool:
    """Whether a name ends in a place, people, office or month: "Virginia Democrat", but not "Steve King"."""
    tokens = parse.tokens
    word = tokens[last - 1].text
    if word not in not_surnames():
        return False
    forename = last - first >= 2 and latin(tokens[first].text) in given_names()
    follows = last < len(tokens) and tokens[last].tag in ("NNP", "NNPS") and tokens[last].text[:1].isupper()
    return not (forename and not follows and word in titles().also_surnames)


def _with_nicknames(parse: Parse) -> Iterator[Found]:
    """A nickname in quotation marks inside a name: "William “Mo” Cowan" is William Cowan."""
    tokens = parse.tokens
    for token in tokens[: max(0, len(tokens) - 4)]:
        opening, nick, closing, surname = tokens[token.i + 1 : token.i + 5]
        if (
            latin(token.text) in given_names()
            and token.text[:1].isupper()
            and opening.text in _MARKS
            and closing.text in _MARKS
            and nick.text[:1].isupper()
            and surname.tag == "NNP"
            and surname.text[:1].isupper()
            and surname.text not in not_surnames()
        ):
            name = f"{token.text} {surname.text}"
            known = Known(kind=Kind.PERSON, name=name, entity="")
            yield _found(parse, token.i, surname.i + 1, known, NICKNAMED)


_MARKS = frozenset("\"'()")
"""What stands around a nickname; the parser's words have straight marks only."""

NICKNAMED = "named; with a nickname"
"""The reason of a name that holds a nickname."""


def _from_given_names(parse: Parse) -> Iterator[Found]:
    """A known forename and a capitalised word: "Tomas Velden" where the recogniser saw nothing."""
    tokens = parse.tokens
    for token in tokens[:-1]:
        after = tokens[token.i + 1]
        if (
            token.text[:1].isupper()
            and latin(token.text) in given_names()
            and token.tag in ("NNP", "NNPS")
            and after.tag in ("NNP", "NNPS")
            and after.text[:1].isupper()
            and len(after.text) > 1
            and after.entity in ("", "PERSON")
            and after.lower not in PARTICLES
            and after.text not in not_surnames()
        ):
            last = token.i + 2
            while last < len(tokens) and tokens[last].entity == "PERSON" and not tokens[last].begins:
                last += 1
            found = _clean(parse, token.i, last, Kind.PERSON)
            if found is not None:
                yield replace(found, reason="named; a forename and a surname")


def _is_headline_surname(first: Token, second: Token) -> bool:
    """Whether a known surname only stands before a word in capitals: "Obama Willing to Talk"."""
    known = persons_called(first.text)
    if not known or known[0].weak or latin(first.text) in given_names():
        return False
    return not persons_called(second.text) and second.pos != "PROPN"
