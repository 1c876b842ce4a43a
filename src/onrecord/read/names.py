"""Names in a report: who and what is named, found by lexicon, recogniser and the report itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.lexicon.people import (
    PARTICLES,
    given_names,
    is_lead,
    likely_called,
    person,
    person_named,
    persons_called,
    surname_of,
    titles,
)
from onrecord.lexicon.spellings import same_given_name
from onrecord.model import Kind, Parse, Span, Token
from onrecord.read.candidates import NICKNAMED, Found, candidates, choose, set_of
from onrecord.read.roles import role_at
from onrecord.read.units import not_surnames
from onrecord.read.unknown import (
    put,
    settle_acronyms,
    settle_again,
    settle_media,
    settle_peoples,
    settle_surnames,
    settle_titled,
    settle_towns,
)
from onrecord.text.names import latin, name_key, slug


@dataclass(slots=True)
class People:
    """The persons of one report, as they become known while reading.

    `full` maps entity id to full name (to the surname where no more is known), `by_key` a full
    name's key to the id, `by_surname` a surname's key to ids in order of appearance.
    """

    day: date | None
    full: dict[str, str] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    by_key: dict[str, str] = field(default_factory=dict)
    by_surname: dict[str, list[str]] = field(default_factory=dict)
    full_at: list[tuple[int, str]] = field(default_factory=list)
    """Token number and id of every full name, in reading order."""
    in_full: set[str] = field(default_factory=set)
    """Ids of everybody named in full somewhere in the report."""

    def meet(self, name: str) -> str:
        """The id of the person of that full name, who is known from here on."""
        known = person_named(name, self.day)
        if known is not None:
            who, full, surname, gender = known.id, known.name, known.surname, known.gender
        else:
            full = " ".join(name.split())
            who, surname, gender = f"person:{slug(full)}", surname_of(full), gender_of(full) or ""
            who = self.by_key.setdefault(name_key(full), self._likewise(full, gender) or who)
            full = self.full.get(who, full)
        self.full.setdefault(who, full)
        if gender:
            self.gender.setdefault(who, gender)
        for word in {surname, surname_of(name), name.split()[-1]}:
            ids = self.by_surname.setdefault(name_key(word), [])
            if who not in ids:
                ids.append(who)
        return who

    def _likewise(self, name: str, gender: str) -> str | None:
        """Somebody met before whose name only differs in a short form or initial: "Mike" and "Michael R."."""
        words, surname = name.split(), surname_of(name)
        for who in self.by_surname.get(name_key(surname), ()):
            theirs = self.full[who].split()
            if len(theirs) < 2 or self.gender.get(who, gender) != gender or _suffix(words) != _suffix(theirs):
                continue
            if same_given_name(name_key(words[0]), name_key(theirs[0])) and not _other_middle(words, theirs):
                return who
        return None


def _suffix(words: list[str]) -> str:
    """ "jr", "iii" … behind a surname; nothing for most."""
    last = words[-1].rstrip(".").casefold()
    return last if last in {"jr", "sr", "ii", "iii", "iv"} else ""


def _other_middle(one: list[str], other: list[str]) -> bool:
    """Whether both have middle names, and with other initials."""
    a, b = one[1:-1], other[1:-1]
    return bool(a and b) and a[0][:1].casefold() != b[0][:1].casefold()


def gender_of(name: str) -> str | None:
    """ "f" or "m" as the forename says; None where it is unknown or goes for both."""
    given = given_names().get(latin(name.split()[0]))
    return given if given in ("f", "m") else None


def find_names(parse: Parse, day: date | None) -> tuple[list[Found], People]:
    """Every name in the report, in reading order, none overlapping, and the persons behind them."""
    people = People(day=day)
    taken: dict[int, Found] = {}
    for found in choose(candidates(parse)):
        for i in range(found.first, found.last):
            taken[i] = found
    settle_peoples(parse, taken)
    settle_media(parse, taken)
    settle_titled(parse, taken)
    settle_again(parse, taken)
    settle_towns(parse, taken)
    settle_surnames(parse, taken)
    settle_acronyms(parse, taken)
    _meet_everybody(parse, taken, people)
    _learn_genders(parse, taken, people)
    _add_surnames(parse, taken, people)
    _add_short_outlets(parse, taken)
    return sorted(set_of(taken), key=lambda f: f.first), people


def _meet_everybody(parse: Parse, taken: dict[int, Found], people: People) -> None:
    persons = [f for f in set_of(taken) if f.kind is Kind.PERSON]
    # A name with a nickname inside comes first: it says whom the nickname means.
    persons.sort(key=lambda f: f.reason != NICKNAMED)
    bare = []
    for found in persons:
        if is_full(found.name):
            who = people.meet(found.name)
            people.full_at.append((found.first, who))
            people.in_full.add(who)
            put(taken, replace(found, entity=who, name=people.full[who]))
            if found.reason == NICKNAMED:
                nick = parse.tokens[found.first + 2].text
                people.by_key.setdefault(name_key(f"{nick} {surname_of(found.name)}"), who)
        else:
            bare.append(found)
    for found in bare:
        longer = _with_shared_surname(parse, taken, found, people) or _with_forename(parse, taken, found)
        if longer is None:
            put(taken, _resolve(parse, found, found.name, people))
            continue
        who = people.meet(longer.name)
        people.full_at.append((longer.first, who))
        people.in_full.add(who)
        put(taken, replace(longer, entity=who, name=people.full[who]))
    for found in list(set_of(taken)):
        # "Mo Cowan", a place or firm to the recogniser, is a person elsewhere in the report.
        again = people.by_key.get(name_key(found.name)) if found.reason.endswith("recogniser") else None
        if again is not None and found.kind is not Kind.PERSON and " " in found.name:
            put(taken, replace(found, kind=Kind.PERSON, entity=again, name=people.full[again], side=None))
            people.full_at.append((found.first, again))
    people.full_at.sort()


def _with_shared_surname(parse: Parse, taken: dict[int, Found], found: Found, people: People) -> Found | None:
    """ "Ann" in "Ann and Bob Roe" with the surname behind the other; None where it is no forename."""
    tokens, after = parse.tokens, taken.get(found.last + 1)
    if (
        after is None
        or tokens[found.last].lower not in ("and", "&")
        or after.first != found.last + 1
        or after.kind is not Kind.PERSON
        or not is_full(after.name)
        or latin(found.name) not in given_names()
        or name_key(found.name) in people.by_surname
        or persons_called(found.name, people.day)
        or (found.first and tokens[found.first - 1].text in titles().honorifics)
    ):
        return None
    name = f"{found.name} {surname_of(after.name)}"
    who = _only_forename(found.name, None, people)
    if who is not None and name_key(surname_of(people.full[who])) != name_key(surname_of(after.name)):
        return None
    return replace(found, name=name, reason="named; a forename before another of the same surname")


def _with_forename(parse: Parse, taken: dict[int, Found], found: Found) -> Found | None:
    """The name with the capitalised word before it, where that can only be an unknown forename."""
    if not found.first or persons_called(found.name):
        return None
    before = parse.tokens[found.first - 1]
    words = titles()
    if (
        before.i in taken
        or before.tag != "NNP"
        or before.head != found.first
        or not before.text.isalpha()
        or before.text.isupper()
        or before.text in words.honorifics
        or before.text in not_surnames()
        or role_at(parse, before.i)
        or parse.sentence_of(before) != parse.sentence_of(parse.tokens[found.first])
    ):
        return None
    span = Span(before.start, found.span.end)
    reason = "named; a forename before a surname"
    return replace(found, first=before.i, span=span, name=f"{before.text} {found.name}", reason=reason)


def _learn_genders(parse: Parse, taken: dict[int, Found], people: People) -> None:
    """ "Mr. Smith" is a man, whatever the forename."""
    for found in set_of(taken):
        gender = _gender_before(parse, found.first)
        if found.kind is Kind.PERSON and found.entity and gender:
            people.gender.setdefault(found.entity, gender)


def is_full(name: str) -> bool:
    """Whether a name is more than a surname: "Ursula von der Leyen", not "von der Leyen"."""
    words = name.split()
    if len(words) < 2:
        return False
    return words[0].casefold() not in PARTICLES or person_named(name) is not None


def _resolve(parse: Parse, found: Found, surname: str, people: People) -> Found:
    """A bare surname with the person it means."""
    gender = _gender_before(parse, found.first)
    ids = people.by_surname.get(name_key(surname), [])
    ids = [who for who in ids if _held(who, parse, found.first)] or ids
    ids = [who for who in ids if gender is None or people.gender.get(who, gender) == gender]
    known = list(likely_called(surname, people.day, gender))
    known = known or [p for p in persons_called(surname) if _once_held(p.id, parse, found.first)]
    # Somebody of the family is named in full, but the surname alone is the one in office's.
    leads = bool(known) and any(is_lead(office) for office in known[0].held(people.day))
    if ids and not (leads and known[0].id not in people.in_full):
        nearest = _nearest_of(parse, ids, found.first, people)
        if nearest is None:
            reason = "two of that surname are named together before"
            return replace(found, kind=Kind.PERSON, entity=None, name=surname, reason=reason)
        who = nearest
        reason = "surname of somebody named in full in the report"
    elif known and not (known[0].id not in people.in_full and _only_forename(surname, gender, people)):
        who = people.meet(known[0].name)
        reason = "surname of a known office-holder"
    elif (forename := _only_forename(surname, gender, people)) is not None:
        who, reason = forename, "forename of somebody named in full in the report"
    else:
        who = f"person:{slug(surname)}"
        people.full.setdefault(who, surname)
        return replace(found, entity=who, name=surname, reason="only the surname is given")
    return replace(found, kind=Kind.PERSON, entity=who, name=people.full[who], reason=reason)


def _held(who: str, parse: Parse, first: int) -> bool:
    """Whether somebody held the office that stands before a surname: "Former Vice President Roe"."""
    known = person(who)
    before = " ".join(t.lower for t in parse.tokens[max(0, first - 2) : first])
    return known is not None and any(before == o.role or before.endswith(f" {o.role}") for o in known.offices)


def _once_held(who: str, parse: Parse, first: int) -> bool:
    """Whether a surname stands behind a former office that somebody held: "former Prime Minister Roe"."""
    before = {t.lower for t in parse.tokens[max(0, first - 5) : first]}
    return bool(before & {"former", "ex", "late", "then"}) and _held(who, parse, first)


def _only_forename(name: str, gender: str | None, people: People) -> str | None:
    """The only person named in full whose forename or its short form a single word is; None of several."""
    if latin(name) not in given_names():
        return None
    fits = {
        who
        for who in people.in_full
        if same_given_name(name_key(name), name_key(people.full[who].split()[0]))
        and (gender is None or people.gender.get(who, gender) == gender)
    }
    return min(fits) if len(fits) == 1 else None


def _gender_before(parse: Parse, first: int) -> str | None:
    """What a title before a name says: "Mr." is a man."""
    before = parse.tokens[first - 1].text if first else ""
    words = titles()
    return "m" if before in words.male else "f" if before in words.female else None


def _nearest_of(parse: Parse, ids: list[str], at: int, people: People) -> str | None:
    """Of several persons with one surname, the one named in full last before, else first of all.

    Of two named in one sentence ("Bill and Hillary Clinton"), whoever it is about, else the report
    before it; None if neither is about one alone.
    """
    if len(ids) == 1:
        return ids[0]
    before = [(first, who) for first, who in people.full_at if first < at and who in ids]
    if not before:
        return ids[0]
    last, _ = before[-1]
    sentence = parse.sentence_of(parse.tokens[last])
    together = [(first, other) for first, other in before if first >= sentence.first]
    if len({other for _, other in together}) == 1:
        return _leading(parse, before, ids, at)
    younger = _younger(parse, together, at)
    if younger is not None:
        return younger
    subjects = {other for first, other in together if _main_subject(parse, first)}
    # Else whoever of them the headline or a sentence before named alone: whom the report is about.
    alone = {other for first, other in before if first < sentence.first} & {other for _, other in together}
    about = subjects if len(subjects) == 1 else alone
    return min(about) if len(about) == 1 else None


def _leading(parse: Parse, before: list[tuple[int, str]], ids: list[str], at: int) -> str | None:
    """Of several with one surname, the last named, unless it only came up beside the one the report is about.

    "Ann Roe leads. Her husband, Ben Roe, is popular. Roe …" is Ann; with the surname in the headline, whoever
    is named in full first is meant there, and another who was named since leaves it open.
    """
    last, who = before[-1]
    subjects = {other for first, other in before if _main_subject(parse, first)}
    if not _main_subject(parse, last) and len(subjects) == 1:
        return min(subjects)
    headline = parse.words(parse.sentences[0])
    alone = len(parse.sentences) > 1 and parse.sentences[1].paragraph != parse.sentences[0].paragraph
    stopped = bool(headline) and headline[-1].text in ".!"
    named = parse.tokens[at].text in {t.text for t in headline}
    return None if alone and not stopped and named and at > headline[-1].i and who != ids[0] else who


def _younger(parse: Parse, together: list[tuple[int, str]], at: int) -> str | None:
    """ "The younger Mr. Roe" where one of two came in as a son or daughter; the other is "the elder"."""
    before = [t.lower for t in parse.tokens[max(0, at - 3) : at]]
    young, old = "younger" in before, bool({"elder", "older", "senior"} & set(before))
    children = {
        who for first, who in together
        if {"son", "daughter"} & {t.lower for t in parse.tokens[max(0, first - 2) : first]}
    }  # fmt: skip
    others = {who for _, who in together} - children
    wanted = children if young else others if old else set()
    return min(wanted) if len(wanted) == 1 and len(children) == 1 else None


def _main_subject(parse: Parse, first: int) -> bool:
    """Whether the name that starts at a token is the subject of its sentence, and alone."""
    token = parse.tokens[first]
    while token.dep == "compound":
        token = parse.head(token)
    alone = all(c.dep != "conj" for c in parse.children(token))
    return alone and token.dep in ("nsubj", "nsubjpass") and parse.head(token).dep == "ROOT"


def _add_surnames(parse: Parse, taken: dict[int, Found], people: People) -> None:
    """Bare surnames that nobody saw, or saw as something else."""
    for token in parse.tokens:
        text = token.text
        # "diGenova" is a surname too, where the report names him in full.
        inner = not text[:1].isupper() and any(c.isupper() for c in text) and text.isalpha()
        if not (text[:1].isupper() or inner) or len(text) < 2:
            continue
        if token.i in taken and not _weaker(taken[token.i]):
            continue
        key = name_key(text)
        in_report = key in people.by_surname
        if inner and not in_report:
            continue
        if not in_report:
            known = likely_called(text, people.day)
            if not known or known[0].weak or not any(text == n for p in known for n in (p.surname,)):
                continue
        if token.i in taken:
            for i in range(taken[token.i].first, taken[token.i].last):
                taken.pop(i, None) if i != token.i else None
        first = token.i
        bare = Found(
            first=first, last=first + 1, span=token.span, kind=Kind.PERSON, name=text, entity=None, reason=""
        )
        put(taken, _resolve(parse, bare, text, people))


def _add_short_outlets(parse: Parse, taken: dict[int, Found]) -> None:
    """ "The Post" behind "The Washington Post": the last word alone, of an outlet named in full before."""
    full: dict[str, Found] = {}
    for token in parse.tokens:
        found = taken.get(token.i)
        opens = found is not None and found.first == token.i and found.last - found.first > 2
        if found is not None and opens and found.kind is Kind.OUTLET:
            full.setdefault(parse.tokens[found.last - 1].text, found)
        if token.lower == "the" and token.i + 1 < len(parse.tokens):
            word = parse.tokens[token.i + 1]
            meant, over = full.get(word.text), taken.get(word.i)
            short = over is None or (over.last == word.i + 1 and over.last - over.first <= 2)
            if meant is not None and short and not _goes_on(parse, word):
                span = Span(token.start, word.end)
                reason = "short for an outlet named in full before"
                put(taken, replace(meant, first=token.i, last=word.i + 1, span=span, reason=reason))


def _goes_on(parse: Parse, word: Token) -> bool:
    after = parse.tokens[word.i + 1] if word.i + 1 < len(parse.tokens) else None
    return after is not None and after.text[:1].isupper() and after.tag in ("NNP", "NNPS")


def _weaker(found: Found) -> bool:
    """Whether a name is one word that only the recogniser saw."""
    return (
        found.last - found.first == 1
        and found.kind is not Kind.PERSON
        and found.reason.endswith("recogniser")
    )
