"""What the headline and the first sentences of a report tell, and what of it is only background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicon.kinds import event_words
from onrecord.model import Part, Sentence, Span, Token
from onrecord.read.layout import Layout
from onrecord.text.normal import stem, words_of

LEAD = 3
"""How many sentences of the story, headlines aside, tell what it is about. Chosen."""

LABEL = 6
"""How many words before a colon are a headline's label at most ("Rail strike: ministers meet"). Chosen."""

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

DEFINING = frozenset({"poss", "amod", "compound", "appos", "pcomp", "csubj", "nmod"})
"""Dependency labels of words that only say which thing or person is meant."""

HANGING = frozenset({"relcl", "acl", "advcl", "prep", "dep"})
"""Dependency labels of clauses and phrases that may be told beside what is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The sentences that tell what a report is about.

    `theme` holds the stems of the headline's words of content (of the first sentence where there is
    no headline), `subject` those of whom or what the first of these sentences is about.
    """

    headlines: tuple[Sentence, ...]
    lead: tuple[Sentence, ...]
    theme: frozenset[str]
    source: Sentence | None
    """The sentence that the theme is taken from, where it is no headline."""
    subject: frozenset[str]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Headlines, then the first sentences of the story."""
        return (*self.headlines, *self.lead)

    @property
    def title(self) -> tuple[Sentence, ...]:
        """The sentences of the first headline; a line below it tells more than the title does."""
        paragraphs = {s.paragraph for s in self.headlines[:1]}
        return tuple(s for s in self.headlines if s.paragraph in paragraphs)

    @property
    def first(self) -> tuple[Sentence, ...]:
        """Headlines and the first sentence of the story."""
        return (*self.headlines, *self.lead[:1])

    def names(self, layout: Layout, words: Span) -> bool:
        """Whether one of the words, or a form of it, is of the theme."""
        return bool(self.theme & stems(layout.tokens_in(words)))

    def share(self, layout: Layout, sentence: Sentence) -> float:
        """What part of the theme's words the sentence tells again, from 0 to 1."""
        if sentence is self.source:
            return 0.0
        told = self.theme & stems(layout.parse.words(sentence))
        return len(told) / len(self.theme) if self.theme else 0.0


def opening_of(layout: Layout) -> Opening | None:
    """The opening of a report; None for one without a sentence."""
    parse, document = layout.parse, layout.document
    headlines: list[Sentence] = []
    lead: list[Sentence] = []
    for sentence in parse.sentences:
        if document.part_at(sentence.span.start) is Part.HEADLINE:
            headlines.append(sentence)
        elif len(lead) < LEAD:
            lead.append(sentence)
    if not headlines and not lead:
        return None
    first = [*headlines, *lead][0]
    theme = stems(parse.words(first))
    if document.title:
        told = {stem(w.form) for w in words_of(document.title)}
        # Which of its words have content is known by how the report itself uses them.
        theme = frozenset(told & stems(parse.tokens)) or theme
    return Opening(
        headlines=tuple(headlines),
        lead=tuple(lead),
        theme=theme,
        source=None if headlines or document.title else first,
        subject=subject_stems(layout, first),
    )


def stems(tokens: Iterable[Token]) -> frozenset[str]:
    """Stems of the words of content among the tokens."""
    return frozenset(stem(w.form) for t in tokens if t.pos in CONTENT for w in words_of(t.text))


def subject_stems(layout: Layout, sentence: Sentence) -> frozenset[str]:
    """Stems of the sentence's subject; empty where that is a pronoun or missing."""
    roots = [t for t in layout.parse.words(sentence) if t.dep == "ROOT"]
    return stems(s for root in roots for s in layout.below(root, "nsubj", "nsubjpass"))


def is_label(layout: Layout, token: Token) -> bool:
    """Whether the token stands before the colon of a headline that opens with a label."""
    sentence = layout.sentence(token)
    words = layout.parse.words(sentence)
    colon = next((t.i for t in words[: LABEL + 1] if t.text == ":"), None)
    if colon is None or token.i >= colon:
        return False
    return not any(t.pos == "VERB" for t in words[: colon - sentence.first])


def is_told_first(layout: Layout, token: Token) -> bool:
    """Whether the token belongs to what its sentence tells, and not to the background of it.

    Background is what stands in a relative clause, behind "after", "since" or "for", or only says
    which: "the election defeat", "the victims of the crash"; and what is only spoken of: "they discussed
    the attack". A clause with "when" or "as" tells of the same moment.
    """
    while token.head != token.i:
        head = layout.parse.head(token)
        if _is_headline_passive(layout, token, head):
            token = head
            continue
        if token.dep in DEFINING or (token.dep in HANGING and not _is_same_time(layout, token)):
            return False
        if token.pos in ("ADP", "SCONJ") and token.dep == "conj" and not _is_same_time(layout, token):
            return False
        if token.dep == "conj" and token.pos in ("NOUN", "PROPN") and head.pos in ("VERB", "AUX"):
            # A parser that joins a noun to a verb has lost what it belongs to.
            return False
        if token.dep in ("dobj", "nsubjpass") and head.lemma.lower() in event_words("spoken_of"):
            return False
        if head.pos in ("NOUN", "PROPN") and token.dep in HANGING - {"dep"} and head.dep != "ROOT":
            return False
        token = head
    return True


def _is_headline_passive(layout: Layout, token: Token, head: Token) -> bool:
    """Whether a participle is the verb of a headline that leaves out "were": "Seven killed in crash"."""
    if token.dep != "acl" or token.tag != "VBN" or head.dep != "ROOT":
        return False
    return layout.document.part_at(token.start) is Part.HEADLINE


def _is_same_time(layout: Layout, token: Token) -> bool:
    """Whether a clause or phrase lies on the day of what it hangs on."""
    if token.pos in ("ADP", "SCONJ") or token.dep == "prep":
        return token.lower in event_words("same_time")
    if token.dep == "dep":
        return True
    below = layout.parse.children(token)
    marks = {t.lower for t in below if t.dep in ("mark", "advmod")}
    if marks & event_words("same_time"):
        return "while" not in marks or token.tag == "VBG"
    if token.dep != "advcl" or marks:
        return False
    # "was first to report that …": what is reported is told.
    reports = token.lemma.lower() in event_words("speech") and any(t.tag == "TO" for t in below)
    return token.tag == "VBG" or reports


def dates_the_news(layout: Layout, token: Token, things: frozenset[int], plain: bool) -> bool:
    """Whether a date stands with what its sentence tells; `things` are the tokens that tell of events.

    The date of an event is as much news as the event is; any other noun between a `plain` date and its
    verb is looked through, because parsers hang "on Friday" on whatever stands before it.
    """
    while token.head != token.i:
        head = layout.parse.head(token)
        if token.dep == "prep" and token.lower in event_words("ends_of_time"):
            return False
        if token.dep in ("poss", "relcl", "acl", "appos") or head.i in things or head.pos in ("VERB", "AUX"):
            break
        if head.pos in ("NOUN", "PROPN") and not plain:
            return False
        token = head
    head = layout.parse.head(token)
    if head.pos not in ("VERB", "AUX") and head.i not in things:
        # "Orland. Tuesday, 3 June 2025": no more than the line that a report is dated by.
        return False
    if token.dep == "poss" or (token.dep in ("compound", "nmod") and not layout.is_timed(token)):
        return head.i in things and is_told_first(layout, head)
    return is_told_first(layout, head)
