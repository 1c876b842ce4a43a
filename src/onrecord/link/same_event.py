"""Whether two accounts tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from onrecord.lexicon.base import read_toml
from onrecord.link.accounts import Account, once_told
from onrecord.link.base import RULED
from onrecord.link.copied import Copied
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

_HAPPENED = frozenset({Realis.ACTUAL, Realis.ALLEGED})
_AHEAD = frozenset({Realis.PLANNED, Realis.PROPOSED})


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair["kinds"]) for pair in read_toml("event_pairs.toml")["pairs"])


def kinds_agree(a: str, b: str) -> bool:
    """Whether two reports may use these kinds for one happening."""
    return a == b or frozenset({a, b}) in _pairs()


def worlds_agree(a: Realis, b: Realis) -> bool:
    """Whether both happened, both lie ahead, both are supposed, or both are denied."""
    return a is b or {a, b} <= _HAPPENED or {a, b} <= _AHEAD


def near(a: Duration, b: Duration) -> bool:
    """Whether two lengths that do not meet could be one, rounded."""
    if a.meets(b):
        return True
    middles = [m for m in (_middle(a), _middle(b)) if m]
    return len(middles) == 2 and max(middles) / min(middles) <= NEAR + 1e-9


def _middle(d: Duration) -> float | None:
    return (d.low + d.high) / 2 if d.low is not None and d.high is not None else None


class EventLinker:
    """Typed keys, hard vetoes, and SAME only on positive evidence.

    Two tellings are one event if nothing excludes it and they share the parties and the
    day, or the place and the day, or something that only one event has. A telling without
    a day is never merged with a dated one: at most it is possibly the same, with reasons.
    """

    def __init__(
        self,
        copied: Copied | None = None,
        rulings: Mapping[frozenset[str], bool] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.copied = copied or Copied.of(())
        self.rulings = rulings or {}
        self.names = names or {}

    def keys(self, item: Account) -> Iterable[str]:
        """Parties (each pair of people, each body), place, and ids that rulings name."""
        group = "contact" if item.kind in CONTACTS else item.kind
        if item.kind in CONTACTS:
            people = sorted(item.people)
            yield from (f"{group}:{a}+{b}" for n, a in enumerate(people) for b in people[n + 1 :])
        yield from (f"{group}:{body}" for body in item.people | item.bodies | item.agents | item.targets)
        if item.place:
            yield f"{group}@{item.place}"
        one_day = item.days is not None and item.days[0] == item.days[1]
        if item.days is not None and one_day and (item.duration or item.ordinal or item.kind not in FREQUENT):
            yield f"{group}:{item.days[0]}"
        if item.kind == "talks" and item.days is None:
            yield from (f"{group}#{topic}" for topic in sorted(set(item.topics.values())))
        if item.realis not in _HAPPENED and item.duration is not None:
            yield f"{group}~{item.duration.low}"
        if item.kind in SINGLE and item.is_main and item.document.published is not None:
            # Days in threes, each report in two: those of neighbouring days meet.
            third = item.document.published.toordinal() // NARROW_DAYS
            yield from (f"{group}!{n}" for n in (third, third + 1))
        if item.named:
            yield f"{group}={item.named}"
        if self.copied.copies:
            yield from (
                "copy:" + "\x1f".join(sorted(pair)) for pair in self.copied.copies if item.document.id in pair
            )
        mine = {m.id for m in item.mentions}
        for pair in self.rulings:
            if pair & mine:
                yield "ruled:" + "\x1f".join(sorted(pair))

    def compare(self, a: Account, b: Account) -> Verdict:
        """Whether two accounts tell of one event."""
        # Most pairs of a long series are of different days: they are told apart first, and cheaply.
        if a.reach[1] < b.reach[0] or b.reach[1] < a.reach[0]:
            linked = self.rulings or frozenset({a.document.id, b.document.id}) in self.copied.copies
            if not linked and not _is_deed_and_effect(a, b):
                return _OTHER_DAY
        ruled = self._ruled(a, b) if self.rulings else None
        if ruled is not None:
            return ruled
        veto = self._excluded(a, b)
        if veto is not None:
            return veto
        if a.document.id != b.document.id and a.kind == b.kind and self.copied.joins(a, b):
            return _say(Answer.SAME, "the same words in a reprint", "reprinted")
        apart = _apart(a, b)
        if apart is not None:
            return apart
        return self._evidence(a, b)

    def _ruled(self, a: Account, b: Account) -> Verdict | None:
        for x in a.mentions:
            for y in b.mentions:
                same = self.rulings.get(frozenset({x.id, y.id}))
                if same is not None:
                    return _say(Answer.SAME if same else Answer.DIFFERENT, "ruled", RULED)
        return None

    def _excluded(self, a: Account, b: Account) -> Verdict | None:
        """Vetoes that hold even against a reprint."""
        if a.documents & b.documents:
            return _say(Answer.DIFFERENT, "one report tells them apart", "same-report")
        if not kinds_agree(a.kind, b.kind):
            return _say(Answer.DIFFERENT, f"{a.kind} and {b.kind}", "kind")
        alike = worlds_agree(a.realis, b.realis) or is_one_deed(a, b)
        if not alike and not self._is_one_process(a, b):
            return _say(Answer.DIFFERENT, f"one {a.realis}, one {b.realis}", "realis")
        if parties(a, b) == "conflict":
            return _say(Answer.DIFFERENT, "different parties", "participants")
        if a.principals and b.principals and not a.principals & b.principals and a.kind not in CONTACTS:
            return _say(Answer.DIFFERENT, "of different persons", "principals")
        return None

    def _evidence(self, a: Account, b: Account) -> Verdict:
        day = _day(a, b)
        shared = parties(a, b)
        if day == "same":
            reason = _settled(a, b, shared)
            if reason:
                return _say(Answer.SAME, reason, "parties-and-day")
        elif day == "none" and shared == "equal" and (rare := _rare(a, b)):
            return _say(Answer.SAME, f"the same parties and {rare}", "rare-feature")
        elif day in ("none", "half") and (reason := self._undated(a, b, day, shared)):
            return _say(Answer.SAME, reason, "undated")
        if is_main_news(a, b) and (with_whom := main_party(a, b)):
            reason = f"the main news of reports of the same days, with {self._who(with_whom)} in it"
            return _say(Answer.SAME, reason, "main-news")
        if is_main_news(a, b) and a.kind in SINGLE and not (a.people and b.people):
            reason = f"the main news of reports of the same days: one {kind_words(a.kind).lower()}"
            return _say(Answer.SAME, reason, "main-news")
        return self._maybe(a, b, day, shared)

    def _undated(self, a: Account, b: Account, day: str, shared: str) -> str:
        """Why two tellings are one event though one or both give no day; empty if they need not be."""
        if day == "none" and self._is_one_process(a, b):
            matters = sorted({*a.topics.values(), *b.topics.values()})
            return f"negotiations on one matter ({', '.join(matters)}), told without a day"
        if day == "none" and _is_one_proposal(a, b, shared):
            return f"one {kind_words(a.kind).lower()} that is proposed or planned, told in the same terms"
        if a.named and a.named == b.named and a.word and a.word == b.word and a.kind == b.kind:
            return "the same word for what was done and the same name for what it was done to"
        if day == "half" and _is_latest(a, b):
            return "the same place, and told without a day within a week of it"
        return ""

    def _is_one_process(self, a: Account, b: Account) -> bool:
        """Whether both tell of negotiations that go on: no day, one matter, no side that excludes another.

        Such talks are told as held, stalled, proposed or to be resumed, and are one process. Bare
        "negotiating with Norland" is of it where the other names the matter after that side.
        """
        if not (a.kind == b.kind == "talks") or Realis.DENIED in (a.realis, b.realis):
            return False
        timed = a.interval is not None or b.interval is not None or a.ordinal != b.ordinal
        if timed or (a.place and b.place and a.place != b.place):
            return False
        if a.topics and b.topics:
            return bool(set(a.topics.values()) & set(b.topics.values()))
        bare, full = (b, a) if a.topics else (a, b)
        names = [self.names.get(body, body.partition(":")[2]) for body in bare.bodies]
        if full.bodies and not full.bodies & bare.bodies:
            return False
        return bare.realis in _HAPPENED and any(n in t for n in names for t in full.topics.values())

    def _maybe(self, a: Account, b: Account, day: str, shared: str) -> Verdict:
        """POSSIBLY where the parties are the same and something more speaks for it."""
        people = a.people & b.people
        directed = bool(a.agents & b.agents and a.targets & b.targets)
        if not ((shared == "equal" and len(people) >= 2) or (directed and day == "wide")):
            return _say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        if a.realis not in _HAPPENED:
            return _say(Answer.CANNOT_SAY, "nothing that happened", "not-actual")
        pro = [f"the same parties ({self._who(people)})"] if people else ["the same two sides"]
        more, contra = _hints(a, b, day)
        if not more:
            return _say(Answer.CANNOT_SAY, "only the parties are the same", "little-in-common")
        reason = f"for: {'; '.join(pro + more)}"
        if contra:
            reason += f". Against: {'; '.join(contra)}"
        return _say(Answer.POSSIBLY, reason, "possibly-same")

    def _who(self, people: Iterable[str]) -> str:
        names = [self.names.get(p, p.partition(":")[2]) for p in people]
        return " and ".join(sorted(names, key=lambda n: n.split()[-1:]))


_OTHER_DAY = Verdict(answer=Answer.DIFFERENT, reason="on different days", rule="day")


def _say(answer: Answer, reason: str, rule: str) -> Verdict:
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


def _apart(a: Account, b: Account) -> Verdict | None:
    """Vetoes by day and length."""
    if a.interval is not None and b.interval is not None and not a.interval.meets(b.interval):
        return None if _is_deed_and_effect(a, b) else _OTHER_DAY
    if a.duration is not None and b.duration is not None and not near(a.duration, b.duration):
        lengths = f"{length_words(a.duration)} and {length_words(b.duration)}"
        return _say(Answer.DIFFERENT, f"different lengths: {lengths}", "duration")
    return None


def _day(a: Account, b: Account) -> str:
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


def _settled(a: Account, b: Account, shared: str) -> str:
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
    if shared == "part" and (rare := _rare(a, b)):
        return f"a common party on the same day and {rare}"
    if shared == "unknown" and a.kind == b.kind and (rare := _rare(a, b)):
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
    return once and same and told <= _HAPPENED | {Realis.PLANNED} and _published_near(a, b)


def _is_deed_and_effect(a: Account, b: Account) -> bool:
    """Whether the days that differ are that of the deed and that on which it takes effect."""
    return is_one_deed(a, b) and (a.realis in _HAPPENED) != (b.realis in _HAPPENED)


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
    if a.realis not in _HAPPENED:
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


def _is_one_proposal(a: Account, b: Account, shared: str) -> bool:
    """Whether one thing lies ahead for both: of the same two sides and by the same word, or as long."""
    if a.kind != b.kind or a.kind in CONTACTS or not {a.realis, b.realis} <= _AHEAD:
        return False
    length = a.duration is not None and a.duration.low is not None and _one_length(a.duration, b.duration)
    return length or (shared == "equal" and bool(a.word) and a.word == b.word)


def _is_latest(a: Account, b: Account) -> bool:
    """Whether "the talks in Geneva", told without a day, are those held there in the week before."""
    bare, dated = (a, b) if a.interval is None else (b, a)
    told, days = bare.document.published, dated.days
    return (
        a.kind in CONTACTS - REMOTE
        and a.realis in _HAPPENED
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


def _rare(a: Account, b: Account) -> str:
    """Something that only one event has, shared by both; empty if there is nothing."""
    if a.ordinal is not None and a.ordinal == b.ordinal:
        return f"the same number in its series ({a.ordinal})"
    if a.quotes & b.quotes:
        return "the same quotation about it"
    if _day(a, b) != "none" and _one_length(a.duration, b.duration):
        return "the same length"
    return ""


def _one_length(a: Duration | None, b: Duration | None) -> bool:
    """Whether two lengths are one: equal ("over two hours" twice), or both bounded and meeting."""
    if a is None or b is None:
        return False
    if (a.low, a.high) == (b.low, b.high):
        return True
    return None not in (a.low, a.high, b.low, b.high) and a.meets(b)


def _hints(a: Account, b: Account, day: str) -> tuple[list[str], list[str]]:
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
