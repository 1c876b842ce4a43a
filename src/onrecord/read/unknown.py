"""States and media that the lexicon does not know, told by the report's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.lexicon.countries import country_named, country_of_capital, country_of_people
from onrecord.lexicon.gazetteer import first_word, gazetteer
from onrecord.lexicon.media import media_words, medium_named
from onrecord.lexicon.people import persons_called, titles
from onrecord.model import Kind, Parse, Span
from onrecord.read.candidates import Found, set_of
from onrecord.text.names import slug


def settle_peoples(parse: Parse, taken: dict[int, Found]) -> None:
    """Peoples of states that only the report knows, and those states, taken for persons or peoples."""
    capitals = {t.text for t in parse.tokens if t.text[:1].isupper() and t.text.isalpha()}
    surnames = {f.name.split()[-1] for f in set_of(taken) if f.kind is Kind.PERSON and " " in f.name}
    homes: dict[str, str] = {}
    for token in parse.tokens:
        # "Valdorian": by its look, or because the recogniser says so; "Trumpian" belongs to a person.
        adjective = token.tag == "JJ" or token.entity == "NORP"
        if adjective and token.text in capitals and country_of_people(token.text) is None:
            home = home_of(token.text, capitals)
            if home is not None and home not in surnames and not persons_called(home):
                homes[token.text] = home
    for found in list(set_of(taken)):
        if found.name in homes:
            home = homes[found.name]
            put(taken, replace(found, kind=Kind.NATIONALITY, name=home, entity=f"place:{slug(home)}"))
        elif found.name in homes.values() and found.kind in (
            Kind.PERSON,
            Kind.ORGANISATION,
            Kind.NATIONALITY,
        ):
            put(taken, replace(found, kind=Kind.PLACE, entity=f"place:{slug(found.name)}"))


def settle_media(parse: Parse, taken: dict[int, Found]) -> None:
    """Names that the report calls a news agency, newspaper or platform, wherever they stand."""
    kinds: dict[str, Kind] = {}
    for first, last, kind in _so_called(parse):
        name = " ".join(t.text for t in parse.tokens[first:last])
        if medium_named(name) is None and not _is_place(name):
            kinds.setdefault(name, kind)
    for name, kind in sorted(kinds.items()):
        words = name.split()
        for token in parse.tokens:
            last = token.i + len(words)
            if token.text == words[0] and [t.text for t in parse.tokens[token.i : last]] == words:
                over = {taken[i] for i in range(token.i, last) if i in taken}
                if all(token.i <= f.first and f.last <= last for f in over):
                    span = Span(token.start, parse.tokens[last - 1].end)
                    reason = "so called in the report"
                    entity = f"{kind}:{slug(name)}"
                    called = Found(
                        first=token.i,
                        last=last,
                        span=span,
                        kind=kind,
                        name=name,
                        entity=entity,
                        reason=reason,
                    )
                    put(taken, called)


def _is_place(name: str) -> bool:
    known = gazetteer().get(first_word(name), ())
    place = any(n == name and k.kind is Kind.PLACE and not k.strict for n, k in known)
    return place or any(
        find(name) is not None for find in (country_of_people, country_named, country_of_capital)
    )


def _so_called(parse: Parse) -> Iterator[tuple[int, int, Kind]]:
    """Tokens of a capitalised name beside words for a medium, and as what."""
    tokens = parse.tokens
    for token in tokens:
        for words, kind in media_words("behind").get(token.lower, ()):
            if _spells(parse, token.i, words):
                first = token.i
                while first and _is_name(parse, first - 1):
                    first -= 1
                if first < token.i:
                    yield first, token.i, kind
                break
        for words, kind in media_words("before").get(token.lower, ()):
            if _spells(parse, token.i, words):
                first = last = token.i + len(words)
                while last < len(tokens) and _is_name(parse, last):
                    last += 1
                if last > first:
                    yield first, last, kind
                break


def _spells(parse: Parse, i: int, words: tuple[str, ...]) -> bool:
    last = i + len(words)
    return last <= len(parse.tokens) and all(
        t.lower == w for t, w in zip(parse.tokens[i:last], words, strict=True)
    )


def _is_name(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    starts = parse.sentence_of(token).first == i
    return token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "JJ") and not starts


def settle_titled(parse: Parse, taken: dict[int, Found]) -> None:
    """ "Prime Minister Brandek" is a person, whatever the recogniser says."""
    words = titles()
    for found in list(set_of(taken)):
        if found.kind is Kind.PERSON or found.last - found.first > 1 or not found.first:
            continue
        before = parse.tokens[found.first - 1]
        titled = before.text in words.honorifics or (before.text[:1].isupper() and before.lower in _TITLES)
        if titled and (found.reason.endswith("recogniser") or before.text in _MR):
            word = parse.tokens[found.first].text
            put(taken, replace(found, kind=Kind.PERSON, name=word, entity=None, side=None))


_MR = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr.", "Sen.", "Rep.", "Gov."})
"""Titles that make even the name of an agency or a city a person's: "Mr. Bloomberg", "Ms. London"."""


_TITLES = frozenset({"president", "minister", "chancellor", "senator", "representative", "governor", "mayor"})
"""Last words of titles that stand before a bare surname."""


def settle_surnames(parse: Parse, taken: dict[int, Found]) -> None:
    """ "Bloomberg" alone is the man where the report names him in full, and the agency where it reports."""
    full = {f.name.split()[-1] for f in set_of(taken) if f.kind is Kind.PERSON and " " in f.name}
    for found in list(set_of(taken)):
        token = parse.tokens[found.first]
        one = found.last - found.first == 1 and found.kind in (Kind.AGENCY, Kind.OUTLET)
        if one and token.text in full and parse.head(token).lemma.lower() not in _REPORTING:
            put(taken, replace(found, kind=Kind.PERSON, name=token.text, entity=None, side=None))


_REPORTING = frozenset({"report", "quote", "cite", "publish"})


def settle_acronyms(parse: Parse, taken: dict[int, Found]) -> None:
    """An institution in capitals that the recogniser saw once is meant wherever its letters stand."""
    seen: dict[str, Found] = {}
    for found in set_of(taken):
        word = parse.tokens[found.first].text
        if found.last - found.first == 1 and found.kind is Kind.ORGANISATION and word.isupper():
            seen.setdefault(word, found)
    for token in parse.tokens:
        known = seen.get(token.text)
        if known is not None and token.i not in taken and len(token.text) > 2:
            span = Span(token.start, token.end)
            put(taken, replace(known, first=token.i, last=token.i + 1, span=span))


def settle_again(parse: Parse, taken: dict[int, Found]) -> None:
    """A name that the recogniser saw once is meant wherever its very words stand as a name."""
    small = {t.text for t in parse.tokens if t.text.islower()}
    seen: dict[str, list[Found]] = {}
    for found in set_of(taken):
        words = [t.text for t in parse.tokens[found.first : found.last]]
        named = found.reason.endswith("recogniser") and found.kind in _AGAIN and words[0][:1].isupper()
        alone = len(words) == 1 and (
            found.kind is Kind.PERSON or words[0].lower() in small or len(words[0]) < 4
        )
        if named and not alone:
            seen.setdefault(words[0], []).append(found)
    for token in parse.tokens:
        if token.i in taken or token.tag not in ("NNP", "NNPS"):
            continue
        for known in sorted(seen.get(token.text, ()), key=lambda f: (f.first - f.last, f.first)):
            last = token.i + known.last - known.first
            theirs = [t.text for t in parse.tokens[known.first : known.last]]
            free = all(i not in taken for i in range(token.i, last))
            ends = last >= len(parse.tokens) or not _is_name(parse, last) or last in taken
            begins = not token.i or not _is_name(parse, token.i - 1) or token.i - 1 in taken
            if free and begins and ends and [t.text for t in parse.tokens[token.i : last]] == theirs:
                span = Span(token.start, parse.tokens[last - 1].end)
                put(taken, replace(known, first=token.i, last=last, span=span))
                break


_AGAIN = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)


def settle_towns(parse: Parse, taken: dict[int, Found]) -> None:
    """A word taken for a body that is a place elsewhere in the report, and that one is "in" or mayor of."""
    told: dict[str, set[str]] = {}
    for found in set_of(taken):
        word = parse.tokens[found.first].text
        one = found.last - found.first == 1 and found.kind in (Kind.ORGANISATION, Kind.PLACE)
        if one and found.reason.endswith("recogniser") and not word.isupper():
            before = [t.lower for t in parse.tokens[max(0, found.first - 2) : found.first]]
            told.setdefault(word, set()).update((found.kind, *before[-1:]))
            if before[-1:] == ["of"] and before[0] in ("mayor", "city", "town", "village"):
                told[word].add("mayor")
    _persons_lived_in(parse, taken)
    for found in list(set_of(taken)):
        word = parse.tokens[found.first].text
        signs = told.get(word, set())
        town = "mayor" in signs or {Kind.PLACE, "in"} <= signs
        if found.kind is Kind.ORGANISATION and found.name == word and town and "the" not in signs:
            put(taken, replace(found, kind=Kind.PLACE, entity=f"place:{slug(word)}", side=None))


def _persons_lived_in(parse: Parse, taken: dict[int, Found]) -> None:
    """A stranger whom the report only ever is "in", "at" or "near" is a place: "in Sandy Hook"."""
    before: dict[str, set[str]] = {}
    for found in set_of(taken):
        if found.kind is Kind.PERSON:
            after = parse.tokens[found.last].text if found.last < len(parse.tokens) else "."
            word = parse.tokens[found.first - 1].lower if found.first else ""
            before.setdefault(found.name, set()).add("'s" if after == "'s" else word)
    for found in list(set_of(taken)):
        if found.kind is Kind.PERSON and before[found.name] <= _WHERE and not found.entity:
            stranger = not persons_called(found.name.split()[-1])
            shared = any(n != found.name and n.split()[-1] == found.name.split()[-1] for n in before)
            if stranger and not shared:
                put(taken, replace(found, kind=Kind.PLACE, entity=f"place:{slug(found.name)}"))


_WHERE = frozenset({"in", "at", "near", "outside"})


def put(taken: dict[int, Found], found: Found) -> None:
    """Let `found` stand on its tokens."""
    for i in range(found.first, found.last):
        taken[i] = found


ENDINGS = ("ian", "ean", "ese", "ish", "an", "n", "i")
"""How English makes a people's name of a state's ("Valdoria-n")."""


def home_of(people: str, places: Iterable[str]) -> str | None:
    """Which of the capitalised words `places` the people is called after, if one is.

    For states that the lexicon does not know: "Valdorian" belongs to "Valdoria".
    """
    for ending in ENDINGS:
        stem = people.removesuffix(ending)
        if stem != people and len(stem) >= 4:
            fits = [
                p
                for p in places
                if p.startswith(stem) and 0 <= len(p) - len(stem) <= 2 and p.removesuffix("s") != people
            ]
            if fits:
                return min(fits, key=lambda p: (len(p), p))
    return None
