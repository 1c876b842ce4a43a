"""Whom "he", "she", "him", "her", "his", "they" mean."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.people import titles
from onrecord.model import Kind, Token
from onrecord.read.scene import SUBJECTS, Scene, Seen

GENDER = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
"""Pronouns that mean one person. "I", "we" and "you" belong to who is quoted and are left to that reader."""

PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
"""Pronouns that can mean a group named before."""

REACH = 4
"""How many sentences back a pronoun may point. Chosen: reports rarely go further."""

_OPENERS = {"when", "as", "if", "after", "before", "while", "asked", "in", "on", "during", "despite"}


_VIEW = frozenset({"view", "opinion", "words", "account", "estimate", "assessment"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Whom a pronoun means; `entity` is None where nobody with a name fits.

    `words` are then how somebody without a name was described, if it is he.
    """

    token: int
    entity: str | None
    reason: str
    words: str = ""


def resolve(scene: Scene, token: Token) -> Meant:
    """The likeliest person for the pronoun `token`, by salience.

    Subjects before objects, near before far, the source just cited for "according to him";
    never the subject of the same verb for "him", never the one in whose quoted words it
    stands, never somebody named behind it in its own clause. Gender must not contradict.
    """
    gender = GENDER[token.lower]
    barred = not_meant(scene, token)
    scored: list[tuple[float, int, Seen]] = []
    for seen in (*scene.near(token.i, REACH), *scene.strange(token.i, STRANGE_REACH)):
        score = _score(scene, seen, token, gender) if seen.entity not in barred else None
        if score is not None:
            scored.append((score, seen.first, seen))
    best = max(scored, default=None, key=lambda row: row[:2])
    ahead = _ahead(scene, token, gender)
    if ahead is not None and ahead not in barred and (best is None or best[0] < 2.6):
        return Meant(token=token.i, entity=ahead, reason="subject of the main clause that follows")
    if best is None:
        return Meant(token=token.i, entity=None, reason="nobody named before fits")
    if token.dep in SUBJECTS and _close(best, scored):
        return Meant(token=token.i, entity=None, reason="two named before, neither a subject, fit alike")
    if not best[2].entity:
        reason = "somebody without a name, described before"
        return Meant(token=token.i, entity=None, reason=reason, words=best[2].words)
    _learn_gender(scene, best[2].entity, gender)
    return Meant(token=token.i, entity=best[2].entity, reason="the last named who fits, subjects first")


CLOSE = 0.6
"""Points within which two persons who only come up beside the matter fit alike. Chosen."""

STRANGE_REACH = 1
"""How many sentences back a pronoun may point to somebody without a name. Chosen."""

VOTES = 2
"""Pronouns that tell a gender which the name does not. Chosen: one may be wrong."""


def _close(best: tuple[float, int, Seen], scored: list[tuple[float, int, Seen]]) -> bool:
    """Whether another person fits a subject pronoun as well as the best, and neither was a subject."""
    score, _, first = best
    if first.subject or first.is_source:
        return False
    return any(
        score - other < CLOSE for other, _, seen in scored if seen.entity != first.entity and not seen.subject
    )


def _learn_gender(scene: Scene, who: str, gender: str) -> None:
    """Note what a pronoun says of somebody whose name tells no gender; pronouns that agree settle it."""
    if who in scene.people.gender:
        return
    votes = scene.votes.setdefault(who, [])
    votes.append(gender)
    if len(votes) == VOTES and len(set(votes)) == 1:
        scene.people.gender[who] = gender


def _score(scene: Scene, seen: Seen, token: Token, gender: str) -> float | None:
    parse = scene.parse
    here = parse.sentence_of(token).index
    back = here - seen.sentence
    theirs = scene.people.gender.get(seen.entity) if seen.entity else gender_of_words(seen.words)
    if theirs is not None and theirs != gender:
        return None
    same_verb = back == 0 and seen.verb == _verb(scene, token)
    is_object = token.dep in ("dobj", "dative", "pobj") and token.tag == "PRP"
    is_object = is_object and not token.lower.endswith("self")
    if is_object and seen.subject and not back and (same_verb or seen.verb in _verbs_shared(scene, token)):
        return None
    score = -2.0 * back + (3.0 if seen.subject else 0.0) + (0.0 if theirs else -1.0)
    if token.dep in SUBJECTS and seen.subject:
        score += 1.0
    if token.dep == "poss" and same_verb and seen.subject:
        score += 1.0
    if back and seen.main:
        score += 1.0
    if seen.owns_subject:
        score += 1.5 if back else 3.5
    if seen.is_source and back <= 1 and _asks_for_source(scene, token):
        score += 4.0
    if seen.is_source and not back and not seen.subject and token.dep in SUBJECTS:
        score += 3.0  # "According to the minister, he …"
    if _is_told_of(scene, seen, token):
        score += 4.5
    if _is_praised(scene, seen, token):
        score += 4.0
    if _in_other_words(scene, seen, token):
        score -= 1.5
    if not seen.entity:
        # Somebody with a name is likelier, unless the one without goes on speaking.
        score -= 0.0 if seen.is_source and _speaks(scene, token) else 2.0
    score += min(scene.count.get(seen.entity, 0), 10) * 0.05
    return score


def _is_told_of(scene: Scene, seen: Seen, token: Token) -> bool:
    """Whether the pronoun stands in a relative clause about the person: "Smith, who said he …"."""
    for up in scene.parse.ancestors(token):
        if up.dep == "relcl":
            noun = scene.parse.head(up)
            if seen.first <= noun.i < seen.last or (_where(scene, up) and _is_of(scene, seen, noun)):
                return True
    return False


def _where(scene: Scene, verb: Token) -> bool:
    """Whether a relative clause tells what happened in or at the thing: "in which", "where"."""
    below = scene.parse.children(verb)
    within = (c for p in below if p.dep == "prep" for c in scene.parse.children(p))
    return any(c.lower == "which" for c in within) or any(c.lower == "where" for c in below)


def _speaks(scene: Scene, token: Token) -> bool:
    """Whether the pronoun is who says something: "“…,” he added"."""
    below = scene.parse.children(scene.parse.head(token))
    return token.dep in SUBJECTS and (
        any(c.dep in ("ccomp", "parataxis") for c in below) or any(v.head == token.i for v in scene.voices)
    )


def _is_of(scene: Scene, seen: Seen, noun: Token) -> bool:
    """Whether a noun is the person, or what is the person's: "Roe's remarks at a dinner in which he …"."""
    parse = scene.parse
    for _ in range(4):
        if seen.first <= noun.i < seen.last:
            return True
        if any(c.dep == "poss" and seen.first <= c.i < seen.last for c in parse.children(noun)):
            return True
        if noun.dep != "pobj" or parse.head(parse.head(noun)).pos != "NOUN":
            return False
        noun = parse.head(parse.head(noun))
    return False


def _is_praised(scene: Scene, seen: Seen, token: Token) -> bool:
    """Whether a verb speaks of its object's own doings: "thanked Smith for his help"."""
    parse = scene.parse
    head = parse.tokens[seen.head]
    return (
        token.dep == "poss"
        and head.dep == "dobj"
        and parse.head(head).lemma in titles().objects_own
        and _verb(scene, token) == head.head
    )


def _in_other_words(scene: Scene, seen: Seen, token: Token) -> bool:
    """Whether somebody only came up in quoted words, and the pronoun stands in none or in others."""
    voice = scene.voice_at(seen.head)
    return voice is not None and voice is not scene.voice_at(token.i)


def _verbs_shared(scene: Scene, token: Token) -> set[int]:
    """Verbs whose subject also does what the pronoun's verb says: "beat Doe, putting him down"."""
    parse = scene.parse
    found: set[int] = set()
    verb = parse.tokens[_verb(scene, token)]
    while verb.dep in ("advcl", "xcomp", "conj") and verb.head != verb.i:
        if any(c.dep in SUBJECTS for c in parse.children(verb)):
            break
        verb = parse.head(verb)
        found.add(verb.i)
    return found


def not_meant(scene: Scene, token: Token) -> set[str]:
    """Persons whom a pronoun cannot mean by its place alone.

    The one in whose quoted words it stands; if it says who speaks them, everybody named
    in them; and whoever is named behind a subject within its own clause ("he praised
    Roe's plan" is not Roe: principle C of Chomsky 1981, "Lectures on Government and Binding").
    """
    parse = scene.parse
    barred: set[str] = set()
    speaker = scene.speaker_at(token.i)
    if speaker:
        barred.add(speaker)
    if token.dep in SUBJECTS:
        own = (c for c in parse.children(parse.head(token)) if c.i > token.i and c.dep not in _OTHER_CLAUSES)
        behind = [t.i for c in own for t in parse.subtree(c)]
        for voice in scene.voices:
            if voice.head == token.i:
                behind.extend(range(voice.first, voice.last))
        barred.update(_named(scene, behind))
    return barred


_OTHER_CLAUSES = frozenset({"advcl", "conj", "parataxis"})
"""Clauses beside a verb's own: "he agreed, though Roe was late" may be Roe."""


def _named(scene: Scene, tokens: list[int]) -> set[str]:
    """Persons whose names stand among the tokens, but not those spoken to ("Thank you, Roe")."""
    found: set[str] = set()
    for i in tokens:
        name = scene.names.get(i)
        spoken_to = scene.parse.tokens[i].dep in ("npadvmod", "vocative", "intj")
        if name is not None and name.kind is Kind.PERSON and name.entity and not spoken_to:
            found.add(name.entity)
    return found


def gender_of_words(words: str) -> str | None:
    """What a description says of somebody's gender: "a spokeswoman" is a woman."""
    known = titles()
    for word in words.lower().split():
        if word in known.female:
            return "f"
        if word in known.male:
            return "m"
    return None


def _verb(scene: Scene, token: Token) -> int:
    for up in scene.parse.ancestors(token):
        if up.pos in ("VERB", "AUX"):
            return up.i
    return token.i


def _asks_for_source(scene: Scene, token: Token) -> bool:
    """ "According to him", "in his view": whoever spoke last is meant."""
    tokens = scene.parse.tokens
    i = token.i
    if i >= 2 and tokens[i - 1].lower == "to" and tokens[i - 2].lower == "according":
        return True
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return token.tag == "PRP$" and after in _VIEW


def _ahead(scene: Scene, token: Token, gender: str) -> str | None:
    """The main clause's subject, for a pronoun in a clause before it: "When asked if he …, X said"."""
    parse = scene.parse
    sentence = parse.sentence_of(token)
    words = parse.words(sentence)
    if words[0].lower not in (
        "when",
        "as",
        "if",
        "after",
        "before",
        "while",
        "asked",
        "in",
        "on",
        "during",
        "despite",
    ):
        return None
    for word in words:
        if word.head == word.i:
            for child in parse.children(word):
                if child.dep in SUBJECTS and child.i > token.i:
                    found = scene.names.get(child.i)
                    if found is not None and found.entity and found.entity.startswith("person:"):
                        theirs = scene.people.gender.get(found.entity)
                        between = any(t.text == "," for t in parse.tokens[token.i : child.i])
                        if between and theirs in (None, gender):
                            return found.entity
    return None


def resolve_plural(scene: Scene, token: Token) -> tuple[str, ...]:
    """The persons whom "they" means, if that is told: the two who talk, else whoever was named together last.

    Reaches back one sentence. A plural noun in between ("farmers") may be meant instead, so nobody is.
    """
    told = _in_talk(scene, token)
    if told:
        return told
    here = scene.parse.sentence_of(token).index
    listed = _listed(scene, token)
    for behind, members in reversed(scene.groups):
        if behind <= token.i:
            if listed and listed[0] > behind:
                break
            back = here - scene.parse.sentence_of(scene.parse.tokens[behind - 1]).index
            return members if back <= 1 else ()
    return listed[1] if listed else ()


def _in_talk(scene: Scene, token: Token) -> tuple[str, ...]:
    """ "Roe told Doe that they agreed": the one who speaks and the one spoken to."""
    parse = scene.parse
    if token.dep not in SUBJECTS:
        return ()
    for up in parse.ancestors(token):
        if up.lemma.lower() not in _TALKING or not any(c.dep == "ccomp" for c in parse.children(up)):
            continue
        there = [s for s in scene.near(token.i, 0) if s.verb == up.i]
        speakers = [s.entity for s in there if s.subject]
        others = [s.entity for s in there if not s.subject]
        if len(speakers) == 1 and len(others) == 1 and speakers != others:
            return tuple(sorted((speakers[0], others[0])))
    return ()


def described_group(scene: Scene, token: Token) -> str:
    """How those whom a "they" that says or thinks something means were described: "many Democrats".

    Only where they have no names. The subject of a clause above it, else that of the
    sentence before, if it is a plural.
    """
    parse = scene.parse
    if token.dep not in SUBJECTS or not any(c.dep == "ccomp" for c in parse.children(parse.head(token))):
        return ""
    for up in parse.ancestors(token):
        for c in parse.children(up):
            if c.dep in SUBJECTS and c.i < token.i and c.tag in ("NNS", "NNPS"):
                return _described_by(scene, c)
    here = parse.sentence_of(token)
    before = parse.sentences[here.index - 1] if here.index else None
    if before is None or before.paragraph != here.paragraph:
        return ""
    for word in parse.words(before):
        if word.dep in SUBJECTS and word.tag in ("NNS", "NNPS") and parse.head(word).dep == "ROOT":
            return _described_by(scene, word)
    return ""


def _described_by(scene: Scene, head: Token) -> str:
    """The words of a noun phrase without what is told of it behind."""
    parse = scene.parse
    told = [parse.subtree(c)[0].i for c in parse.children(head) if c.dep in ("relcl", "acl") and c.i > head.i]
    words = [t for t in parse.subtree(head) if t.i < min(told, default=len(parse.tokens))]
    return " ".join(t.text for t in words).rstrip(" ,")


_TALKING = frozenset({"say", "tell", "assure", "remind", "inform"})


def _listed(scene: Scene, token: Token) -> tuple[int, tuple[str, ...]] | None:
    """Persons named side by side ("Roe, Doe and Poe") last, and the number of the token behind them."""
    parse = scene.parse
    near = list(scene.near(token.i, 1))
    for last in near:
        head = parse.tokens[last.head]
        first = head
        while first.dep == "conj" and first.head != first.i:
            first = parse.head(first)
        chain = {t.i for t in _conjuncts(scene, first)}
        members = {s.entity for s in near if s.head in chain}
        if len(members) > 1:
            between = parse.tokens[last.last : token.i]
            free = not any(t.tag in ("NNS", "NNPS") for t in between)
            return (last.last, tuple(sorted(members))) if free else None
    return None


def _conjuncts(scene: Scene, first: Token) -> list[Token]:
    found = [first]
    for token in found:
        found.extend(c for c in scene.parse.children(token) if c.dep == "conj")
    return found
