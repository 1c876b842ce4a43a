from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def specs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The adapter bench/specs.py."""
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("specs")


def case(text: str, *golds: tuple[str, dict[str, Any]], suite: str = "DateTimeModel") -> dict[str, Any]:
    """A case asked on Monday, 7 November 2016."""
    timexes = []
    for words, value in golds:
        at = text.index(words)
        timexes.append(
            {"start": at, "end": at + len(words), "text": words, "type": value["type"], "values": [value]}
        )
    return {
        "doc_id": "d",
        "suite": suite,
        "dct": "2016-11-07T00:00:00",
        "text": text,
        "timexes": timexes,
    }


TOMORROW = {"timex": "2016-11-08", "type": "date", "value": "2016-11-08"}
TODAY = {"timex": "2016-11-07", "type": "date", "value": "2016-11-07"}
RANGE = {
    "timex": "(2007-01-01,2009-01-01,P2Y)",
    "type": "daterange",
    "start": "2007-01-01",
    "end": "2009-01-01",
}


def test_a_day_is_right_when_it_is_the_same_day(specs: ModuleType) -> None:
    assert specs.judge(case("I'll go back tomorrow", ("tomorrow", TOMORROW)))[0] is None
    assert specs.judge(case("I'll go back tomorrow", ("tomorrow", TODAY)))[0] == "meaning of 'tomorrow'"


def test_a_range_is_right_by_its_two_ends(specs: ModuleType) -> None:
    words = "between 2007 and 2009"

    assert specs.judge(case(f"Sales {words} fell", (words, RANGE)))[0] is None
    assert specs.judge(case("Sales of 2007 fell", ("2007", RANGE)))[0] == "meaning of '2007'"


def test_what_is_found_beside_the_expected_makes_a_case_wrong(specs: ModuleType) -> None:
    wrong = specs.judge(case("I was there yesterday and go back tomorrow", ("tomorrow", TOMORROW)))[0]

    assert wrong == "'yesterday' was not expected"


def test_months_and_days_are_printed_with_capitals(specs: ModuleType) -> None:
    assert specs.printed("this may end in may, on monday april 3 or q1") == (
        "this may end in May, on Monday April 3 or Q1"
    )


@pytest.mark.parametrize(
    ("text", "words", "value", "reason"),
    [
        ("I'll be back 9p", "9p", {"timex": "T21", "type": "time", "value": "21:00:00"}, "typed"),
        ("Meet at 6.", "at 6", {"timex": "T06", "type": "time", "value": "06:00:00"}, "bare-hour"),
        (
            "I'll go back on 4/6",
            "4/6",
            {"timex": "XXXX-04-06", "type": "date", "value": "2016-04-06"},
            "figures-without-order",
        ),
        (
            "I'll go back on 4/6/2016",
            "4/6/2016",
            {"timex": "2016-04-06", "type": "date", "value": "2016-04-06"},
            "figures-without-order",
        ),
        ("Back in a few days", "a few days", {"timex": "P3D", "type": "duration"}, "numbered-vague"),
        ("after lunch", "after lunch", {"timex": "TMEL", "type": "timerange"}, "meal"),
    ],
)
def test_what_no_newspaper_prints_is_refused_by_name(
    specs: ModuleType, text: str, words: str, value: dict[str, Any], reason: str
) -> None:
    kept, refused, _ = specs.sort_out([case(text, (words, value))])

    assert not kept
    assert [name for _, name in refused] == [reason]


def test_figures_are_kept_whose_order_another_date_of_the_sentence_shows(specs: ModuleType) -> None:
    first = ("4/6/2016", {"timex": "2016-04-06", "type": "date", "value": "2016-04-06"})
    second = ("4/16/2016", {"timex": "2016-04-16", "type": "date", "value": "2016-04-16"})

    kept, refused, _ = specs.sort_out([case("It is on 4/6/2016 and 4/16/2016", first, second)])

    assert (len(kept), refused) == (1, [])


def test_a_command_is_kept_whose_time_could_stand_in_a_report(specs: ModuleType) -> None:
    figures, judged = specs.measure(
        [
            case("Cortana, set up a call tomorrow", ("tomorrow", TOMORROW)),
            case("Cortana, set up a call tomorrow", ("tomorrow", TOMORROW)),
            case("Set up a call tomorrow", ("tomorrow", TOMORROW), suite="DateTimeModelTasksMode"),
        ]
    )

    assert (figures["repeated"], figures["judged"], figures["right"]) == (1, 1, 1)
    assert figures["refused"] == {"another-setting": 1}
    assert judged[0]["wrong"] is None
