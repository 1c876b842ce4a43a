"""Whether two accounts tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.link.accounts import Account
from onrecord.link.base import RULED
from onrecord.link.copied import Copied
from onrecord.link.labels import kind_words
from onrecord.link.likeness import (
    CONTACTS,
    FREQUENT,
    HAPPENED,
    NARROW_DAYS,
    OTHER_DAY,
    SINGLE,
    UNTYPED,
    apart_by,
    day_told,
    hints,
    is_deed_and_effect,
    is_latest,
    is_main_news,
    is_one_deed,
    is_one_proposal,
    kinds_agree,
    main_party,
    parties,
    rare_feature,
    say,
    settled,
    worlds_agree,
)
from onrecord.model import Answer, Realis, Verdict


class EventLinker:
    """Typed keys, hard vetoes, and SAME only on positive evidence.

    Two tellings are one event if nothing excludes it and they share the parties and the
    day, or the place and the day, or something that only one event has. A telling without
    a day is not merged with a dated one (at most it is possibly the same, with reasons),
    but for the main news of the same days and for the latest gathering at a named place.
    """

    def __init__(
        self,
        copied: Copied | None = None,
        rulings: Mapping[frozenset[str], bool] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self.copied = copied or Copied.of(())
        self.rulings = rulings or {}
        self.ruled: dict[str, list[frozenset[str]]] = {}
        for pair in self.rulings:
            for ident in sorted(pair):
                self.ruled.setdefault(ident, []).append(pair)
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
        if item.realis not in HAPPENED and item.duration is not None:
            yield f"{group}~{item.duration.low}"
        if item.kind in SINGLE and item.is_main and item.document.published is not None:
            # Days in threes, each report in two: those of neighbouring days meet.
            third = item.document.published.toordinal() // NARROW_DAYS
            yield from (f"{group}!{n}" for n in (third, third + 1))
        if item.named:
            yield f"{group}={item.named}"
        for pair in self.copied.partners.get(item.document.id, ()):
            yield "copy:" + "\x1f".join(sorted(pair))
        for mention in item.mentions:
            for pair in self.ruled.get(mention.id, ()):
                yield "ruled:" + "\x1f".join(sorted(pair))

    def compare(self, a: Account, b: Account) -> Verdict:
        """Whether two accounts tell of one event."""
        # Most pairs of a long series are of different days: they are told apart first, and cheaply.
        if a.reach[1] < b.reach[0] or b.reach[1] < a.reach[0]:
            linked = self.rulings or frozenset({a.document.id, b.document.id}) in self.copied.copies
            if not linked and not is_deed_and_effect(a, b):
                return OTHER_DAY
        ruled = self._ruled(a, b) if self.rulings else None
        if ruled is not None:
            return ruled
        veto = self._excluded(a, b)
        if veto is not None:
            return veto
        if a.document.id != b.document.id and a.kind == b.kind and self.copied.joins(a, b):
            return say(Answer.SAME, "the same words in a reprint", "reprinted")
        apart = apart_by(a, b)
        if apart is not None:
            return apart
        return self._evidence(a, b)

    def _ruled(self, a: Account, b: Account) -> Verdict | None:
        for x in a.mentions:
            for y in b.mentions:
                same = self.rulings.get(frozenset({x.id, y.id}))
                if same is not None:
                    return say(Answer.SAME if same else Answer.DIFFERENT, "ruled", RULED)
        return None

    def _excluded(self, a: Account, b: Account) -> Verdict | None:
        """Vetoes that hold even against a reprint."""
        if a.documents & b.documents and a.kind != UNTYPED:
            return say(Answer.DIFFERENT, "one report tells them apart", "same-report")
        if not kinds_agree(a.kind, b.kind):
            return say(Answer.DIFFERENT, f"{a.kind} and {b.kind}", "kind")
        alike = worlds_agree(a.realis, b.realis) or is_one_deed(a, b)
        if not alike and not self._is_one_process(a, b):
            return say(Answer.DIFFERENT, f"one {a.realis}, one {b.realis}", "realis")
        if parties(a, b) == "conflict":
            return say(Answer.DIFFERENT, "different parties", "participants")
        if a.principals and b.principals and not a.principals & b.principals and a.kind not in CONTACTS:
            return say(Answer.DIFFERENT, "of different persons", "principals")
        return None

    def _evidence(self, a: Account, b: Account) -> Verdict:
        day = day_told(a, b)
        shared = parties(a, b)
        if day == "same":
            reason = settled(a, b, shared)
            if reason:
                return say(Answer.SAME, reason, "parties-and-day")
        elif day == "none" and shared == "equal" and (rare := rare_feature(a, b)):
            return say(Answer.SAME, f"the same parties and {rare}", "rare-feature")
        elif day in ("none", "half") and (reason := self._undated(a, b, day, shared)):
            return say(Answer.SAME, reason, "undated")
        if is_main_news(a, b) and (with_whom := main_party(a, b)):
            reason = f"the main news of reports of the same days, with {self._who(with_whom)} in it"
            return say(Answer.SAME, reason, "main-news")
        if is_main_news(a, b) and a.kind in SINGLE and not (a.people and b.people):
            reason = f"the main news of reports of the same days: one {kind_words(a.kind).lower()}"
            return say(Answer.SAME, reason, "main-news")
        return self._maybe(a, b, day, shared)

    def _undated(self, a: Account, b: Account, day: str, shared: str) -> str:
        """Why two tellings are one event though one or both give no day; empty if they need not be."""
        if day == "none" and self._is_one_process(a, b):
            matters = sorted({*a.topics.values(), *b.topics.values()})
            return f"negotiations on one matter ({', '.join(matters)}), told without a day"
        if day == "none" and is_one_proposal(a, b, shared):
            return f"one {kind_words(a.kind).lower()} that is proposed or planned, told in the same terms"
        if a.named and a.named == b.named and a.word and a.word == b.word and a.kind == b.kind:
            return "the same word for what was done and the same name for what it was done to"
        if day == "half" and is_latest(a, b):
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
        return bare.realis in HAPPENED and any(n in t for n in names for t in full.topics.values())

    def _maybe(self, a: Account, b: Account, day: str, shared: str) -> Verdict:
        """POSSIBLY where the parties are the same and something more speaks for it."""
        people = a.people & b.people
        directed = bool(a.agents & b.agents and a.targets & b.targets)
        if not ((shared == "equal" and len(people) >= 2) or (directed and day == "wide")):
            return say(Answer.CANNOT_SAY, "too little in common", "little-in-common")
        if a.realis not in HAPPENED:
            return say(Answer.CANNOT_SAY, "nothing that happened", "not-actual")
        pro = [f"the same parties ({self._who(people)})"] if people else ["the same two sides"]
        more, contra = hints(a, b, day)
        if not more:
            return say(Answer.CANNOT_SAY, "only the parties are the same", "little-in-common")
        reason = f"for: {'; '.join(pro + more)}"
        if contra:
            reason += f". Against: {'; '.join(contra)}"
        return say(Answer.POSSIBLY, reason, "possibly-same")

    def _who(self, people: Iterable[str]) -> str:
        names = [self.names.get(p, p.partition(":")[2]) for p in people]
        return " and ".join(sorted(names, key=lambda n: n.split()[-1:]))
