"""Finding expressions: where rules are tried, which wins, and how neighbours join."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Anchor, Interval, Span, TimeType
from onrecord.read.times.calendar import bounds_of, interval_of
from onrecord.read.times.clocks import CLOCKS, offset_on
from onrecord.read.times.counted import BESIDE_DAY, COUNTED, DAY_RULES, FROM_DAY, counted_from
from onrecord.read.times.courses import in_order
from onrecord.read.times.dates import DATES
from onrecord.read.times.days import DAYS
from onrecord.read.times.eras import BEFORE_CHRIST, in_era
from onrecord.read.times.feasts import FEASTS
from onrecord.read.times.figures import order_of
from onrecord.read.times.fiscal import FISCAL
from onrecord.read.times.hours import HOURS
from onrecord.read.times.joins import Found, is_day, joined, timed
from onrecord.read.times.lengths import LENGTHS, NEARLY, widened
from onrecord.read.times.monthdays import MONTHDAYS
from onrecord.read.times.often import OFTEN
from onrecord.read.times.places import is_narrative, places, plain, straight
from onrecord.read.times.quarters import QUARTERS
from onrecord.read.times.relative import RELATIVE
from onrecord.read.times.rule import Rule
from onrecord.read.times.scene import Barred, Impossible, Scene, Sense
from onrecord.read.times.vague import VAGUE_WORDS
from onrecord.read.times.weeks import WEEKS
from onrecord.read.times.words import (
    DAYPARTS,
    MODIFIERS,
    MONTHS,
    ORDINALS,
    SEP,
    UNITS,
    alternatives,
    ordinal_of,
)
from onrecord.read.times.years import WELL_KNOWN, YEARS
from onrecord.read.times.zones import of_one_moment

RULES: tuple[Rule, ...] = (
    *WELL_KNOWN,
    *DATES,
    *YEARS,
    *FEASTS,
    *BEFORE_CHRIST,
    *DAYS,
    *MONTHDAYS,
    *WEEKS,
    *RELATIVE,
    *COUNTED,
    *QUARTERS,
    *FISCAL,
    *OFTEN,
    *LENGTHS,
    *VAGUE_WORDS,
    *CLOCKS,
    *HOURS,
)
"""In this order; of those that match at a place, the longest wins, the earlier of two as long."""

_MODIFIER = re.compile(rf"(?P<mod>{alternatives(MODIFIERS)})(?:(?<=-)|{SEP})")
_PART_OF = re.compile(
    rf"(?:the{SEP})?(?:(?:early|late|very{SEP}early){SEP})?(?P<part>{alternatives(DAYPARTS)})(?:"
    rf"{SEP}hours)?{SEP}of{SEP}(?=\w)"
    rf"|(?:the{SEP})?(?P<hours>early|small|wee|late){SEP}(?:morning{SEP})?hours{SEP}(?:of|on){SEP}(?=\w)"
)
_ORDINAL = alternatives([*ORDINALS, *(w.replace("-", " ") for w in ORDINALS)])
_LISTED = re.compile(
    rf"(?:(?:,{SEP}?(?:and{SEP}|or{SEP})?|{SEP}(?:and|or){SEP}|-|–)(?=\d)"
    rf"|{SEP}(?:and{SEP}(?=the)|to{SEP}|through{SEP}|until{SEP}|till{SEP})(?:the{SEP})?)"
    rf"(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|{_ORDINAL})(?![\w%:])(?![.,]\d)"
    rf"(?!{SEP}(?:{alternatives(MONTHS)}|a\.?m|p\.?m|people|percent|{alternatives(UNITS)}"
    rf"|[a-z]+s\b(?<!was)(?<!has)(?<!as)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan found: the expressions, and the spans of dates that are none or could be two."""

    hits: list[Found]
    impossible: list[Span]
    ambiguous: list[Span]


def scan(text: str, day: date | None) -> Scan:
    """All expressions of `text`, in reading order; dates that no calendar has, and that could be two."""
    low = plain(text)
    scene = Scene(
        text=low, raw=straight(text), day=day, narrative=is_narrative(low, day), order=order_of(low, day)
    )
    found: list[Found] = []
    impossible: list[Span] = []
    done = 0
    for start in places(low):
        if start < done:
            continue
        try:
            hits = _at(scene, start)
        except Impossible:
            hits = []
            impossible.append(Span(start, scene.end))
            done = scene.end
        except Barred:
            hits = []
            done = scene.end
        for hit in hits:
            found.append(hit)
            done = hit.span.end
    return Scan(
        hits=of_one_moment(_settle(joined(in_order(found, scene), scene), scene), scene),
        impossible=sorted([*impossible, *scene.impossible]),
        ambiguous=sorted(scene.ambiguous),
    )


def _at(scene: Scene, start: int) -> list[Found]:
    """The best expression that begins at `start`, with the list it may open; empty for none."""
    best: tuple[int, int, Found] | None = None
    for part in (True, False):
        opening = _PART_OF.match(scene.text, start) if part else None
        if part and not opening:
            continue
        got = _best(scene, start, opening.end() if opening else start)
        if got and opening:
            got = (
                _in_hours(got, opening["hours"])
                if opening["hours"]
                else _as_part(got, DAYPARTS[opening["part"]])
            )
        if got and (best is None or got[0] > best[0]):
            best = got
    if mod := _MODIFIER.match(scene.text, start):
        got = _counted(scene, start, mod.end()) or _best(scene, start, mod.end())
        words = re.sub(r"\s+", " ", mod["mod"])
        modified = _with_mod(got, words, scene.day) if got else None
        if modified and words in _ENDS and _UP_TO.search(scene.text, max(0, start - 8), start):
            modified = _at_its_end(modified)
        if modified and (best is None or modified[0] > best[0]):
            best = modified
    got = _counted(scene, start, start)
    if got and (best is None or got[0] > best[0]):
        best = got
    if best is None:
        return []
    hit = best[2]
    if hit.sense.keep and hit.sense.clock is None:
        scene.start = hit.span.start
        if not _is_aside(scene, hit):
            scene.follow(hit.sense.value)
    return [hit, *_listed(scene, hit)]


def _counted(scene: Scene, start: int, at: int) -> tuple[int, int, Found] | None:
    """A day counted from a named one, as "two weeks from Tuesday", whose words begin at `at`."""
    opening = FROM_DAY.match(scene.text, at) or BESIDE_DAY.match(scene.text, at)
    got = _best(scene, start, opening.end()) if opening else None
    if opening is None or got is None or got[2].rule not in DAY_RULES:
        return None
    sense = counted_from(opening, got[2].sense, got[0])
    hit = replace(got[2], span=Span(start, got[0]), sense=sense, rule="counted-from") if sense else None
    return (got[0], got[1], hit) if hit else None


_ASIDE = re.compile(
    r"\b(?:until|till|since|of|the|to|from|from[ ]the|through|and|his|her|their|than|as)[\s(-]+$|[(/-]$"
)
_ATTRIBUTE = re.compile(r"\b(?:the|an?|its|his|her|their)\s+$")
_OPENS = re.compile(r"(?:^|\n|[.!?]['\"]?\s)[^.!?\n]{0,20}$")
_FAR = 5
"""Years from the running one beyond which a date in mid-sentence is an aside. Chosen, not measured."""


_BACK = re.compile(r"\b(?:earlier|before|previous|previously|preceding|prior)\b")
_BACKWARD_RULES = frozenset({"which-unit", "ago", "same-day", "month-which"})
_FREE_YEAR = re.compile(
    r"(?:\b(?:in|by|of|since|until|till|from|to|and|or|during|early|late|mid|around|about)[\s-]+|[,;:]\s+"
    r"|[.!?\n]\s*|^)$"
)


def _is_aside(scene: Scene, hit: Found) -> bool:
    """Whether a history names a date in passing ("the war of 1812"), so that nothing counts from it."""
    running = scene.year_named()
    if not scene.narrative or running is None:
        return False
    before = scene.text[max(0, hit.span.start - 60) : hit.span.start]
    if hit.rule in _BACKWARD_RULES and _BACK.search(scene.text, hit.span.start, hit.span.end):
        return True
    if hit.rule == "year" and (_ASIDE.search(before) or not _FREE_YEAR.search(before)):
        return True
    explicit = hit.sense.anchor is Anchor.EXPLICIT
    if explicit and (_ATTRIBUTE.search(before) or before.rfind("(") > before.rfind(")")):
        return True
    year = int(hit.sense.value[:4]) if re.match(r"\d{4}", hit.sense.value) else running
    return abs(year - running) > _FAR and not _OPENS.search(before)


def _best(scene: Scene, start: int, at: int) -> tuple[int, int, Found] | None:
    matches = []
    for order, rule in enumerate(RULES):
        m = rule.pattern.match(scene.text, at)
        if m and m.end() > at:
            end = m.end("span") if "span" in rule.pattern.groupindex else m.end()
            matches.append((-end, order, rule, m))
    for negative, order, rule, m in sorted(matches, key=lambda x: x[:2]):
        end = -negative
        scene.start, scene.end = m.start(), end
        sense = rule.meaning(m, scene)
        if sense is not None:
            sense = in_era(sense, scene.era)
            begin = m.start("span") if "span" in rule.pattern.groupindex and start == at else start
            zone = bool(
                sense.clock and m.groupdict().get("zone") and re.match(r"(?:utc|gmt)\s?[+-]", m["zone"])
            )
            return end, -order, Found(span=Span(begin, end), sense=sense, rule=rule.name, raw_zone=zone)
    return None


def _as_part(got: tuple[int, int, Found], code: str) -> tuple[int, int, Found] | None:
    end, order, hit = got
    if hit.sense.type is not TimeType.DATE or not re.fullmatch(
        r"[\dX]{4}-[\dX]{2}-[\dX]{2}", hit.sense.value
    ):
        return None
    sense = replace(hit.sense, type=TimeType.TIME, value=hit.sense.value + code)
    return end, order, replace(hit, sense=sense)


def _in_hours(got: tuple[int, int, Found], which: str) -> tuple[int, int, Found] | None:
    """The early or small hours of a day: the beginning of its morning; the late hours: its night."""
    placed = _as_part(got, "TNI" if which == "late" else "TMO")
    if placed is None or which == "late":
        return placed
    return *placed[:2], replace(placed[2], sense=replace(placed[2].sense, mod="START"))


def _with_mod(got: tuple[int, int, Found], words: str, day: date | None) -> tuple[int, int, Found] | None:
    end, order, hit = got
    on_date, on_length = MODIFIERS[words]
    sense = hit.sense
    if sense.value.endswith("_REF") or sense.type is TimeType.SET or hit.rule == "age":
        return None
    if sense.type is TimeType.DURATION:
        if (
            not on_length
            or hit.rule == "vague-stretch"
            or (words in _NO_STRETCH and (hit.rule in ("stretch", "which-unit") or "X" in sense.value))
        ):
            return None
        return (
            end,
            order,
            replace(
                hit,
                sense=replace(
                    sense, mod=on_length, minutes=widened(sense.minutes, on_length, near=words in NEARLY)
                ),
            ),
        )
    if hit.rule in ("ago", "counted-from"):
        on_date = on_date or on_length
    if words.startswith(("earlier", "later")) and hit.rule not in (
        "which-unit",
        "casual",
        "weekday",
        "this-part",
        "the-year",
        "year",
        "same-day",
        "season",
        "month",
        "month-year",
        "part-of-day",
    ):
        return None
    if not on_date or (
        words in ("about", "around", "approximately", "roughly", "nearly", "almost")
        and hit.rule in ("weekday", "casual")
    ):
        return None
    if words in ("earlier", "later") and is_day(hit):
        # "Earlier Friday" is a moment of that day before another, not its morning.
        return (
            end,
            order,
            hit if hit.sense.interval else replace(hit, sense=_to_the_telling(sense, words, day)),
        )
    if words.startswith(("earlier", "later")) and sense.anchor is Anchor.PUBLISHED:
        sense = replace(sense, interval=_until_or_since(sense.value, words, day))
    return end, order, replace(hit, sense=replace(sense, mod=on_date))


_ENDS = frozenset({"the end of", "end of", "the close of"})
_UP_TO = re.compile(r"\b(?:before|by|until|till)\s$")


def _at_its_end(got: tuple[int, int, Found]) -> tuple[int, int, Found]:
    """ "Before the end of the week" reaches to the week's last day, not to the middle of its end."""
    end, order, hit = got
    bounds = bounds_of(hit.sense.value)
    if bounds is None or hit.sense.type is not TimeType.DATE:
        return got
    last = bounds[1].isoformat()
    return end, order, replace(hit, sense=replace(hit.sense, interval=Interval(first=last, last=last)))


def _to_the_telling(sense: Sense, words: str, day: date | None) -> Sense:
    return replace(sense, interval=_until_or_since(sense.value, words, day))


def _until_or_since(value: str, words: str, day: date | None) -> Interval | None:
    """ "Earlier this year" ends, and "later this year" begins, on the day of publication."""
    bounds = bounds_of(value)
    if bounds is None or day is None or not bounds[0] <= day <= bounds[1]:
        return None
    first, last = (bounds[0], day) if words.startswith("earlier") else (day, bounds[1])
    return Interval(first=first.isoformat(), last=last.isoformat())


def _listed(scene: Scene, hit: Found) -> list[Found]:
    """The further days of "May 24, 25, and 26"."""
    if hit.rule not in ("date-month-day", "nth-alone") or not re.match(
        r"[\dX]{4}-\d\d-\d\d", hit.sense.value
    ):
        return []
    # "May 24, 2025, 26 people" is no list: a year closes the date.
    if re.search(r"\d{4}$", scene.text[hit.span.start : hit.span.end]):
        return []
    items: list[Found] = []
    at, previous = hit.span.end, int(hit.sense.value[8:10])
    while m := _LISTED.match(scene.text, at):
        number = ordinal_of(m["day"]) or 0
        value = f"{hit.sense.value[:8]}{number:02d}"
        if number <= previous:
            break
        if value[0] != "X" and bounds_of(value) is None:
            if number > 28:
                scene.impossible.append(Span(*m.span("day")))
            break
        sense = replace(hit.sense, value=value + hit.sense.value[10:])
        items.append(Found(span=Span(*m.span("day")), sense=sense, rule="date-listed"))
        at, previous = m.end(), number
        scene.start = m.start("day")
        scene.follow(value)
    if items and not re.match(r"\s*(?:[,.;:)\n]|[a-z(]|$|[\"'-])", scene.text[at : at + 3]):
        return []
    return items


_NO_STRETCH = frozenset({"over", "well over", "some", "under", "within"})
"""Before "the past two years" and "several years" these are prepositions."""


def _settle(found: list[Found], scene: Scene) -> list[Found]:
    """Give times of day without a day the one named last in their sentence, else that of publication."""
    out: list[Found] = []
    day_hits = [
        h for h in found if is_day(h) or (h.sense.type is TimeType.TIME and h.sense.value[:4].isdigit())
    ]
    starts = [h.span.start for h in day_hits]
    for hit in found:
        if hit.sense.clock is None or hit.sense.value not in ("", "?"):
            out.append(hit)
            continue
        if hit.sense.value == "?":
            continue
        day, anchor = _day_for(hit, day_hits, starts, scene)
        sense = replace(hit.sense, value=timed(day, hit), anchor=anchor)
        out.append(replace(hit, sense=sense))
    return out


def _day_for(hit: Found, days: list[Found], starts: list[int], scene: Scene) -> tuple[str, Anchor]:
    i = bisect_right(starts, hit.span.start) - 1
    if i >= 0 and ("\n\n" not in scene.text[days[i].span.end : hit.span.start] or scene.narrative):
        value = days[i].sense.value[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value, days[i].sense.anchor
    if i + 1 < len(days) and not re.search(r"[.\n]", scene.text[hit.span.end : days[i + 1].span.start]):
        value = days[i + 1].sense.value[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return value, days[i + 1].sense.anchor
    if scene.day is not None and not scene.narrative:
        return scene.day.isoformat(), Anchor.PUBLISHED
    return "XXXX-XX-XX", Anchor.NONE


def interval_for(hit: Found) -> Interval | None:
    """First and last possible day or minute of a found expression; None where nothing anchors it."""
    sense = hit.sense
    if sense.type is TimeType.DURATION:
        return sense.interval
    if sense.type not in (TimeType.DATE, TimeType.TIME) or sense.anchor is Anchor.NONE:
        return None
    if sense.interval is not None:
        return sense.interval
    value = sense.value
    if sense.clock and sense.clock[0] >= 0 and not hit.raw_zone:
        bounds = bounds_of(value)
        value += offset_on(sense.clock[2], bounds[0]) if bounds else ""
    return interval_of(value, sense.mod)
