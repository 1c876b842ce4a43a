"""Words that name no day: now, recently, the future, recent years, months."""

from __future__ import annotations

import re

from onrecord.model import Interval, TimeType
from onrecord.read.times.lengths import LONG_UNITS, duration_value
from onrecord.read.times.rule import Rule, rule
from onrecord.read.times.scene import Scene, Sense
from onrecord.read.times.words import DATA, SEP, UNITS, alternatives

DATE, DURATION = TimeType.DATE, TimeType.DURATION


_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|after|of|over|took|take|takes|spent|lasted|last|during|just|only|or|and"
    r"|than|about|but)\s$"
)


def vague_stretch(m: re.Match[str], scene: Scene) -> Sense | None:
    """Recent years, coming weeks, months."""
    code = UNITS[m["unit"] or m["ahead"] or m["within"]]
    which = m.groupdict().get("which") or ""
    if code == "TH" and "early" in m[0]:
        # "in the early hours" is a time of the day.
        return None
    if (
        not which
        and not m["ahead"]
        and not _LENGTH_BEFORE.search(scene.text, max(0, m.start() - 10), m.start())
    ):
        return None
    if (which in ("recent", "past") and code.endswith("Y")) or which.endswith("coming"):
        value = "FUTURE_REF" if which.endswith("coming") else "PAST_REF"
        return _referring(value, scene)
    return Sense(type=DURATION, value=duration_value(None, code), keep=False)


_REFS = {word: ref for ref, words in DATA["references"].items() if ref != "refused" for word in words}
_REFUSED = frozenset(DATA["references"]["refused"])
_NO_NOW = re.compile(r"\b(?:until|till)\s$")


def reference(m: re.Match[str], scene: Scene) -> Sense | None:
    """Now, currently, recently, the future: the present, the past or what is to come, no day."""
    word = re.sub(r"\s+", " ", m["ref"])
    after = scene.text[m.end() : m.end() + 12]
    if word in ("current", "recent") and re.match(r"\s(?:and|or)\s", after):
        return None
    if word == "future" and re.match(r"s\b|\scontracts?\b", after):
        return None
    if (
        word == "now"
        and re.match(r"\s(?:that|then)\b", after)
        and re.search(r"[.\n\"]\s*$", scene.text[max(0, m.start() - 3) : m.start()])
    ):
        return None
    if word == "the past" and re.match(r"\s(?:and|tense)\b", after):
        return None
    if word == "soon" and (
        re.match(r"\s(?:after|as|before|began|became)|\safterwards?\b|-", after) or scene.direction() < 0
    ):
        return None
    return _referring(_REFS[word], scene)


def _referring(value: str, scene: Scene) -> Sense:
    return Sense(
        type=DATE, value=value, anchor=scene.anchor, interval=_ref_interval(value, scene), keep=False
    )


_TOLD = {word: ref for ref, words in DATA["references_of_histories"].items() for word in words}


def told_reference(m: re.Match[str], scene: Scene) -> Sense | None:
    """The former regime, future wars: a history tells when somebody was what; news only names him so."""
    return _referring(_TOLD[m["ref"]], scene) if scene.narrative else None


def _ref_interval(value: str, scene: Scene) -> Interval | None:
    if scene.day is None or scene.narrative:
        return None
    day = scene.day.isoformat()
    return {
        "PRESENT_REF": Interval(first=day, last=day),
        "PAST_REF": Interval(first=None, last=day),
        "FUTURE_REF": Interval(first=day, last=None),
    }[value]


VAGUE_WORDS: tuple[Rule, ...] = (
    rule("reference-told", rf"(?P<ref>{alternatives(_TOLD)})(?={SEP}\w)", told_reference),
    rule(
        "vague-stretch",
        rf"(?:(?:the{SEP})?(?P<which>recent|coming|past|the{SEP}coming){SEP})?(?P<unit>{LONG_UNITS})s"
        rf"|the{SEP}(?P<ahead>{LONG_UNITS})s{SEP}(?:ahead|to{SEP}come)"
        rf"|the{SEP}(?:first|early|final|last|closing|opening|following|intervening){SEP}"
        rf"(?P<within>{LONG_UNITS})s",
        vague_stretch,
    ),
    rule("reference", rf"(?P<ref>{alternatives(w for w in _REFS if w not in _REFUSED)})", reference),
)
