"""Phrases that name a source beside what they cover: "according to X", "in X's view"."""

from __future__ import annotations

from onrecord.lexicon.cues import Cue, CueWords
from onrecord.model import Parse, Stance, Token
from onrecord.read.drafts import Draft
from onrecord.read.grammar import child, lemma_of, phrase

LONGEST_NAME = 5
"""Tokens before a colon that can still be a speaker's name. Chosen."""

SHORTEST_CLAIM = 3
"""Words behind a speaker's colon that can be a statement. Chosen."""


def find_phrases(parse: Parse, words: CueWords) -> list[Draft]:
    """ "according to X", "in X's view"."""
    found = []
    for token in parse.tokens:
        if token.lower == "according":
            draft = _according(parse, token)
        elif token.lower in words.view_nouns and token.dep == "pobj" and parse.head(token).lower == "in":
            draft = _in_view(parse, token)
        elif token.text == ":":
            draft = _name_and_colon(parse, words, token)
        else:
            continue
        if draft is not None and draft.content:
            found.append(draft)
    return found


def _name_and_colon(parse: Parse, words: CueWords, colon: Token) -> Draft | None:
    """ "Kremlin: talks to go on": a name with a colon at the start of a headline or paragraph."""
    sentence = parse.sentence_of(colon)
    before = parse.tokens[sentence.first : colon.i]
    opens = sentence.index == 0 or parse.sentences[sentence.index - 1].paragraph != sentence.paragraph
    after = [t for t in parse.tokens[colon.i + 1 : sentence.last] if t.pos != "PUNCT"]
    if not opens or not 0 < len(before) <= LONGEST_NAME or len(after) < SHORTEST_CLAIM:
        return None
    if not all(t.pos in ("PROPN", "NOUN", "ADJ", "DET", "PART") for t in before):
        return None
    head = before[-1]
    named = head.entity in ("PERSON", "ORG") or lemma_of(head) in words.unnamed_heads
    if not named or not any(t.pos in ("VERB", "AUX") for t in after):
        return None
    return Draft(
        cue=[colon.i],
        source=[t.i for t in before],
        content=list(range(colon.i + 1, sentence.last)),
        word=Cue(lemma=":", takes="clause", kind="speech", stance=Stance.NEUTRAL),
        stance=Stance.NEUTRAL,
        rule="colon",
        verb=colon.i,
        speaker=head.i,
    )


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
