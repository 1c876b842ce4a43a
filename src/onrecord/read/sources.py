"""The words that name a source, mended where the parser broke them."""

from __future__ import annotations

from onrecord.lexicon.cues import Cue
from onrecord.model import Parse, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import antecedent, child, cue_tokens, phrase, subject


def known_by(parse: Parse, source: Token, named: list[int]) -> int:
    """The token that says who it is: the antecedent of "who", the name before a bracket."""
    bracket = next((i for i in named if parse.tokens[i].text == "(" and i < source.i), None)
    return bracket - 1 if bracket is not None and bracket > named[0] else antecedent(parse, source).i


def with_second(parse: Parse, verb: Token, source: Token, named: list[int]) -> list[int]:
    """A source with the explanation that the parser made a second subject ("Rep. Roe (D-Mass.) said")."""
    later = [c for c in parse.children(verb) if c.dep == "nsubj" and source.i < c.i < verb.i]
    if not later or not named:
        return named
    last = [t.i for t in parse.subtree(later[-1])][-1]
    closed = parse.tokens[last + 1].text == ")"
    return list(range(named[0], last + 1 + closed))


def before_bracket(parse: Parse, named: list[int]) -> list[int]:
    """The name before "(D-Mass.)" where the parser took the bracket for the speaker."""
    if not named or named[0] < 2 or parse.tokens[named[0] - 1].text != "(":
        return named
    first = named[0] - 1
    while first > 0 and parse.tokens[first - 1].pos == "PROPN":
        first -= 1
    closed = parse.tokens[named[-1] + 1].text == ")" if named[-1] + 1 < len(parse.tokens) else False
    return list(range(first, named[-1] + 1 + closed))


def after_dash(parse: Parse, source: Token, verb: Token) -> Token:
    """The subject behind a lone dash ("the war – both leaders said"), not what stands before it."""
    # The hyphen of "same-sex" stands close to its words.
    dashes = [
        t.i
        for t in parse.tokens[source.i : verb.i]
        if t.text in ("–", "—", "--") or (t.text == "-" and parse.tokens[t.i - 1].end < t.start)
    ]
    if len(dashes) != 1:
        return source
    behind = [t for t in parse.tokens[dashes[0] + 1 : verb.i] if t.pos in ("PROPN", "NOUN", "PRON")]
    free = [t for t in behind if not dashes[0] < t.head < verb.i]
    if not free:
        return source
    return free[0]


_NOBODY = frozenset({"nobody", "none", "neither", "anybody", "anyone"})


def by_nobody(parse: Parse, draft: Draft) -> bool:
    """Whether the words say that nobody reports it: "no official defended it", "if anybody but Roe said"."""
    if draft.speaker is None or draft.word is None or draft.word.kind == "silence":
        return False
    head = parse.tokens[draft.speaker]
    if head.lower in _NOBODY or (head.lower == "one" and parse.tokens[head.i - 1].lower == "no"):
        return True
    return any(c.lower == "no" and c.dep in ("det", "neg") for c in parse.children(head))


def expletive(parse: Parse, verb: Token) -> bool:
    """Whether "it" before the verb means nobody ("it was announced")."""
    return child(parse, verb, "auxpass") is not None


def draft_of(
    parse: Parse, cue: Cue, verb: Token, content: list[int], rule: str, who: Token | None = None
) -> Draft:
    """A draft by the verb's subject, or by `who`, with the source mended and kept out of the content."""
    source = who if who is not None else subject(parse, verb)
    marks = cue_tokens(parse, verb)
    named: list[int] = []
    if source is not None and source.i < verb.i:
        source = after_dash(parse, source, verb)
    if source is not None and source.tag != "EX":
        named = [i for i in phrase(parse, source) if i not in content or source.i not in content]
        named = before_bracket(parse, with_second(parse, verb, source, named))
        if any(parse.tokens[i].text in ("–", "—", "--") for i in named if i < source.i):
            named = [
                i
                for i in named
                if i >= source.i
                or i > max(j for j in named if j < source.i and parse.tokens[j].text in ("–", "—", "--"))
            ]
        if source.lower == "it" and expletive(parse, verb):
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
        speaker=known_by(parse, source, named) if source is not None else None,
    )
