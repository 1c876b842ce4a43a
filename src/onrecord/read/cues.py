"""Reporting words in a parse: who the parser says reports what, before quotation marks are looked at."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.lexicon.cues import Cue, CueWords
from onrecord.model import Parse, Span, Stance, Token

RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "pcomp", "dep", "acl", "relcl"})
_AUX = frozenset({"aux", "auxpass", "neg"})
_HEADS = {"hop": "hope", "hat": "hate"}
"""Lemmas that the model's lemmatiser gets wrong ("hoping")."""


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making. Token indexes, sorted; `content` may later be widened by marks."""

    cue: list[int]
    source: list[int]
    content: list[int]
    word: Cue | None
    stance: Stance
    rule: str
    verb: int
    speaker: int | None = None
    """Index of the token that the speaker is known by (the antecedent of "who")."""
    told: int | None = None
    medium: int | None = None
    relays: list[int] = field(default_factory=list)
    """Head tokens of those who passed this on ("quoted by Reuters"), outermost first."""
    cites: list[int] = field(default_factory=list)
    """Head tokens of those whom the speaker cites."""
    spans: list[Span] = field(default_factory=list)
    """Content as characters; filled from `content`, then corrected by quotation marks."""
    implicit: bool = False
    direct: bool = False


def lemma_of(token: Token) -> str:
    """The token's dictionary form in lower case."""
    lemma = token.lemma.lower()
    return _HEADS.get(lemma, lemma)


def child(parse: Parse, token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels `deps`."""
    return next((c for c in parse.children(token) if c.dep in deps), None)


def negated(parse: Parse, token: Token) -> bool:
    """Whether "not" or "never" stands with the verb."""
    return any(c.dep == "neg" or c.lower in ("never", "no") for c in parse.children(token))


def phrase(parse: Parse, head: Token) -> list[int]:
    """The noun phrase of `head` with its appositions and relative clauses.

    Without "Even" and "Both" before it, and without asides behind a comma
    ("leaders, including …") or of place ("Roe on Telegram").
    """
    kept = [head.i]
    for c in parse.children(head):
        if c.dep in ("punct", "parataxis", "advcl", "ccomp", "preconj", "predet") or c.lower == "according":
            continue
        if (
            c.i < head.i
            and c.dep == "advmod"
            and c.lower in ("even", "only", "also", "perhaps", "especially")
        ):
            continue
        below = [t.i for t in parse.subtree(c)]
        aside = c.dep == "prep" and below[0] > 0 and parse.tokens[below[0] - 1].text == ","
        if aside or _place_aside(parse, head, c):
            continue
        if c.dep == "acl" and (lemma_of(c) in ("quote", "cite") or parse.tokens[below[0] - 1].text == ","):
            continue
        if not any(parse.tokens[i].lower == "according" for i in below):
            kept.extend(below)
    solid = _solid(parse, sorted(set(kept)))
    after = solid[-1] + 1
    if (
        after + 1 < len(parse.tokens)
        and parse.tokens[after].text == ")"
        and any(parse.tokens[i].text == "(" for i in solid)
    ):
        solid.append(after)
    return solid


def _place_aside(parse: Parse, head: Token, other: Token) -> bool:
    """ "Roe on Telegram": where somebody said it is no part of the name."""
    if other.dep != "prep" or other.lower not in ("on", "via") or head.tag != "NNP":
        return False
    thing = child(parse, other, "pobj")
    return thing is not None and thing.pos == "PROPN"


def _solid(parse: Parse, indexes: list[int]) -> list[int]:
    """`indexes` with the marks between them, without marks at either end."""
    if not indexes:
        return []
    first, last = indexes[0], indexes[-1]
    held = set(indexes)
    filled = [i for i in range(first, last + 1) if i in held or parse.tokens[i].pos == "PUNCT"]
    # Only the run around the head matters; a stray far away is the parser's mistake.
    while filled and parse.tokens[filled[-1]].pos == "PUNCT":
        filled.pop()
    while filled and parse.tokens[filled[0]].pos == "PUNCT":
        filled.pop(0)
    return filled


def subject(parse: Parse, verb: Token, depth: int = 0) -> Token | None:
    """Who does what `verb` says: its own subject or the one it shares with a higher verb.

    In the passive the agent ("by Putin"), if there is one. For "who" and "which" the
    pronoun itself is returned; see `antecedent`.
    """
    if depth > 6:
        return None
    deps = parse.children(verb)
    # "has not yet commented" can be taken for a passive; one without "be" is none.
    finite = any(c.dep == "aux" and lemma_of(c) == "have" for c in deps)
    passive = any(c.dep == "auxpass" for c in deps) or (
        not finite and any(c.dep == "nsubjpass" for c in deps)
    )
    if passive or any(c.dep == "agent" for c in deps):
        return agent(parse, verb)
    own = [c for c in deps if c.dep in _SUBJECTS]
    if own:
        return _true_subject(parse, verb, own)
    head = parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "pcomp" and lemma_of(parse.head(head)) in ("quote", "cite", "know"):
        return child(parse, parse.head(head), *_SUBJECTS)
    if verb.dep == "pcomp":
        return subject(parse, parse.head(head), depth + 1) if head.head != head.i else None
    if verb.dep == "acl" and _infinitive(parse, verb):
        over = parse.head(head)
        over = parse.head(over) if over.dep == "prep" else over
        return subject(parse, over, depth + 1) if over.pos == "VERB" else None
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        if verb.tag == "VBG" and _floating(parse, head, verb):
            over = next((a for a in parse.ancestors(head) if a.pos in ("VERB", "AUX")), None)
            return (subject(parse, over, depth + 1) if over is not None else None) or head
        return _issuer(parse, head, depth)
    if verb.dep in _CLAUSES and head.pos in ("VERB", "AUX"):
        above = child(parse, head, "nsubjpass")
        if above is not None and verb.dep in ("advcl", "conj", "xcomp"):
            return above
        return subject(parse, head, depth + 1)
    return None


def _true_subject(parse: Parse, verb: Token, own: list[Token]) -> Token:
    """Of two subjects before a verb, the nearer, unless it only explains the farther.

    "Rep. Roe (D-Mass.) said", "Roe, the police chief, said" keep the first; in
    "Roe quoted by Reuters, Doe said" the first hangs there by mistake.
    """
    before = [c for c in own if c.i < verb.i]
    if len(before) < 2:
        return (before or own)[-1 if before else 0]
    last = [t.i for t in parse.subtree(before[-1])][-1]
    bound = last + 1 < len(parse.tokens) and parse.tokens[last + 1].text in (",", ")") and last + 1 < verb.i
    return before[0] if bound else before[-1]


def _floating(parse: Parse, noun: Token, verb: Token) -> bool:
    """ "wrote to voters, saying …": behind a comma, the participle is the main verb's, not the noun's."""
    return (
        verb.i > noun.i + 1 and parse.tokens[verb.i - 1].text == "," and noun.dep in ("dobj", "pobj", "attr")
    )


def _issuer(parse: Parse, noun: Token, depth: int) -> Token:
    """ "issued a statement saying": the issuer speaks, not the statement."""
    over = parse.head(noun)
    if noun.dep in ("dobj", "pobj") and noun.pos == "NOUN":
        verb = over if noun.dep == "dobj" else parse.head(over)
        if verb.pos == "VERB" and lemma_of(verb) in (
            "issue",
            "release",
            "publish",
            "post",
            "write",
            "send",
            "make",
            "say",
        ):
            return subject(parse, verb, depth + 1) or noun
    return noun


def agent(parse: Parse, verb: Token) -> Token | None:
    """The doer in "was described by Putin"."""
    for c in parse.children(verb):
        if c.dep == "agent" or (c.dep == "prep" and c.lower == "by"):
            return child(parse, c, "pobj")
    return None


def antecedent(parse: Parse, token: Token) -> Token:
    """The noun that a relative pronoun stands for; the token itself for anything else."""
    if token.lower in RELATIVE and token.tag in ("WP", "WDT", "IN"):
        verb = parse.head(token)
        while verb.dep not in ("relcl", "ROOT") and verb.head != verb.i:
            verb = parse.head(verb)
        if verb.dep == "relcl":
            return parse.head(verb)
    return token


def cue_tokens(parse: Parse, verb: Token) -> list[int]:
    """The verb with its auxiliaries, negation, particle and the adverbs that stand with them."""
    found = {verb.i}
    for c in parse.children(verb):
        if (
            c.dep in _AUX
            or c.dep == "prt"
            or (c.dep == "advmod" and c.tag != "WRB" and not parse.children(c))
        ):
            found.add(c.i)
    first = verb.i
    while first - 1 in found:
        first -= 1
    last = verb.i
    while last + 1 in found and parse.tokens[last + 1].dep == "prt":
        last += 1
    return list(range(first, last + 1))


def find_drafts(parse: Parse, words: CueWords) -> list[Draft]:
    """A draft for every reporting word whose sentence gives it something to report."""
    drafts: list[Draft] = []
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX"):
            drafts.extend(_from_verb(parse, words, token))
        elif token.pos == "NOUN" and _cue_noun(words, token) is not None:
            drafts.extend(_from_noun(parse, words, token))
    for draft in drafts:
        _rehome(parse, draft, drafts)
    drafts.extend(find_phrases(parse, words))
    return drafts


def _rehome(parse: Parse, draft: Draft, drafts: list[Draft]) -> None:
    """Take "…, adding that" and "… and said" out of the clause that the parser hung them in.

    "wrote that the tone was excellent, adding, …": the one who wrote also adds.
    "told him that talks could help and said": the one who told also said.
    """
    verb = parse.tokens[draft.verb]
    if draft.word is None or draft.word.kind == "thought" or draft.rule == "noun":
        return
    if child(parse, verb, *_SUBJECTS, "auxpass", "mark") is not None or verb.i == 0:
        return
    if not (_adds(parse, verb) or _and_said(parse, verb)):
        return
    over = next(
        (d for d in drafts if d is not draft and d.verb in _above(parse, verb) and verb.i in d.content), None
    )
    if over is None or over.rule != "clause" or over.verb > verb.i:
        return
    own = {t.i for t in parse.subtree(verb)}
    over.content = [i for i in over.content if i not in own]
    while over.content and parse.tokens[over.content[-1]].pos in ("PUNCT", "CCONJ"):
        if parse.tokens[over.content[-1]].text in ('"', "'"):
            break
        over.content.pop()
    draft.source, draft.speaker = list(over.source), over.speaker


def _adds(parse: Parse, verb: Token) -> bool:
    return (
        verb.tag == "VBG" and verb.dep in ("advcl", "conj", "acl") and parse.tokens[verb.i - 1].pos == "PUNCT"
    )


def _and_said(parse: Parse, verb: Token) -> bool:
    if verb.dep != "conj" or verb.tag != "VBD":
        return False
    head = parse.head(verb)
    return head.tag == "VB" or any(c.dep == "aux" and c.tag == "MD" for c in parse.children(head))


def _above(parse: Parse, verb: Token) -> set[int]:
    return {t.i for t in parse.ancestors(verb)}


def _cue_noun(words: CueWords, token: Token) -> Cue | None:
    """The reporting noun that a token is, in the singular or with an s."""
    return words.nouns.get(token.lower) or words.nouns.get(token.lower.removesuffix("s"))


def keys_of(parse: Parse, verb: Token) -> list[str]:
    """Lexicon keys for a verb: with its particle first ("point out"), then alone."""
    lemma = lemma_of(verb)
    particle = child(parse, verb, "prt")
    if particle is not None:
        return [f"{lemma} {particle.lower}", lemma]
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    if after is not None and after.lower in ("out", "on", "in", "off", "down"):
        return [f"{lemma} {after.lower}", lemma]
    return [lemma]


def _from_verb(parse: Parse, words: CueWords, verb: Token) -> list[Draft]:
    quiet = _silence(parse, words, verb)
    if quiet is not None:
        return [quiet]
    for key in keys_of(parse, verb):
        frames = words.verbs.get(key)
        if frames is None:
            continue
        for find in (_clause, _as, _to, _object, _preposition):
            draft = find(parse, frames, verb)
            if draft is not None:
                return [draft]
    return []


def _draft(
    parse: Parse, cue: Cue, verb: Token, content: list[int], rule: str, who: Token | None = None
) -> Draft:
    source = who if who is not None else subject(parse, verb)
    marks = cue_tokens(parse, verb)
    named: list[int] = []
    if source is not None and source.i < verb.i:
        source = _after_dash(parse, source, verb)
    if source is not None and source.tag != "EX":
        named = [i for i in phrase(parse, source) if i not in content or source.i not in content]
        named = _before_bracket(parse, _with_second(parse, verb, source, named))
        if any(parse.tokens[i].text in ("–", "—", "--") for i in named if i < source.i):
            named = [
                i
                for i in named
                if i >= source.i
                or i > max(j for j in named if j < source.i and parse.tokens[j].text in ("–", "—", "--"))
            ]
        if source.lower == "it" and _expletive(parse, verb):
            named, source = [], None
    stance = cue.stance
    kept = set(named) | set(marks)
    return Draft(
        cue=marks,
        source=named,
        content=[i for i in content if i not in kept],
        word=cue,
        stance=stance,
        rule=rule,
        verb=verb.i,
        speaker=_known_by(parse, source, named) if source is not None else None,
    )


def _known_by(parse: Parse, source: Token, named: list[int]) -> int:
    """The token that says who it is: the antecedent of "who", the name before a bracket."""
    bracket = next((i for i in named if parse.tokens[i].text == "(" and i < source.i), None)
    return bracket - 1 if bracket is not None and bracket > named[0] else antecedent(parse, source).i


def _with_second(parse: Parse, verb: Token, source: Token, named: list[int]) -> list[int]:
    """A source with the explanation that the parser made a second subject ("Rep. Roe (D-Mass.) said")."""
    later = [c for c in parse.children(verb) if c.dep == "nsubj" and source.i < c.i < verb.i]
    if not later or not named:
        return named
    last = [t.i for t in parse.subtree(later[-1])][-1]
    closed = parse.tokens[last + 1].text == ")"
    return list(range(named[0], last + 1 + closed))


def _before_bracket(parse: Parse, named: list[int]) -> list[int]:
    """The name before "(D-Mass.)" where the parser took the bracket for the speaker."""
    if not named or named[0] < 2 or parse.tokens[named[0] - 1].text != "(":
        return named
    first = named[0] - 1
    while first > 0 and parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    closed = parse.tokens[named[-1] + 1].text == ")" if named[-1] + 1 < len(parse.tokens) else False
    return list(range(first, named[-1] + 1 + closed))


def _after_dash(parse: Parse, source: Token, verb: Token) -> Token:
    """The subject behind a lone dash ("the war – both leaders said"), not what stands before it."""
    dashes = [t.i for t in parse.tokens[source.i : verb.i] if t.text in ("–", "—", "--", "-")]
    if len(dashes) != 1:
        return source
    behind = [t for t in parse.tokens[dashes[0] + 1 : verb.i] if t.pos in ("PROPN", "NOUN", "PRON")]
    free = [t for t in behind if not dashes[0] < t.head < verb.i]
    if not free:
        return source
    return free[0]


def _expletive(parse: Parse, verb: Token) -> bool:
    return child(parse, verb, "auxpass") is not None


def _ids(parse: Parse, *tokens: Token) -> list[int]:
    return sorted({t.i for token in tokens for t in parse.subtree(token)})


def _clause(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "said that …", "…, said X", "told X that …", "X, he said, …"."""
    cue = frames.get("clause")
    if cue is None:
        return None
    below = parse.children(verb)
    complement = next((c for c in below if c.dep == "ccomp"), None)
    if complement is None:
        complement = next((c for c in below if c.dep == "xcomp" and _is_clause(parse, c)), None)
    if complement is None:
        complement = next((c for c in below if c.dep == "advcl" and _whether(parse, c, verb)), None)
    if complement is not None:
        if verb.dep in ("xcomp", "advcl") and subject(parse, verb) is None and cue.kind == "thought":
            return None
        extra = [
            c for c in below if c.dep in ("advcl",) and c.i > complement.i and _follows(parse, complement, c)
        ]
        extra.extend(c for c in below if c.i > complement.i and _goes_on(parse, verb, c))
        if complement.i > verb.i:
            extra.extend(c for c in below if c.dep == "ccomp" and c.i > complement.i)
        held = _ids(parse, complement, *extra)
        aside = _contrast(parse, verb, complement)
        draft = _draft(parse, cue, verb, [i for i in held if i not in aside], "clause")
        return draft if draft.content else None
    return _inserted(parse, cue, verb)


def _contrast(parse: Parse, verb: Token, complement: Token) -> set[int]:
    """ "…, while Trump pushed for a truce": set against the reporting clause, not reported in it."""
    for c in parse.children(complement):
        if c.dep != "advcl" or c.i < complement.i or child(parse, c, *_SUBJECTS) is None:
            continue
        own = _ids(parse, c)
        if parse.tokens[own[0]].lower in ("while", "whereas") and parse.tokens[own[0] - 1].text == ",":
            who, other = child(parse, verb, "nsubj"), child(parse, c, "nsubj")
            if who is not None and other is not None and {who.pos, other.pos} == {"PROPN"}:
                return set(own)
    return set()


def _goes_on(parse: Parse, verb: Token, other: Token) -> bool:
    """Whether something coordinated with the reporting verb belongs to the reported clause instead.

    "told reporters that he trusts him, but will leave": the future is reported.
    "said that no plan was agreed, but they would talk on": so is a clause about others.
    """
    if other.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBN"):
        return False
    if other.pos not in ("VERB", "AUX"):
        return True
    modal = any(c.dep == "aux" and c.tag == "MD" for c in parse.children(other))
    who = child(parse, other, *_SUBJECTS)
    if who is None:
        return modal
    # One who speaks alone cannot be "they": the clause is about those in what he says.
    own = child(parse, verb, "nsubj")
    alone = own is not None and own.tag in ("NNP", "NN") and child(parse, own, "conj") is None
    return (who.lower == "they" and alone) or (who.lower in ("they", "it") and modal)


def _follows(parse: Parse, complement: Token, adverbial: Token) -> bool:
    """Whether an adverbial clause hung on the reporting verb belongs to the reported clause.

    "said they would leave because it was late": no comma, right behind.
    """
    end = max(t.i for t in parse.subtree(complement))
    start = min(t.i for t in parse.subtree(adverbial))
    return start == end + 1 and adverbial.tag not in ("VBG",)


def _whether(parse: Parse, clause: Token, verb: Token) -> bool:
    """ "asked if he believes": the parser takes the question for a condition."""
    if lemma_of(verb) not in ("ask", "wonder", "inquire", "enquire", "query") or clause.i < verb.i:
        return False
    return any(c.dep == "mark" and c.lower in ("if", "whether") for c in parse.children(clause))


def _is_clause(parse: Parse, token: Token) -> bool:
    return any(c.dep in ("nsubj", "nsubjpass", "mark") and c.tag != "TO" for c in parse.children(token))


def _inserted(parse: Parse, cue: Cue, verb: Token) -> Draft | None:
    """ "The talks, he said, were useful": reporting words inside, or hung behind, what they report."""
    if cue.kind == "thought" and lemma_of(verb) not in ("think", "believe", "hope"):
        return None
    head = parse.head(verb)
    if head.i == verb.i or verb.dep not in ("parataxis", "ccomp", "advcl", "dep", "conj", "acl"):
        return None
    own = _ids(parse, verb)
    who = child(parse, verb, "nsubj")
    if who is None or own[-1] - own[0] > 14:
        return None
    if any(c.dep == "mark" for c in parse.children(verb)):
        return None
    if not (
        _comma_before(parse, own[0]) and (_ends(parse, own[-1] + 1) or parse.tokens[own[-1]].pos == "PUNCT")
    ):
        return None
    inside = set(own)
    content = [t.i for t in parse.subtree(head) if t.i not in inside]
    return _draft(parse, cue, verb, content, "inserted", who) if content else None


def _comma_before(parse: Parse, i: int) -> bool:
    return i > 0 and (parse.tokens[i - 1].pos == "PUNCT" or parse.tokens[i].pos == "PUNCT")


def _ends(parse: Parse, i: int) -> bool:
    return i >= len(parse.tokens) or parse.tokens[i].pos == "PUNCT"


def _as(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "called it a lie", "described X as Y", "was described by X as Y"."""
    cue = frames.get("as")
    if cue is None:
        return None
    below = parse.children(verb)
    as_part = next((c for c in below if c.dep == "prep" and c.lower == "as" and c.i > verb.i), None)
    passive = child(parse, verb, "nsubjpass")
    lemma = lemma_of(verb)
    if as_part is None:
        held = child(parse, verb, "dobj")
        if held is not None:
            as_part = next((c for c in parse.children(held) if c.dep == "prep" and c.lower == "as"), None)
    if as_part is None and lemma in (
        "call",
        "label",
        "brand",
        "dub",
        "term",
        "deem",
        "declare",
        "consider",
        "pronounce",
        "judge",
    ):
        as_part = next(
            (c for c in below if c.dep in ("oprd", "ccomp", "xcomp", "attr") and c.i > verb.i), None
        )
        if (
            as_part is not None
            and as_part.dep in ("ccomp", "xcomp")
            and as_part.pos == "VERB"
            and passive is None
        ):
            return None
    thing = passive or child(parse, verb, "dobj")
    if as_part is None:
        return None
    if (
        passive is None
        and verb.tag == "VBN"
        and child(parse, verb, "aux") is None
        and agent(parse, verb) is None
    ):
        return None  # "a plan called Dawn" only has a name
    parts = [as_part] if thing is None else [thing, as_part]
    if thing is not None and as_part is not None and thing is not passive:
        first = min(_ids(parse, thing)[0], _ids(parse, as_part)[0])
        last = max(_ids(parse, thing)[-1], _ids(parse, as_part)[-1])
        content = list(range(max(first, 0), last + 1))
        if verb.i in content:
            content = _ids(parse, *parts)
    else:
        content = _ids(parse, *parts)
    who = agent(parse, verb) if passive is not None else None
    if passive is not None and who is None and cue.kind == "thought":
        return None
    return _draft(parse, cue, verb, content, "as", who)


def _to(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    """ "promised to leave", "urged them to leave"."""
    below = parse.children(verb)
    cue = frames.get("told-to")
    infinitive = next(
        (c for c in below if c.dep in ("xcomp", "ccomp", "advcl") and _infinitive(parse, c)), None
    )
    if infinitive is None:
        return None
    if cue is not None and child(parse, verb, "dobj", "nsubjpass") is not None:
        return _draft(parse, cue, verb, _ids(parse, infinitive), "told-to")
    cue = frames.get("to")
    if cue is None or infinitive.dep == "advcl":
        return None
    if cue.kind == "appearance":
        who = child(parse, verb, "nsubj")
        if who is None:
            return None
        draft = _draft(parse, cue, verb, _ids(parse, infinitive, who), "appearance", who)
        draft.content = sorted({*_ids(parse, infinitive), *draft.source})
        draft.source, draft.speaker = [], None
        return draft
    if child(parse, verb, "auxpass") is not None:
        return None
    return _draft(parse, cue, verb, _ids(parse, infinitive), "infinitive")


def _infinitive(parse: Parse, token: Token) -> bool:
    return any(c.tag == "TO" for c in parse.children(token))


def _object(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    cue = frames.get("object")
    thing = child(parse, verb, "dobj")
    if cue is None or thing is None or thing.i < verb.i:
        return None
    who = subject(parse, verb)
    if who is None or child(parse, verb, "auxpass") is not None:
        return None
    return _draft(parse, cue, verb, _ids(parse, thing), "object", who)


def _preposition(parse: Parse, frames: dict[str, Cue], verb: Token) -> Draft | None:
    for c in parse.children(verb):
        cue = frames.get(f"prep-{c.lower}") if c.dep == "prep" and c.i > verb.i else None
        if cue is None:
            continue
        content = [i for i in _ids(parse, c) if i != c.i]
        content.extend(_behind(parse, verb, content))
        who = subject(parse, verb)
        if content and who is not None:
            draft = _draft(parse, cue, verb, content, "preposition", who)
            if c.i == draft.cue[-1] + 1:
                draft.cue.append(c.i)
            return draft
    return None


def _behind(parse: Parse, verb: Token, content: list[int]) -> list[int]:
    """A further phrase right behind a reported one ("for more pressure on Russia"), unless it says when."""
    if not content:
        return []
    for c in parse.children(verb):
        thing = child(parse, c, "pobj")
        next_to = c.dep == "prep" and c.i == content[-1] + 1
        timeless = c.lower not in ("in", "during", "at", "after", "before")
        if next_to and timeless and thing is not None and thing.entity not in ("DATE", "TIME"):
            return _ids(parse, c)
    return []


def _silence(parse: Parse, words: CueWords, verb: Token) -> Draft | None:
    """ "declined to comment", "did not comment on it", "has not yet commented"."""
    lemma = lemma_of(verb)
    below = parse.children(verb)
    if lemma in words.silent:
        infinitive = next(
            (c for c in below if c.dep in ("xcomp", "ccomp", "advcl") and _infinitive(parse, c)), None
        )
        if infinitive is None or not _speaking(words, parse, infinitive):
            return None
        return _quiet(parse, verb, _ids(parse, infinitive), "declined")
    if lemma not in words.silent_negated or not negated(parse, verb):
        return None
    things = [c for c in below if c.dep in ("dobj", "ccomp", "xcomp", "prep", "advcl") and c.i > verb.i]
    objects = [c for c in things if c.dep == "dobj"]
    if lemma in words.silent_needs_object and not any(lemma_of(o) in words.silent_objects for o in objects):
        return None
    content = _ids(parse, *(c for c in things if c.dep != "advcl"))
    if lemma == "respond" or not content:
        content = content or [verb.i]
    draft = _quiet(parse, verb, content, "not-said")
    draft.cue = [i for i in draft.cue if i not in draft.content] or draft.cue
    return draft


def _speaking(words: CueWords, parse: Parse, verb: Token) -> bool:
    lemma = lemma_of(verb)
    if lemma in words.silent_needs_object:
        thing = child(parse, verb, "dobj")
        return thing is not None and lemma_of(thing) in words.silent_objects
    return lemma in words.silent_negated or lemma in words.verbs


def _quiet(parse: Parse, verb: Token, content: list[int], rule: str) -> Draft:
    cue = Cue(lemma=lemma_of(verb), takes="silence", kind="silence", stance=Stance.SILENCE)
    return _draft(parse, cue, verb, content, rule)


def _from_noun(parse: Parse, words: CueWords, noun: Token) -> list[Draft]:
    """ "Putin's claim that …"."""
    cue = _cue_noun(words, noun)
    clause = next(
        (
            c
            for c in parse.children(noun)
            if c.dep in ("acl", "ccomp", "relcl") and c.i > noun.i and _that(parse, c)
        ),
        None,
    )
    if cue is None or clause is None:
        return []
    who = child(parse, noun, "poss") or _owner(parse, noun)
    source = phrase(parse, who) if who is not None else []
    return [
        Draft(
            cue=[noun.i],
            source=source,
            content=_ids(parse, clause),
            word=cue,
            stance=cue.stance,
            rule="noun",
            verb=noun.i,
            speaker=who.i if who is not None else None,
        )
    ]


def _owner(parse: Parse, noun: Token) -> Token | None:
    """ "made the claim that": whoever made it."""
    verb = parse.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB":
        return subject(parse, verb)
    return None


def _that(parse: Parse, clause: Token) -> bool:
    marks = [c for c in parse.children(clause) if c.lower == "that"]
    if not marks:
        return clause.dep == "acl" and _infinitive(parse, clause)
    return marks[0].dep == "mark"


def find_phrases(parse: Parse, words: CueWords) -> list[Draft]:
    """ "according to X", "in X's view"."""
    found = []
    for token in parse.tokens:
        if token.lower == "according":
            draft = _according(parse, token)
        elif token.lower in words.view_nouns and token.dep == "pobj" and parse.head(token).lower == "in":
            draft = _in_view(parse, token)
        else:
            continue
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _according(parse: Parse, token: Token) -> Draft | None:
    to = next((t for t in parse.tokens[token.i + 1 : token.i + 3] if t.lower == "to"), None)
    if to is None:
        return None
    who = child(parse, to, "pobj") or child(parse, token, "pobj")
    if who is None:
        return None
    return _aside(parse, [token.i, to.i], who, token, "according")


def _in_view(parse: Parse, noun: Token) -> Draft | None:
    who = child(parse, noun, "poss")
    preposition = parse.head(noun)
    if who is None:
        of = next((c for c in parse.children(noun) if c.lower == "of"), None)
        who = child(parse, of, "pobj") if of is not None else None
    if who is None:
        return None
    return _aside(parse, [preposition.i, noun.i], who, preposition, "view")


def _aside(parse: Parse, cue: list[int], who: Token, top: Token, rule: str) -> Draft:
    """A phrase that names a source beside the clause that it covers."""
    source = _apposed(parse, phrase(parse, who))
    own = set(range(min(cue), max(max(cue), source[-1] if source else 0) + 1))
    own |= {t.i for t in parse.subtree(top)} if len(parse.subtree(top)) < 30 else set()
    own |= {t.i for t in parse.subtree(who)} - set(_clause_words(parse, who))
    content = [i for i in _covered(parse, top, own) if i not in own]
    word = Cue(
        lemma="according to" if rule == "according" else "view",
        takes="aside",
        kind="speech",
        stance=Stance.NEUTRAL,
    )
    return Draft(
        cue=cue,
        source=source,
        content=content,
        word=word,
        stance=Stance.NEUTRAL,
        rule=rule,
        verb=top.i,
        speaker=who.i,
    )


def _apposed(parse: Parse, source: list[int]) -> list[int]:
    """A source with the name behind it ("an advisor, Yuri Roe quoted by Reuters, …")."""
    at = source[-1] + 1 if source else len(parse.tokens)
    if at >= len(parse.tokens) or parse.tokens[at].text != "," or parse.tokens[source[-1]].pos == "PROPN":
        return source
    last = at
    while last + 1 < len(parse.tokens) and parse.tokens[last + 1].pos == "PROPN":
        last += 1
    if (
        last > at + 1
        and last + 1 < len(parse.tokens)
        and parse.tokens[last + 1].lower in (",", "quoted", "cited")
    ):
        return [*source, *range(at, last + 1)]
    return source


def _next_sentence(parse: Parse, top: Token, source: list[int]) -> list[int]:
    """What follows an aside that a stray full stop cut off ("According to an advisor. Yuri Roe, …").

    A name and a comma at the start of it go to the source.
    """
    sentence = parse.sentence_of(top)
    if sentence.index + 1 >= len(parse.sentences):
        return []
    following = parse.sentences[sentence.index + 1]
    if following.paragraph != sentence.paragraph:
        return []
    words = list(range(following.first, following.last))
    name = [i for i in words[:4] if parse.tokens[i].pos == "PROPN"]
    run = [i for n, i in enumerate(name) if i == words[0] + n]
    behind = parse.tokens[run[-1] + 1].lower if run and run[-1] + 1 < following.last else ""
    if len(run) > 1 and behind in (",", "quoted", "cited"):
        source.extend(run)
        words = words[len(run) :]
    return words


def _clause_words(parse: Parse, who: Token) -> list[int]:
    """Words that the parser hung on the source though a whole clause lies there."""
    found: list[int] = []
    for c in parse.children(who):
        if c.dep in ("parataxis", "ccomp") or (
            c.pos == "VERB" and child(parse, c, "nsubj") is not None and c.dep not in ("relcl", "acl")
        ):
            found.extend(t.i for t in parse.subtree(c))
    return found


def _covered(parse: Parse, top: Token, own: set[int]) -> list[int]:
    """Tokens of the clause that an aside covers: its sentence when it opens or ends one."""
    sentence = parse.sentence_of(top)
    words = range(sentence.first, sentence.last)
    first, last = min(own), max(own)
    before = [i for i in words if i < first and parse.tokens[i].pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ")]
    after = [i for i in words if i > last and parse.tokens[i].pos != "PUNCT"]
    if not before:
        return list(words)
    if not after and not _inside_report(parse, top):
        return list(words)
    verb = next((a for a in parse.ancestors(top) if a.pos in ("VERB", "AUX")), None)
    if verb is None:
        return list(words)
    clause = {t.i for t in parse.subtree(verb)}
    return [i for i in words if i in clause]


def _inside_report(parse: Parse, top: Token) -> bool:
    """Whether the aside stands in one half of a sentence whose other half it does not cover."""
    verb = next((a for a in parse.ancestors(top) if a.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.dep == "conj" and child(parse, verb, "nsubj", "nsubjpass") is not None
