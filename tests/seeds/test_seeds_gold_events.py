"""The editor's own list of what the five reports tell of, made by reading them before looking at any output.

One line per event, its tellings across the reports as "report: a few words, *the trigger* marked".
The words are anchors of at most eight words; days, lengths and parties are checked below them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Event, Reading, Record

GOLD: dict[str, tuple[str, ...]] = {
    # the four calls
    "call-19-may": (
        "000: Before his *call* with Putin",
        "000: Trumpʼs *conversation* with Putin lasted",
        "000: Following the *conversation*, Putin stated",
        "003: The two leaders *spoke* for",
        "003: after Monday’s *talks*",
        "003: tone and spirit of the *conversation*",
        "003: “immediately after the *call*",
        "003: about his *conversation* with his",
        "003: Monday’s *phone call*, initially",
        "003: following the *call*, the Russian",
    ),
    "call-4-june": (
        "000: Donald Trump *spoke* to Putin",
        "000: the *conversation* lasted about an hour",
        "000: It was a good *conversation*",
        "001: Donald Trump has *spoken* over",
        "001: I just finished *speaking*, by",
        "001: The *call* lasted approximately",
        "001: it was a good *conversation*",
        "001: Putin and Trump *talked* over",
        "001: described their *conversation* as",
    ),
    "call-14-june": (
        "004: had a new *conversation* with US",
        "004: the *conversation* between Putin and Trump",
        "004: during the *call*, the dictator",
        "004: In a new *conversation*, Putin told",
        "004: commented on this *conversation*",
    ),
    "call-undated": (
        "002: an hour-long *phone conversation*",
        "002: called the *call* ",
        "002: details of the *conversation* in",
    ),
    # other contacts
    "call-zelensky-before": ("000: he *called* Zelensky",),
    "call-leaders-after": ("003: he *spoke* with Ukraine’s",),
    "call-heads": ("003: We also *spoke* to the heads",),
    "conversation-europeans": ("000: in a *conversation* with European leaders",),
    "series-19-may": ("000: a series of *talks* with", "000: following the *talks*, said"),
    "meeting-zelensky-putin": ("000: an upcoming *meeting* between",),
    "meeting-presidents": ("002: for a personal *meeting* between",),
    "istanbul-16-may": ("000: at *talks* in Istanbul",),
    "istanbul-2-june": (
        "001: disrupt the *talks* in Istanbul",
        "001: the outcome of the *talks*, saying",
        "004: only real result of this *meeting*",
    ),
    "saudi-arabia": ("002: backed at *talks* in Saudi",),
    "iran-negotiations": (
        "000: discussed *negotiations* with Iran",
        "001: participate in the *discussions* with",
        "001: stalled\" *negotiations* between",
        "001: that the *talks* could benefit",
        "002: assistance in *negotiating* with Iran",
        "004: return to *negotiations* on the Iranian",
    ),
    "russia-ukraine-negotiations": (
        "003: immediately start *negotiations* toward",
        "003: details of a *negotiation* that",
        "003: in resuming direct *negotiations* between",
    ),
    "negotiations-under-conditions": ("002: to continue diplomatic *negotiations*, but",),
    "another-round": ("002: another round of *talks* with",),
    "after-22-june": (
        "004: ready to continue *negotiations* with",
        "004: ready to continue *negotiations* \"as",
    ),
    "peace-talks": ("000: slow pace of *peace talks*",),
    # agreements and ceasefires
    "nuclear-deal": ("000: on a new *nuclear deal*",),
    "ceasefire-30-days": (
        "000: discuss a 30-day *ceasefire* and",
        "002: pushed for a quick *ceasefire*",
        "002: pushed for an immediate *ceasefire*",
        "002: proposed a 30-day *ceasefire*, which",
    ),
    "memorandum": (
        "000: to work on a *memorandum* with",
        "000: the terms of the *memorandum* should",
        "003: with Kiev on a *memorandum* that",
    ),
    "peace-agreement": ("003: envisions a future *peace agreement*",),
    "istanbul-agreements": ("004: the Istanbul *agreements*",),
    "agreements-without-ukraine": ("002: warned that *agreements* without",),
    "exchange": ("004: on the *exchange* of prisoners",),
    # attacks and sanctions
    "attack-1-june": (
        "000: discussed Ukraineʼs *attack* on Russian",
        "000: respond to the recent *attack* on",
        "001: the plans to *attack* Russian airfields",
    ),
    "other-attacks": ("000: \"other *attacks* carried out",),
    "three-nights": ("000: Russia’s massive *attacks* on the",),
    "attacks-generally": ("000: with Russiaʼs *attacks* on Ukraine",),
    "sanctions-possible": ("000: could impose *sanctions* against",),
    "sanctions-refused": ("003: will not *sanction* Russia", "003: impose further *sanctions* against"),
    "withdrawal": ("000: would not *withdraw* troops",),
}  # fmt: skip

ReadingOf = Callable[[str], Reading]
Place = tuple[str, int]


def place_of(anchor: str, reading_of: ReadingOf) -> Place:
    """Report and start of the marked words."""
    report, _, words = anchor.partition(": ")
    text = reading_of(report).document.text
    plain = words.replace("*", "")
    assert text.count(plain) == 1, anchor
    return report, text.index(plain) + words.index("*")


@pytest.fixture(scope="module")
def told(record: Record) -> dict[Place, Event]:
    """Every place where the record has an event told."""
    names = {d.id: d.name[:3] for d in record.documents}
    return {
        (names[p.doc], at): event
        for event in record.events
        for p in event.mentions
        for at in range(p.span.start, p.span.end)
    }


def test_anchors_are_short() -> None:
    assert all(len(a.partition(": ")[2].split()) <= 8 for anchors in GOLD.values() for a in anchors)


@pytest.mark.parametrize("name", [n for n in GOLD if n.startswith("call-")])
def test_every_telling_of_a_call_is_one_event_and_of_no_other(
    name: str, told: dict[Place, Event], reading_of: ReadingOf
) -> None:
    mine = {told[place_of(a, reading_of)].id if place_of(a, reading_of) in told else a for a in GOLD[name]}
    others = {
        told[p].id
        for n, anchors in GOLD.items()
        if n != name
        for a in anchors
        if (p := place_of(a, reading_of)) in told
    }

    assert len(mine) == 1
    assert not mine & others


def test_all_events_are_grouped_as_an_editor_groups_them(
    told: dict[Place, Event], reading_of: ReadingOf
) -> None:
    gold = {place_of(a, reading_of): name for name, anchors in GOLD.items() for a in anchors}
    system = {p: told[p].id if p in told else f"missed {p}" for p in gold}
    precision = b_cubed(gold, system)
    recall = b_cubed(system, gold)

    assert [p for p in gold if p not in told] == []
    assert 2 * precision * recall / (precision + recall) >= 0.95


def b_cubed(key: dict[Place, str], groups: dict[Place, str]) -> float:
    """Of each telling's company in `groups`, the share that is also its company in `key`; the mean."""
    shares = []
    for one in key:
        company = [p for p in groups if groups[p] == groups[one]]
        shares.append(sum(key[p] == key[one] for p in company) / len(company))
    return sum(shares) / len(shares)
