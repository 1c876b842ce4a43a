"""Days that are named by weekday, by "yesterday" and the like, or by the day named before."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.model import Anchor, TimeType
from onrecord.read.times.calendar import (
    day_of,
    shift_days,
)
from onrecord.read.times.hung import event_day, is_hung, way_of, weekday_beside
from onrecord.read.times.monthdays import weekday_of_last
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import (
    DATA,
    DAYPART,
    DAYPARTS,
    ORDINALS,
    SEP,
    WEEKDAY,
    WEEKDAYS,
    alternatives,
    ordinal_of,
)

DATE = TimeType.DATE
TIME = TimeType.TIME
_CASUAL = {"yesterday": -1, "today": 0, "tomorrow": 1, "tonight": 0}


_NOT_AFTER = frozenset(DATA["names"]["after_weekday"])


_NOT_BEFORE = frozenset(DATA["names"]["before_weekday"])


_CAPITALISED = re.compile(r"\b[A-Z][\w'-]*[ ]$")
_SMALL = re.compile(r"\b[a-z]\w{3,}")


def _ends_a_name(start: int, scene: Scene) -> bool:
    """ "Psychology Today": a capital behind a capitalised word, outside a line that is all capitals."""
    if not scene.raw[start].isupper() or not _CAPITALISED.search(scene.raw, max(0, start - 40), start):
        return False
    line = scene.raw.rfind("\n", 0, start) + 1
    stop = scene.raw.find("\n", start)
    return _SMALL.search(scene.raw, line, stop if stop >= 0 else len(scene.raw)) is not None


def casual(m: re.Match[str], scene: Scene) -> Sense | None:
    """Yesterday, today, tomorrow, tonight; the day before yesterday."""
    word = m["word"]
    if _ends_a_name(m.start("word"), scene):
        return None
    step = _CASUAL[word]
    if m["away"]:
        step += -1 if m["away"].endswith("before") else 1
    part = (m.groupdict().get("part") or "").strip()
    code = DAYPARTS[part] if part else ("TNI" if word == "tonight" else "")
    if scene.day is None or scene.narrative:
        return Sense(type=TIME if code else DATE, value="XXXX-XX-XX" + code, anchor=Anchor.NONE)
    day = shift_days(scene.day, step)
    if day is None:
        return None
    return Sense(type=TIME if code else DATE, value=day.isoformat() + code, anchor=Anchor.PUBLISHED)


_EVERY = re.compile(
    r"\b(?:every|each) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ){1,5}(?:(?:and|or) )?$"
)
"""Before a weekday of "every Tuesday and Thursday"."""
_FROM_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:\w+ )?(?:to|through|until|till) "
    r"(?:(?:late|early|noon|midnight|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?) )?(?:on )?$"
)
"""A range of weekdays before its end: the end comes after the beginning."""


def weekday(m: re.Match[str], scene: Scene) -> Sense | None:
    """A day of the week, by tense or by the word before it."""
    at = m.start("weekday")
    if (
        scene.raw[at].islower()
        and scene.raw[max(0, at - 200) : at + 200].upper() != scene.raw[max(0, at - 200) : at + 200]
    ):
        lowercase_report = not any(c.isupper() for c in scene.raw[max(0, at - 300) : at + 300])
        if not lowercase_report:
            return None
    before = re.search(r"([a-z]+)\s+$", scene.text[max(0, at - 14) : at])
    after = re.match(r"\s+([A-Z][a-z]+)", scene.raw[m.end() : m.end() + 14])
    if before and before[1] in _NOT_BEFORE and scene.raw[at - len(before[0])].isupper():
        return None
    if after and after[1].lower() in _NOT_AFTER:
        return None
    which = (m["which"] or "").split()
    if re.search(r"\bon\s+a\s+$", scene.text[max(0, at - 8) : at]):
        # "on a Monday" is any Monday.
        return Sense(type=DATE, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}", anchor=Anchor.NONE)
    if not which and _EVERY.search(scene.text, max(0, at - 60), at):
        return Sense(
            type=TimeType.SET, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}", anchor=Anchor.NONE, keep=False
        )
    if not which and (hung := is_hung(scene.text, at, m.end("weekday"))):
        return _hung_weekday(m, scene, hung)
    value, anchor = scene.weekday(WEEKDAYS[m["weekday"]], _which(which))
    if not which and _FROM_WEEKDAY.search(scene.text, max(0, at - 46), at):
        later = weekday_of_last(scene, WEEKDAYS[m["weekday"]])
        value, anchor = (later.isoformat(), anchor) if later else (value, anchor)
    part = (m.groupdict().get("part") or "").strip()
    if part:
        mod = {"early": "START", "late": "END"}.get(m.groupdict().get("half") or "")
        return Sense(type=TIME, value=value + DAYPARTS[part], anchor=anchor, mod=mod)
    return Sense(type=DATE, value=value, anchor=anchor)


def _hung_weekday(m: re.Match[str], scene: Scene, hung: re.Match[str]) -> Sense:
    """The Sunday before the election: counted from the election, without a day where that has none."""
    day, number = event_day(scene, hung), WEEKDAYS[m["weekday"]]
    value = weekday_beside(day, number, hung["way"]).isoformat() if day else f"XXXX-WXX-{number}"
    return Sense(type=DATE, value=value, anchor=Anchor.EVENT, keep=day is not None)


def _which(words: list[str]) -> str:
    if not words:
        return ""
    if words[-1] in ("last", "previous", "past"):
        return "last"
    return {"following": "next", "coming": "coming"}.get(words[-1], words[-1])


def weekday_of_week(m: re.Match[str], scene: Scene) -> Sense | None:
    """Tuesday of last week; Friday next week; Monday evening next week."""
    code = DAYPARTS.get(m["part"] or "", "")
    kind = TIME if code else DATE
    if scene.day is None or scene.narrative:
        return Sense(type=kind, value=f"XXXX-WXX-{WEEKDAYS[m['weekday']]}{code}", anchor=Anchor.NONE)
    step = {"last": -1, "this": 0, "next": 1}[m["week"]]
    monday = scene.day - timedelta(days=scene.day.isoweekday() - 1)
    day = shift_days(monday, 7 * step + WEEKDAYS[m["weekday"]] - 1)
    return Sense(type=kind, value=day.isoformat() + code, anchor=Anchor.PUBLISHED) if day else None


def same_day(m: re.Match[str], scene: Scene) -> Sense | None:
    """The next day, the following morning, the day before, that night."""
    step = {
        "next": 1,
        "following": 1,
        "previous": -1,
        "same": 0,
        "that": 0,
        "that same": 0,
        "after": 1,
        "before": -1,
    }
    which = re.sub(r"\s+", " ", (m["which"] or m["tail"])).removeprefix("the ")
    code = DAYPARTS.get((m.groupdict().get("part") or "").strip(), "")
    day, anchor = scene.reference()
    if m["tail"] and (hung := way_of(scene.text, m.start("tail") - 1)):
        # "the day after the vote": counted from the vote, whose day may not be told here.
        day, anchor = event_day(scene, hung), Anchor.EVENT
        if day is None:
            return Sense(type=DATE, value="XXXX-XX-XX", anchor=Anchor.EVENT, keep=False)
    clause = m["tail"] and re.match(r"\s[a-z]", scene.text[m.end() : m.end() + 2])
    if day is None and scene.day is not None and not scene.narrative and scene.last is None:
        if clause or (which in ("following", "after") and scene.direction() < 0):
            return Sense(
                type=TIME if code else DATE, value="XXXX-XX-XX" + code, anchor=Anchor.EVENT, keep=False
            )
        day, anchor = scene.day, Anchor.PUBLISHED
    if day is None:
        if scene.last and re.match(r"\d{4}", scene.last):
            base = scene.last[:7] if re.match(r"\d{4}-\d\d", scene.last) else scene.last[:4] + "-XX"
            return Sense(type=TIME if code else DATE, value=base + "-XX" + code, anchor=Anchor.EVENT)
        return Sense(type=TIME if code else DATE, value="XXXX-XX-XX" + code, anchor=Anchor.NONE)
    moved = shift_days(day, step[which])
    return (
        Sense(type=TIME if code else DATE, value=moved.isoformat() + code, anchor=anchor) if moved else None
    )


def this_part(m: re.Match[str], scene: Scene) -> Sense | None:
    """This morning, last night, overnight."""
    which, part = (m["which"] or "").strip(), m["part"]
    code = DAYPARTS.get(part, "TNI")
    if scene.day is None or scene.narrative:
        return Sense(type=TIME, value="XXXX-XX-XX" + code, anchor=Anchor.NONE)
    day = shift_days(scene.day, -1 if which == "last" else 0)
    return Sense(type=TIME, value=f"{day}{code}", anchor=Anchor.PUBLISHED) if day else None


def nth_of_month(m: re.Match[str], scene: Scene) -> Sense | None:
    """The 28th of that month; on the 5th."""
    n = ordinal_of(m["nth"])
    if n is None:
        return None
    if scene.last is None or not re.match(r"\d{4}-\d\d", scene.last):
        return None
    day = day_of(int(scene.last[:4]), int(scene.last[5:7]), n)
    return Sense(type=DATE, value=day.isoformat(), anchor=Anchor.EVENT) if day else None


DAYS: tuple[Rule, ...] = (
    rule(
        "casual",
        rf"(?:(?:the{SEP})?(?P<away>day{SEP}(?:before|after)){SEP})?(?P<word>yesterday|today|tomorrow"
        rf"|tonight)(?:{SEP}{DAYPART})?",
        casual,
    ),
    rule(
        "weekday",
        rf"(?:(?P<which>last|next|this{SEP}past|this{SEP}coming|this|the{SEP}previous|the{SEP}following"
        rf"|the{SEP}next|past|coming|following|previous){SEP})?"
        rf"{WEEKDAY}(?:{SEP}(?:(?P<half>early|late){SEP})?{DAYPART})?",
        weekday,
    ),
    rule(
        "weekday-of-week",
        rf"{WEEKDAY}(?:{SEP}{DAYPART})?,?{SEP}(?:of{SEP})?(?P<week>last|this|next){SEP}week",
        weekday_of_week,
    ),
    rule(
        "same-day",
        rf"(?:(?P<which>(?:the{SEP})?(?:next|following|previous|same)|that{SEP}same|that){SEP}(?:day"
        rf"|{DAYPART})"
        rf"|the{SEP}day{SEP}(?P<tail>before|after)(?={SEP}?[,.;:?!]|{SEP}(?:he|she|it|they|the|that)\b|$))",
        same_day,
    ),
    rule(
        "this-part",
        rf"(?:(?P<which>this|last){SEP}{DAYPART})|(?P<p>\b)overnight".replace("(?P<p>\\b)overnight", "(?!)"),
        this_part,
    ),
    rule(
        "nth-of-month",
        rf"(?:(?<=on ))?the{SEP}(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)}){SEP}of{SEP}"
        rf"(?:that|the{SEP}same|the){SEP}month",
        nth_of_month,
    ),
)
