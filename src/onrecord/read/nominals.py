"""Persons by office or description: "the Russian president", "the aide", "the two leaders"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.gazetteer import side_of
from onrecord.lexicon.people import Person, holders, is_lead, person, titles
from onrecord.model import Kind, Office, Parse
from onrecord.read.candidates import Found
from onrecord.read.descriptions import Described
from onrecord.read.pronouns import gender_of_words
from onrecord.read.scene import Scene, Taught, persons

NEAR = 3
"""How many sentences back a description points first. Chosen: reports rarely go further."""

LEADING = frozenset({"president", "prime minister", "premier", "chancellor", "king", "queen", "emir"})
"""Role nouns of people whom "the leaders" can mean."""

SAME_ROLE = (
    frozenset({"aide", "adviser", "advisor", "official"}),
    frozenset({"spokesman", "spokeswoman", "spokesperson", "press secretary"}),
    frozenset({"prime minister", "premier"}),
    frozenset({"defence minister", "defense minister", "defense secretary", "defence secretary"}),
    frozenset({"foreign minister", "foreign secretary", "secretary of state", "top diplomat", "minister"}),
    frozenset({"dictator", "tyrant", "despot", "autocrat", "strongman"}),
    frozenset({"chief", "head", "boss", "leader"}),
    frozenset({"lawmaker", "congressman", "congresswoman", "representative", "legislator", "rep."}),
    frozenset({"lawmaker", "senator", "sen."}),
    frozenset({"governor", "gov."}),
    frozenset({"general", "gen."}),
    frozenset({"president", "pres."}),
    frozenset({"attorney", "lawyer"}),
)
"""Role nouns that reports use for each other."""


OF_SOMEBODY = frozenset(
    {"attorney", "lawyer", "counsel", "aide", "adviser", "advisor", "assistant", "deputy", "spokesman",
     "spokeswoman", "spokesperson", "confidant", "friend", "ally", "associate", "chief of staff"}
)  # fmt: skip
"""Role nouns that say nothing without whose: another person's lawyer is another person."""

EVERYDAY = frozenset(
    {"officer", "detective", "agent", "deputy", "sergeant", "official", "reporter", "man", "woman", "suspect",
     "driver", "victim", "witness"}
)  # fmt: skip
"""What many in one report can be: without more words it means one of whom it has just told."""

LEGAL = frozenset({"attorney", "lawyer", "counsel"})
"""Role nouns that a shared country does not tie: a U.S. attorney is not any American's lawyer."""

_TIES = frozenset({"for", "to", "of"})


INDEFINITE = "indefinite: somebody who is not named"
"""The reason of a description that brings up somebody new, whom pronouns behind it can mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Whom a description means."""

    first: int
    last: int
    kind: Kind
    name: str
    entity: str | None
    reason: str
    members: tuple[str, ...] = ()


def teach(scene: Scene, described: list[Described]) -> None:
    """What the report itself says of people beside their names."""
    known: set[Taught] = set()
    for d in described:
        if d.name is not None and d.name.entity and not d.plural:
            owner = _owner_named(scene, d)
            past = _is_past(scene.parse, d)
            taught = Taught(entity=d.name.entity, words=d.words, bodies=d.bodies, owner=owner, past=past)
            if taught not in known:
                known.add(taught)
                scene.taught.append(taught)
            words = titles()
            noun = d.words.split()[-1]
            if noun in words.female or noun in words.male:
                scene.people.gender.setdefault(d.name.entity, "f" if noun in words.female else "m")


_PAST = frozenset({"former", "then", "ex", "late", "onetime", "erstwhile"})
"""Words in front of an office that somebody no longer holds."""


def _is_past(parse: Parse, d: Described) -> bool:
    """Whether a description says that the office is over: "former", "then-", "ex-"."""
    first = min(d.first, d.noun)
    words = [t.lower.removesuffix("-") for t in parse.tokens[max(0, first - 2) : d.noun]]
    near = words[-4:]
    return any(w in _PAST or w.startswith(("ex-", "then-")) for w in near)


_NUMBERED = frozenset({"first", "second", "third", "fourth", "previous", "next", "last", "future"})


def _is_numbered(parse: Parse, d: Described) -> bool:
    """Whether a description tells one of several who held the office: "his second secretary of state"."""
    return any(t.lower in _NUMBERED for t in parse.tokens[min(d.first, d.noun) : d.noun])


def resolve(scene: Scene, d: Described) -> Resolved | None:
    """Whom the description means; None where it is no mention of its own."""
    _teach_owner(scene, d)
    if d.inside:
        return None
    if d.plural:
        return _resolve_group(scene, d)
    text = _words(scene.parse, d)
    if d.name is not None and d.name.entity:
        return _one(scene, d, d.name.entity, "stands beside the name")
    if not d.definite:
        if not d.bodies and scene.parse.tokens[d.first].tag != "DT":
            return None  # "was elected president": an office, nobody
        return _nobody(d, text, INDEFINITE)
    owners = {scene.at.get(d.owner)} if d.owner is not None else set()
    for who, reason in _answers(scene, d):
        if who is not None and who not in owners and not _far(scene, d, who):
            return _one(scene, d, who, reason)
    same = next((s for s in scene.strange(d.first, NEAR) if _words_of_role(s.words) == d.words), None)
    if same is not None and not d.bodies:
        return _nobody(d, text, f"as little known as “{same.words}” before")
    return _nobody(d, text, "nobody in the report or the lexicon fits for certain")


def _far(scene: Scene, d: Described, who: str) -> bool:
    """Whether a bare everyday word ("the officer") stands further behind the name than the last paragraph."""
    bare = d.noun == d.first + 1 and not d.bodies and d.owner is None
    if not bare or d.words not in EVERYDAY:
        return False
    sentences = scene.parse.sentences
    here = scene.parse.sentence_of(scene.parse.tokens[d.first]).paragraph
    before = (s for s in scene.seen if s.entity == who and s.last <= d.first)
    return all(here - sentences[s.sentence].paragraph > 1 for s in before)


def _words_of_role(words: str) -> str:
    """The role noun at the end of a description."""
    return next((role for role in titles().roles if words.lower().endswith(role)), "")


def _owner_named(scene: Scene, d: Described) -> str | None:
    """The person whom the described serves: "Roe's lawyer", "Roe lawyer", "a lawyer for Roe"."""
    parse = scene.parse
    inside = [i for i in range(d.first, d.noun) if i in scene.names]
    after = d.noun + len(d.words.split())
    if after + 1 < len(parse.tokens) and parse.tokens[after].lower in _TIES:
        behind = after + 1 + (parse.tokens[after + 1].text in titles().honorifics)
        inside.append(behind)
    for i in inside:
        found = scene.names.get(i)
        named = found is not None and found.kind is Kind.PERSON
        if named and found is not None and found.entity and (d.name is None or found.entity != d.name.entity):
            return found.entity
    return None


def _teach_owner(scene: Scene, d: Described) -> None:
    """Whose the named one is where only a pronoun or description says so ("his lawyer, Jane Roe")."""
    if d.name is None or not d.name.entity or d.owner is None or d.plural:
        return
    owner = scene.at.get(d.owner)
    if owner is not None and owner != d.name.entity:
        taught = Taught(entity=d.name.entity, words=d.words, bodies=d.bodies, owner=owner)
        if taught not in scene.taught:
            scene.taught.append(taught)


def _tied(scene: Scene, d: Described, taught: Taught) -> bool:
    """Whether the report ties the one whom it taught to the possessor of this description."""
    owner = scene.at.get(d.owner) if d.owner is not None else None
    if owner is None:
        return False
    if taught.owner is not None:
        return taught.owner == owner or _surname(taught.owner) == _surname(owner)
    return bool(_with_states(taught.bodies) & _person_bodies(owner))


def _surname(who: str) -> str:
    """The last word of an id's name, without "jr"."""
    parts = who.partition(":")[2].split("-")
    while len(parts) > 1 and parts[-1] in ("jr", "sr", "ii", "iii"):
        parts.pop()
    return parts[-1]


def _one(scene: Scene, d: Described, who: str, reason: str) -> Resolved:
    name = scene.people.full.get(who)
    if name is None:
        known = person(who)
        name = scene.people.full[scene.people.meet(known.name)] if known else who
    return Resolved(first=d.first, last=d.last, kind=Kind.PERSON, name=name, entity=who, reason=reason)


def _nobody(d: Described, text: str, reason: str) -> Resolved:
    return Resolved(first=d.first, last=d.last, kind=Kind.PERSON, name=text, entity=None, reason=reason)


def _words(parse: Parse, d: Described) -> str:
    return " ".join(t.text for t in parse.tokens[d.first : d.last])


def _answers(scene: Scene, d: Described) -> Iterator[tuple[str | None, str]]:
    """Answers, the best first."""
    if d.words == "counterpart":
        yield _counterpart(scene, d), "the one who holds the like office"
        return
    bodies = d.bodies or _owner_bodies(scene, d)
    # "The first president", "the former adviser" is not whoever holds the office today.
    today = not _is_past(scene.parse, d) and not _is_numbered(scene.parse, d)
    if d.bodies:
        # A state or institution in the words themselves says more than what was taught without one.
        yield _taught(scene, d, bodies, strictly=True), "so called in the report, beside the name"
        if today:
            yield _holder(scene, d, bodies), "held the office when the report was published"
    yield _taught(scene, d, bodies, strictly=False), "so called in the report, beside the name"
    if not d.bodies and today:
        yield _holder(scene, d, bodies), "held the office when the report was published"
        yield _office_in_report(scene, d), "the one in the report who holds such an office"
    if d.words in titles().figures and d.owner is None:
        yield _on_stage(scene, d), "whom the sentences before are about"


def _taught(scene: Scene, d: Described, bodies: tuple[str, ...], strictly: bool) -> str | None:
    """The person whom the report calls by this or a like word, nearest before, else most named."""
    like = _like(d.words)
    fits = []
    of_somebody = d.owner is not None and d.words in OF_SOMEBODY
    for taught in scene.taught:
        if taught.words not in like or (of_somebody and not _tied(scene, d, taught)):
            continue
        theirs = _with_states(taught.bodies)
        if d.words not in LEGAL:
            theirs |= _person_bodies(taught.entity)
        elif d.bodies and not theirs:
            continue
        ours = _with_states(bodies) if d.words not in LEGAL or d.bodies else set()
        if (ours and theirs and not ours & theirs) or (strictly and not ours & theirs):
            continue
        exact = taught.words == d.words
        fits.append((not exact, taught.entity))
    ids = [who for inexact, who in fits if not inexact] or [who for _, who in fits]
    return _nearest(scene, d, list(dict.fromkeys(ids)))


def _like(words: str) -> frozenset[str]:
    if words in ("leader", "ruler"):
        return LEADING | {words}
    return frozenset({words}).union(*(group for group in SAME_ROLE if words in group))


def _with_states(bodies: tuple[str, ...]) -> set[str]:
    found = set(bodies)
    for body in bodies:
        side = side_of(body)
        if side:
            found.add(side)
    return found


def _person_bodies(who: str) -> set[str]:
    known = person(who)
    if known is None:
        return set()
    found = {office.of for office in known.offices if office.of}
    return found | ({known.side} if known.side else set())


def _owner_bodies(scene: Scene, d: Described) -> tuple[str, ...]:
    """Bodies of the person whose aide, minister … is meant: "the dictator's aide"."""
    if d.owner is None:
        return ()
    owner = scene.at.get(d.owner)
    return tuple(sorted(_person_bodies(owner))) if owner else ()


def _holder(scene: Scene, d: Described, bodies: tuple[str, ...]) -> str | None:
    offices = titles().roles.get(d.words) or titles().epithets.get(d.words) or ()
    if not offices or not bodies:
        return None
    found: list[str] = []
    for body in dict.fromkeys((*bodies, *sorted(_with_states(bodies)))):
        for office in offices:
            here = _held_by(scene, office, body)
            found.extend(p.id for p in here)
        if found:
            break
    ids = list(dict.fromkeys(found))
    if len(ids) == 1:
        return ids[0]
    return _nearest(scene, d, [who for who in ids if who in scene.people.full])


def _held_by(scene: Scene, office: str, body: str) -> list[Person]:
    here = list(holders(office, body, scene.people.day))
    if scene.people.day is None:
        # Undated: whoever of the report ever held it is likelier than today's holder.
        ever = []
        for who in scene.people.full:
            known = person(who)
            if known and any(
                o.of == body and (o.role == office or (office == "leader" and is_lead(o)))
                for o in known.offices
            ):
                ever.append(known)
        return ever or here
    return here


def _on_stage(scene: Scene, d: Described) -> str | None:
    """Who alone is the subject of the last sentences, for a word that only varies a name.

    Nobody if the description names a state or body that is not that person's, if the report calls
    somebody else by a like word, or if the words tell another gender.
    """
    if any(t.words in _like(d.words) for t in scene.taught):
        return None
    here = scene.parse.sentence_of(scene.parse.tokens[d.noun]).index
    near = [s for s in scene.near(d.first, STAGE) if s.sentence < here]
    subjects = {s.entity for s in near if s.subject}
    alone = subjects if subjects else {s.entity for s in near}
    busy = {s.entity for s in scene.near(d.first, 0) if s.subject}
    if len(alone) != 1 or (_joined(scene, d) | busy) & alone:
        return None
    who = min(alone)
    told = gender_of_words(_words(scene.parse, d))
    if told is not None and scene.people.gender.get(who, told) != told:
        return None
    theirs = _person_bodies(who).union(*(t.bodies for t in scene.taught if t.entity == who))
    return who if not d.bodies or not theirs or _with_states(d.bodies) & _with_states(tuple(theirs)) else None


STAGE = 2
"""How many sentences back whom a report is about must be the only subject. Chosen."""


def _is_office(office: Office, roles: tuple[str, ...]) -> bool:
    return office.role in roles or ("leader" in roles and is_lead(office))


def _office_in_report(scene: Scene, d: Described) -> str | None:
    offices = titles().roles.get(d.words, ())
    if not offices:
        return None
    fits = []
    for who in scene.count:
        known = person(who)
        held = known.held(scene.people.day) if known else ()
        if any(_is_office(o, offices) for o in held):
            fits.append(who)
    return _nearest(scene, d, fits)


def _nearest(scene: Scene, d: Described, fits: list[str]) -> str | None:
    """Of several, the one named last as a subject nearby, then named last, then named most.

    Somebody joined to the description by "and" is not meant by it.
    """
    joined = _joined(scene, d)
    fits = [who for who in fits if who not in joined]
    if len(fits) <= 1:
        return fits[0] if fits else None
    fits = [who for who in fits if not _passing(scene, who)] or fits
    if len(fits) == 1:
        return fits[0]
    here = scene.parse.sentence_of(scene.parse.tokens[d.noun]).index
    best: tuple[float, int, str] | None = None
    for seen in scene.near(d.first, NEAR):
        if seen.entity in fits:
            score = (2.0 if seen.subject else 0.0) - 1.5 * (here - seen.sentence)
            if best is None or (score, seen.first) > best[:2]:
                best = (score, seen.first, seen.entity)
    if best is not None:
        return best[2]
    return max(fits, key=lambda who: (scene.count.get(who, 0), -fits.index(who)))


def _passing(scene: Scene, who: str) -> bool:
    """Whether somebody is only named in passing: once, and not as a subject."""
    return scene.count.get(who, 0) == 1 and not any(s.subject for s in scene.seen if s.entity == who)


def _joined(scene: Scene, d: Described) -> set[str]:
    i = d.first - 1
    tokens = scene.parse.tokens
    if i > 0 and tokens[i].lower in ("and", "with", "to") and i - 1 in scene.at:
        return {scene.at[i - 1]}
    return set()


def _counterpart(scene: Scene, d: Described) -> str | None:
    """ "His Russian counterpart": who leads, or holds the same office in, the other state."""
    if not d.bodies:
        return None
    theirs = _with_states(d.bodies)
    others = (s.entity for s in scene.near(d.first, NEAR) if not theirs & _person_bodies(s.entity))
    ours = next(others, None)
    known = person(ours) if ours else None
    offices = known.held(scene.people.day) if known else ()
    roles = ["leader"] if not offices or any(is_lead(o) for o in offices) else [o.role for o in offices]
    found: list[str] = []
    for body in d.bodies:
        for role in roles:
            found.extend(p.id for p in _held_by(scene, role, body))
    ids = list(dict.fromkeys(found))
    return ids[0] if len(ids) == 1 else _nearest(scene, d, [w for w in ids if w in scene.people.full])


def _resolve_group(scene: Scene, d: Described) -> Resolved | None:
    """ "The two leaders", "the presidents": the two who are on stage."""
    text = _words(scene.parse, d)
    opening = scene.parse.tokens[d.first].lower
    two = opening in ("the", "both", "these") and not d.bodies
    if not two or d.words == "counterparts":
        reason = "a group without names"
        return Resolved(first=d.first, last=d.last, kind=Kind.GROUP, name=text, entity=None, reason=reason)
    members = _pair(scene, d)
    if len(members) != 2:
        reason = "who belongs to the group is not clear"
        return Resolved(first=d.first, last=d.last, kind=Kind.GROUP, name=text, entity=None, reason=reason)
    name = " and ".join(scene.people.full[who] for who in members)
    reason = "the two named last, or most, who fit"
    return Resolved(
        first=d.first, last=d.last, kind=Kind.GROUP, name=name, entity=None, reason=reason, members=members
    )


def _pair(scene: Scene, d: Described) -> tuple[str, ...]:
    offices = titles().roles.get(titles().groups[d.words], ())
    if titles().groups[d.words] in ("leader", "politician", "statesman", "head of state", "man", "rival"):
        offices = ("leader",)

    def fits(who: str) -> bool:
        known = person(who)
        if known is not None:
            return not offices or any(_is_office(o, offices) for o in known.offices)
        words = {*offices, titles().groups[d.words]} | (LEADING if "leader" in offices else set())
        return not offices or any(t.entity == who and t.words in words for t in scene.taught)

    near: list[str] = []
    for seen in scene.near(d.first, NEAR):
        if fits(seen.entity) and seen.entity not in near:
            near.append(seen.entity)
    if len(near) == 2:
        return tuple(sorted(near))
    most = sorted((w for w in scene.count if fits(w)), key=lambda w: (-scene.count[w], w))
    return tuple(sorted(most[:2]))


def count(scene: Scene, names: list[Found]) -> None:
    """Count how often each person is named in the whole report."""
    for found in persons(names):
        if found.entity:
            scene.count[found.entity] = scene.count.get(found.entity, 0) + 1
