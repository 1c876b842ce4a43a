"""Who does what in a parse: subjects, noun phrases, antecedents."""

from __future__ import annotations

from onrecord.model import Parse, Token

RELATIVE = frozenset({"who", "which", "that", "whom"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "pcomp", "dep", "acl", "relcl"})
_AUX = frozenset({"aux", "auxpass", "neg"})
_HEADS = {"hop": "hope", "hat": "hate"}
"""Lemmas that the model's lemmatiser gets wrong ("hoping")."""


def lemma_of(token: Token) -> str:
    """The token's dictionary form in lower case."""
    lemma = token.lemma.lower()
    return _HEADS.get(lemma, lemma)


def child(parse: Parse, token: Token, *deps: str) -> Token | None:
    """The first dependent with one of the labels `deps`."""
    return next((c for c in parse.children(token) if c.dep in deps), None)


def ids(parse: Parse, *tokens: Token) -> list[int]:
    """Indexes of everything at and below the tokens, sorted."""
    return sorted({t.i for token in tokens for t in parse.subtree(token)})


def negated(parse: Parse, token: Token) -> bool:
    """Whether "not" or "never" stands with the verb."""
    return any(c.dep == "neg" or c.lower in ("never", "no") for c in parse.children(token))


def infinitive(parse: Parse, token: Token) -> bool:
    """Whether "to" stands with the verb."""
    return any(c.tag == "TO" for c in parse.children(token))


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
    # A word that the parser takes for a mark is a phrase all the same.
    solid = _solid(parse, sorted(set(kept))) or [head.i]
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
    own = [c for c in deps if c.dep in SUBJECTS]
    if own:
        return _true_subject(parse, verb, own)
    head = parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "pcomp" and lemma_of(parse.head(head)) in ("quote", "cite", "know"):
        return child(parse, parse.head(head), *SUBJECTS)
    if verb.dep == "pcomp":
        return subject(parse, parse.head(head), depth + 1) if head.head != head.i else None
    if verb.dep == "acl" and infinitive(parse, verb):
        over = parse.head(head)
        over = parse.head(over) if over.dep == "prep" else over
        return subject(parse, over, depth + 1) if over.pos == "VERB" else None
    if verb.dep == "acl" and head.pos in ("NOUN", "PROPN", "PRON"):
        if verb.tag == "VBG" and _floating(parse, head, verb):
            main = next((a for a in parse.ancestors(head) if a.pos in ("VERB", "AUX")), None)
            return (subject(parse, main, depth + 1) if main is not None else None) or head
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
            return _somebody(parse, token, parse.head(verb))
    return token


def _somebody(parse: Parse, relative: Token, noun: Token) -> Token:
    """Up from a place or date that "who" cannot mean: "Roe, a candidate in Ohio, who said"."""
    while relative.lower == "who" and noun.dep == "pobj" and noun.entity in _NOBODY:
        over = parse.head(parse.head(noun))
        if over.pos not in ("NOUN", "PROPN") or over.i >= noun.i:
            break
        noun = over
    if noun.dep == "appos" and parse.head(noun).pos == "PROPN":
        return parse.head(noun)
    return noun


_NOBODY = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "ORDINAL", "CARDINAL"})
"""The recogniser's labels of what is nobody."""


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
