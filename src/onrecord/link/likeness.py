"""What two accounts of an event have in common, and what tells them apart."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.link.accounts import Account, once_told
from onrecord.link.labels import kind_words, length_words
from onrecord.model import Answer, Duration, Realis, Verdict, WhenBasis

NARROW_DAYS = 3
"""Most days of two ranges that still say "the same day". Chosen: leaders do call twice a week."""

WEEK = 7
"""Most days of a range that an exactly known day inside it may settle."""

NEAR = 1.2
"""How far apart, as a ratio, two lengths can be and still be one length rounded: 50 minutes
can be told as "an hour", 75 cannot. Chosen, not measured."""

CONTACTS = frozenset({"call", "meeting", "summit", "talks", "visit"})
"""Kinds in which the parties stand on one level: who called whom tells nothing apart."""

REMOTE = frozenset({"call"})
"""Kinds that have no one place."""

UNTYPED = "event"
"""Kind of an event of which only the words are known: nothing typed tells it apart, not even
in one report."""

HAPPENED = frozenset({Realis.ACTUAL, Realis.ALLEGED})
_AHEAD = frozenset({Realis.PLANNED, Realis.PROPOSED})


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair["kinds"]) for pair in read_toml("event_pairs.toml")["pairs"])


def kinds_agree(a: str, b: str) -> bool:
    """Whether two reports may use these kinds for one happening."""
    return a == b or frozenset({a, b}) in _pairs()


def worlds_agree(a: Realis, b: Realis) -> bool:
    """Whether both happened, both lie ahead, both are supposed, or both are denied."""
    return a is b or {a, b} <= HAPPENED or {a, b} <= _AHEAD


def near(a: Duration, b: Duration) -> bool:
    """Whether two lengths that do not meet could be one, rounded."""
    if a.meets(b):
        return True
    middles = [m for m in (_middle(a), _middle(b)) if m]
    return len(middles) == 2 and max(middles) / min(middles) <= NEAR + 1e-9


def _middle(d: Duration) -> float | None:
    return (d.low + d.high) / 2 if d.low is not None and d.high is not None else None


OTHER_DAY = Verdict(answer=Answer.DIFFERENT, reason="on different days", rule="day")


def say(answer: Answer, reason: str, rule: str) -> Verdict:
    """A verdict."""
    return Verdict(answer=answer, reason=reason, rule=rule)


def parties(a: Account, b: Account) -> str:
    """How the parties stand: equal, part, conflict or unknown.

    Two known pairs of people must be the same pair: a call with one president is not the
    call with another. Fewer people told than the other has is "part".
    """
    if a.kind in CONTACTS and b.kind in CONTACTS:
        if a.people and b.people:
            return _sets(a.people, b.people)
        bodies = _sets(a.bodies, b.bodies)
        # "The leaders of two countries" need not name the bodies that the people are filed under.
        return "unknown" if bodies == "conflict" and (a.people or b.people) else bodies
    for x, y in ((a.agents, b.agents), (a.targets, b.targets)):
        if x and y and not x & y:
            return "conflict"
    if a.agents & b.agents or a.targets & b.targets:
        return "equal" if a.agents & b.agents and a.targets & b.targets else "part"
    if a.agents or a.targets or b.agents or b.targets:
        return "unknown"
    bodies = _sets(a.bodies, b.bodies)
    # An exchange is told with its states in one report and with "neighbours" in another:
    # as long as one side is common, nothing tells the two apart.
    return "part" if bodies == "conflict" and a.bodies & b.bodies else bodies


def _sets(x: frozenset[str], y: frozenset[str]) -> str:
    if not x or not y:
        return "unknown"
    if x == y:
        return "equal" if len(x) >= 2 else "part"
    if x < y or y < x:
        return "part"
    return "conflict" if min(len(x), len(y)) >= 2 or not x & y else "part"


def apart_by(a: Account, b: Account) -> Verdict | None:
    """Vetoes by day and length."""
    if a.interval is not None and b.interval is not None and not a.interval.meets(b.interval):
        return None if is_deed_and_effect(a, b) else OTHER_DAY
    if a.duration is not None and b.duration is not None and not near(a.duration, b.duration):
        lengths = f"{length_words(a.duration)} and {length_words(b.duration)}"
        return say(Answer.DIFFERENT, f"different lengths: {lengths}", "duration")
    return None


def day_told(a: Account, b: Account) -> str:
    """What the days say: same, wide (they overlap, but say little), half (one has none), none."""
    if not a.is_dated and not b.is_dated:
        return "none"
    if not a.is_dated or not b.is_dated or a.interval is None or b.interval is None:
        return "half"
    if a.days is None or b.days is None:
        same = (a.interval.first, a.interval.last) == (b.interval.first, b.interval.last)
        return "same" if same else "wide"
    x, y = ((d[1] - d[0]).days + 1 for d in (a.days, b.days))
    if a.days == b.days or max(x, y) <= NARROW_DAYS or (min(x, y) == 1 and max(x, y) <= WEEK):
        return "same"
    return "wide"


def settled(a: Account, b: Account, shared: str) -> str:
    """Why two tellings of one day are one event; empty where they need not be."""
    places = a.place is not None and a.place == b.place
    if a.place and b.place and a.place != b.place:
        return ""
    if shared == "equal":
        return "the same parties on the same day"
    if places and a.kind not in REMOTE and shared in ("part", "unknown"):
        return "the same place on the same day"
    if shared == "part" and a.kind not in CONTACTS:
        return "the same side on the same day"
    if shared == "part" and (rare := rare_feature(a, b)):
        return f"a common party on the same day and {rare}"
    if shared == "unknown" and a.kind == b.kind and (rare := rare_feature(a, b)):
        return f"the same day and {rare}"
    if _speaks_for_itself(a, b):
        return f"{kind_words(a.kind).lower()} on the same day, and one report names no sides"
    return ""


def is_one_deed(a: Account, b: Account) -> bool:
    """Whether one tells as decided what the other tells as done, and it is of one person and done once.

    "X will leave in May", "X resigned": announcing it is the news. Never what is demanded or denied.
    """
    told = {a.realis, b.realis}
    once = a.kind == b.kind and a.kind in once_told()
    same = bool(a.principals & b.principals) and a.is_main and b.is_main
    return once and same and told <= HAPPENED | {Realis.PLANNED} and _published_near(a, b)


def is_deed_and_effect(a: Account, b: Account) -> bool:
    """Whether the days that differ are that of the deed and that on which it takes effect."""
    return is_one_deed(a, b) and (a.realis in HAPPENED) != (b.realis in HAPPENED)


def _published_near(a: Account, b: Account) -> bool:
    x, y = a.document.published, b.document.published
    return x is not None and y is not None and abs((x - y).days) <= NARROW_DAYS


def is_main_news(a: Account, b: Account) -> bool:
    """Whether reports of the same days open with it, and neither says a day that it cannot be.

    Leaders call and meet often, and strikes and votes come in rows: those need a day.
    """
    if a.kind != b.kind or a.kind in SEVERAL or not (a.is_main and b.is_main and _published_near(a, b)):
        return False
    if is_one_deed(a, b):
        return True
    return worlds_agree(a.realis, b.realis) and all(_is_fresh(x, y) for x, y in ((a, b), (b, a)))


def _is_fresh(a: Account, b: Account) -> bool:
    """Whether the day that one tells, if it tells any, is of the news: not long before either report."""
    told = b.document.published
    if a.realis not in HAPPENED:
        return True
    if a.interval is None or told is None:
        return a.interval is None
    last = a.interval.last_day
    return last is not None and (told - last).days <= NARROW_DAYS


def main_party(a: Account, b: Account) -> frozenset[str]:
    """Whom two main events have in common: the person it is of, else who does it; empty if that differs."""
    if a.principals and b.principals:
        return a.principals & b.principals
    if a.kind in FREQUENT:
        return frozenset()
    return a.doers & b.doers


def is_one_proposal(a: Account, b: Account, shared: str) -> bool:
    """Whether one thing lies ahead for both: of the same two sides and by the same word, or as long."""
    if a.kind != b.kind or a.kind in CONTACTS or not {a.realis, b.realis} <= _AHEAD:
        return False
    length = a.duration is not None and a.duration.low is not None and _one_length(a.duration, b.duration)
    return length or (shared == "equal" and bool(a.word) and a.word == b.word)


def is_latest(a: Account, b: Account) -> bool:
    """Whether "the talks in Geneva", told without a day, are those held there in the week before."""
    bare, dated = (a, b) if a.interval is None else (b, a)
    told, days = bare.document.published, dated.days
    return (
        a.kind in CONTACTS - REMOTE
        and a.realis in HAPPENED
        and bool(a.place)
        and a.place == b.place
        and bare.interval is None
        and told is not None
        and days is not None
        and 0 <= (told - days[0]).days <= WEEK
        and days[0] == days[1]
    )


FREQUENT = CONTACTS | {"attack", "killing", "protest", "arrest", "publication", "death", "ceasefire"}
"""Kinds that happen several times on one day of one story."""


SINGLE = frozenset({"debate"})
"""Public occasions of which a story of a few days has one, so that one report need not say who took part."""

SEVERAL = CONTACTS | {"attack", "killing", "protest", "vote", "election", "exchange", "ceasefire"}
"""Kinds of which a story of a few days has several with the same parties."""


def _speaks_for_itself(a: Account, b: Account) -> bool:
    """Whether one of them says no more than "the exchange of 9 March": one such day, one such event."""
    if a.kind != b.kind or a.kind in FREQUENT or a.days is None or a.days != b.days:
        return False
    named = [x.people | x.bodies | x.agents | x.targets or x.describes for x in (a, b)]
    return a.days[0] == a.days[1] and not all(named)


def rare_feature(a: Account, b: Account) -> str:
    """Something that only one event has, shared by both; empty if there is nothing."""
    if a.ordinal is not None and a.ordinal == b.ordinal:
        return f"the same number in its series ({a.ordinal})"
    if a.quotes & b.quotes:
        return "the same quotation about it"
    if day_told(a, b) != "none" and _one_length(a.duration, b.duration):
        return "the same length"
    return ""


def _one_length(a: Duration | None, b: Duration | None) -> bool:
    """Whether two lengths are one: equal ("over two hours" twice), or both bounded and meeting."""
    if a is None or b is None:
        return False
    if (a.low, a.high) == (b.low, b.high):
        return True
    return None not in (a.low, a.high, b.low, b.high) and a.meets(b)


def hints(a: Account, b: Account, day: str) -> tuple[list[str], list[str]]:
    """What, besides the parties, speaks for and against."""
    pro: list[str] = []
    contra: list[str] = []
    if day == "half":
        contra.append("one of the tellings gives no day")
    elif day == "none":
        contra.append("neither gives a day")
    elif day == "wide":
        contra.append("the days are known too loosely")
    if a.place and b.place and a.place != b.place:
        contra.append("different places")
    common = sorted(set(a.topics) & set(b.topics))
    if common:
        topics = sorted({a.topics[s] for s in common})
        pro.append(f"both speak of {', '.join(topics[:4])}")
    if a.duration is not None and b.duration is not None:
        x, y = sorted((length_words(a.duration), length_words(b.duration)))
        if a.duration.meets(b.duration):
            pro.append(f"the lengths fit ({x}, {y})")
        else:
            pro.append(f"the lengths could be one, rounded ({x}, {y})")
            contra.append("taken exactly, the lengths differ")
    if a.ordinal is not None and a.ordinal == b.ordinal:
        pro.append(f"both are number {a.ordinal}")
    elif a.ordinal is not None and b.ordinal is not None:
        # No veto: "the second call in nine days" may be "the fourth contact this year".
        contra.append(f"number {a.ordinal} in one, number {b.ordinal} in the other")
    elif a.ordinal is not None or b.ordinal is not None:
        contra.append(f"only one is numbered ({a.ordinal or b.ordinal})")
    if a.quotes & b.quotes:
        pro.append("both give the same quotation about it")
    if day in ("wide",) and a.when and b.when and WhenBasis.BOUNDS not in (a.when.basis, b.when.basis):
        pro.append("the days overlap")
    return pro, contra
