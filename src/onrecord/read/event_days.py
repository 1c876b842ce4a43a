"""When an event was and how long it took, from the time expressions that stand with it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.model import (
    Anchor,
    Duration,
    Interval,
    Realis,
    Span,
    TimeExpression,
    TimeType,
    Token,
    When,
    WhenBasis,
    cover,
)
from onrecord.read.scene import Scene
from onrecord.read.triggers import Sighting

HAPPENING = frozenset(
    {"have", "hold", "conduct", "take", "happen", "occur", "begin", "start", "end", "finish", "launch", "carry",
     "impose", "sign", "reach", "make", "stage", "attend", "host", "join", "pay", "speak", "meet", "come", "last",
     "get", "be", "follow", "resume", "continue", "kill", "hit", "strike", "destroy", "open", "expect", "schedule",
     "plan", "announce", "set", "agree", "return", "participate", "suffer", "arrive", "enter", "go"}
)  # fmt: skip
"""Verbs whose date is also that of the event that is their subject or object."""

SPEECH = frozenset(
    {"say", "write", "tell", "report", "declare", "state", "announce", "post", "add", "note", "claim", "stress",
     "discuss", "describe", "call", "comment", "respond", "praise", "condemn", "criticise", "criticize", "confirm"}
)  # fmt: skip
"""Verbs that have a date of their own, which is not that of what is spoken of."""

LASTING = frozenset({"last", "take", "run", "continue", "go", "drag", "stretch", "be", "span"})

BEGINNING = frozenset({"begin", "start", "open", "commence", "launch", "kick"})

AFTER = frozenset({"after", "since", "from", "following"})

BEFORE = frozenset({"before", "until", "till", "by"})

CLOSE = 3
"""How many words may stand between an event's phrase and a date that belongs to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A report's time expressions, by the token they start at."""

    dates: tuple[TimeExpression, ...]
    durations: tuple[TimeExpression, ...]
    published: date | None
    _at: dict[str, Token] = field(default_factory=dict)

    def token(self, expression: TimeExpression) -> Token | None:
        """The token of the expression that hangs on something outside it."""
        return self._at.get(expression.id)


def gather(scene: Scene, times: tuple[TimeExpression, ...]) -> Times:
    """The time expressions that could date an event or say how long it took."""
    at: dict[str, Token] = {}
    for expression in times:
        inside = _tokens(scene, expression.span)
        own = {t.i for t in inside}
        top = [t for t in inside if t.head not in own or t.head == t.i]
        if top:
            at[expression.id] = top[0]
    return Times(
        dates=tuple(t for t in times if t.interval is not None and t.id in at and t.type is not TimeType.SET),
        durations=tuple(t for t in times if t.minutes is not None and t.id in at),
        published=scene.document.published,
        _at=at,
    )


def _tokens(scene: Scene, span: Span) -> list[Token]:
    """Tokens that touch `span`: a time expression may be a part of a token."""
    tokens = scene.parse.tokens
    i = max(0, bisect_left(tokens, span.start, key=lambda t: t.end))
    found = []
    while i < len(tokens) and tokens[i].start < span.end:
        if tokens[i].end > span.start:
            found.append(tokens[i])
        i += 1
    return found


def day_of(scene: Scene, times: Times, sighting: Sighting, sightings: list[Sighting]) -> When | None:
    """The day or days of an event where a date stands with it, None where none does.

    Tried in this order: inside the event's own phrase; right behind it; a clause that says
    when it began; the date of its verb; a date at the front of the sentence.
    """
    sentence = scene.sentence(sighting.token)
    here = [t for t in times.dates if sentence.span.holds(t.span) and t.interval is not None]
    if not here:
        return None
    for rule, chosen in (
        ("in-its-phrase", [t for t in here if _in_phrase(scene, times, sighting, t)]),
        ("right-behind", [t for t in here if _right_behind(scene, times, sighting, t, sightings)]),
        ("its-clause", [t for t in here if _in_clause(scene, times, sighting, t)]),
    ):
        if chosen:
            return _when(scene, times, chosen, rule)
    return _began(scene, times, sighting, here)


def _when(scene: Scene, times: Times, chosen: list[TimeExpression], rule: str) -> When:
    basis = WhenBasis.RELATIVE if any(t.anchor is Anchor.PUBLISHED for t in chosen) else WhenBasis.STATED
    firsts = [_bounded(scene, times, t)[0] for t in chosen]
    lasts = [_bounded(scene, times, t)[1] for t in chosen]
    open_first, open_last = None in firsts, None in lasts
    interval = Interval(
        first=None if open_first else min(f for f in firsts if f is not None),
        last=None if open_last else max(x for x in lasts if x is not None),
    )
    if open_first or open_last:
        basis = WhenBasis.BOUNDS
    return When(interval=interval, basis=basis, rule=rule, evidence=cover([t.span for t in chosen]))


def _bounded(scene: Scene, times: Times, expression: TimeExpression) -> tuple[str | None, str | None]:
    """First and last day of an expression, opened by "after", "since", "until" before it."""
    interval = expression.interval
    if interval is None:
        return None, None
    token = times.token(expression)
    first, last = interval.first, interval.last
    if token is None or first is None or last is None:
        return first, last
    words = {t.lower for t in _tokens(scene, expression.span)}
    before = scene.parse.tokens[token.i - 1].lower if token.i else ""
    head = scene.parse.head(token).lower
    if "after" in words or head == "after" or before == "after":
        return _shift(last, 1), None
    if words & {"since"} or head in ("since", "from") or before == "since":
        return first, None
    if words & BEFORE or head in ("before", "until", "till") or before in ("before", "until"):
        return None, _shift(first, -1) if "before" in (head, before) else last
    return first, last


def _shift(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return day


def _in_phrase(scene: Scene, times: Times, sighting: Sighting, expression: TimeExpression) -> bool:
    """Whether the date hangs on the trigger itself: "Monday's call", "the attack of June 1", "met on Friday"."""
    token = times.token(expression)
    steps = 0
    while token is not None and token.head != token.i and steps < 6:
        if token.i == sighting.token.i:
            return steps > 0
        if (
            token.dep in ("relcl", "ccomp", "acl", "advcl", "parataxis", "nsubj", "csubj", "poss", "conj")
            and steps
        ):
            return False
        if (
            token.pos in ("VERB", "AUX", "NOUN")
            and steps
            and token.i != sighting.token.i
            and token.dep != "npadvmod"
        ):
            return _counts(token) and _reaches(scene, token, sighting)
        token = scene.parse.head(token)
        steps += 1
    return token is not None and steps > 0 and token.i == sighting.token.i


def _counts(token: Token) -> bool:
    """Whether a noun between a date and an event only counts it: "on the night of May 24"."""
    return token.lemma.lower() in (
        "night",
        "day",
        "morning",
        "evening",
        "afternoon",
        "week",
        "month",
        "round",
        "eve",
    )


def _reaches(scene: Scene, token: Token, sighting: Sighting) -> bool:
    return any(t.i == sighting.token.i for t in list(scene.parse.ancestors(token))[:2])


def _right_behind(
    scene: Scene, times: Times, sighting: Sighting, expression: TimeExpression, sightings: list[Sighting]
) -> bool:
    """Whether a calendar date follows the event's phrase directly, whatever the parser hangs it on.

    "discussed Ukraine's attack on the bombers on June 1": the last event named before the date,
    with neither a verb nor a comma between the two.
    """
    if sighting.verb or expression.span.start < sighting.span.end or expression.anchor is Anchor.PUBLISHED:
        return False
    token = times.token(expression)
    if token is None:
        return False
    inner = scene.tokens_in(Span(sighting.span.end, expression.span.start))
    if any(
        t.pos in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ") and t.dep != "amod" and t.text != "-"
        for t in inner
    ):
        return False
    if any(
        other is not sighting and sighting.span.end <= other.span.start < expression.span.start
        for other in sightings
    ):
        return False
    phrase = scene.phrase(sighting.token)
    gap = len(scene.tokens_in(Span(max(phrase.end, sighting.span.end), expression.span.start)))
    return gap <= CLOSE


def _in_clause(scene: Scene, times: Times, sighting: Sighting, expression: TimeExpression) -> bool:
    """Whether the date is that of the verb that carries the event."""
    token = times.token(expression)
    if token is None:
        return False
    verb = scene.clause(token)
    if sighting.verb:
        own = scene.clause(sighting.token)
        carried = sighting.token.dep in ("xcomp", "conj") and scene.parse.head(sighting.token).i == verb.i
        return (
            (own.i == verb.i or carried) and _direct(scene, token, verb) and verb.lemma.lower() not in SPEECH
        )
    above = scene.governor(sighting.token)
    if above is None:
        return False
    while above.dep == "xcomp" and above.i != verb.i:
        above = scene.parse.head(above)
    if above.i != verb.i and not (above.dep == "acl" and scene.clause(above).i == verb.i):
        return False
    path = _relation(scene, sighting.token, above)
    lemma = above.lemma.lower()
    if path in ("nsubj", "nsubjpass", "dobj", "attr"):
        return (
            lemma in HAPPENING
            and not (lemma in SPEECH and path != "nsubjpass")
            and _direct(scene, token, above)
        )
    # "made such a demand on May 16 at talks in Istanbul": at talks held that day.
    return path in ("at", "during") and lemma not in ("say", "write", "tell")


def _direct(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether no noun of its own stands between the date and the verb."""
    for above in scene.parse.ancestors(token):
        if above.i == verb.i:
            return True
        if above.pos in ("NOUN", "PROPN") and not _counts(above):
            return False
    return token.i == verb.i


def _relation(scene: Scene, noun: Token, verb: Token) -> str:
    """How a noun hangs on the verb: the dependency label, or the preposition."""
    token = noun
    while token.head != token.i:
        head = scene.parse.head(token)
        if head.i == verb.i:
            return token.lower if token.dep == "prep" else token.dep
        if head.dep == "prep" and head.lower not in ("of", "at", "during", "in"):
            return ""
        token = head
    return ""


def _began(scene: Scene, times: Times, sighting: Sighting, here: list[TimeExpression]) -> When | None:
    """ "the exchange …, which began on June 9 … and continues to this day": from then on."""
    if sighting.verb:
        return None
    noun = sighting.token
    verbs = [v for t in scene.with_conjuncts(noun) for v in _relative_verbs(scene, t)]
    for verb in verbs:
        if verb.lemma.lower() not in BEGINNING | HAPPENING:
            continue
        chosen = [
            t for t in here if (token := times.token(t)) is not None and scene.clause(token).i == verb.i
        ]
        if not chosen:
            continue
        when = _when(scene, times, chosen[:1], "began")
        if verb.lemma.lower() not in BEGINNING or when.interval.first is None:
            return when
        last = times.published.isoformat() if times.published and when.interval.first else None
        if last is not None and last < when.interval.first:
            last = None
        return When(
            interval=Interval(first=when.interval.first, last=last),
            basis=when.basis,
            rule="began",
            evidence=when.evidence,
        )
    return None


def _relative_verbs(scene: Scene, noun: Token) -> list[Token]:
    found = scene.below(noun, "relcl", "acl")
    for t in scene.objects_of(noun, "of"):
        found += scene.below(t, "relcl")
        for other in scene.with_conjuncts(t):
            found += scene.below(other, "relcl")
    return found


def length_of(scene: Scene, times: Times, sighting: Sighting) -> Duration | None:
    """How long the event took, where a length of time stands with it."""
    sentence = scene.sentence(sighting.token)
    for expression in times.durations:
        if not sentence.span.holds(expression.span):
            continue
        if _is_length(scene, times, sighting, expression) and expression.minutes is not None:
            low, high = expression.minutes
            return Duration(low=low, high=high, evidence=expression.span)
    return None


def _is_length(scene: Scene, times: Times, sighting: Sighting, expression: TimeExpression) -> bool:
    token = times.token(expression)
    if token is None:
        return False
    if any(t.i == sighting.token.i for t in _tokens(scene, expression.span)):
        return False
    governor = _above_numbers(scene, token, expression)
    if governor is None:
        return False
    if governor.i == sighting.token.i:
        return True
    if sighting.verb:
        return governor.dep == "xcomp" and scene.parse.head(governor).i == sighting.token.i
    if governor.lemma.lower() in LASTING and governor.pos in ("VERB", "AUX"):
        subject = [t for s in scene.below(governor, "nsubj") for t in (s, *scene.objects_of(s, "of"))]
        return any(t.i == sighting.token.i for t in subject)
    return False


def _above_numbers(scene: Scene, token: Token, expression: TimeExpression) -> Token | None:
    """What a length of time hangs on, looking through "for", "over", "long" and a hyphen."""
    before = {"for", "over", "about", "of", "than", "some"}
    for above in scene.parse.ancestors(token):
        inside = expression.span.start <= above.start < expression.span.end
        if inside or above.lower in before or above.lower in ("long", "lasting"):
            continue
        return above
    return None


def fresh_news(published: date | None, evidence: Span) -> When | None:
    """The day a report is published or the day before: bounds for what it tells as new, never a date."""
    if published is None:
        return None
    return When(
        interval=Interval(first=(published - timedelta(days=1)).isoformat(), last=published.isoformat()),
        basis=WhenBasis.BOUNDS,
        rule="fresh-news",
        evidence=evidence,
    )


def framed_day(scene: Scene, times: Times, sighting: Sighting, realis: Realis) -> When | None:
    """The date that opens an earlier sentence of the same paragraph ("On May 19, …"), if one does.

    It frames what follows until another date or a word of moving on ("later") takes over.
    """
    if realis is not Realis.ACTUAL:
        return None
    here = scene.sentence(sighting.token)
    moved = {"later", "earlier", "then", "now", "since", "previously", "meanwhile"}
    words = [t.lower for t in scene.parse.words(here)]
    if moved & set(words[:3]):
        return None
    for index in range(here.index - 1, -1, -1):
        sentence = scene.parse.sentences[index]
        if sentence.paragraph != here.paragraph:
            return None
        dates = [t for t in times.dates if sentence.span.holds(t.span)]
        front = [t for t in dates if t.span.start - sentence.span.start <= len("On the evening of ")]
        if front:
            when = _when(scene, times, front[:1], "framed-by-sentence-before")
            return when
        if dates:
            return None
    return None
