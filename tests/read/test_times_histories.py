"""Which year a history is in where it names a month or a day without one; what tells a history from news."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, sha256
from onrecord.read.times import find_times
from onrecord.read.times.places import is_narrative
from onrecord.read.times.running import Named, year_near

PUBLISHED = date(2009, 12, 19)

WAR = " ".join(f"In {year}, the army of Valdoria moved north." for year in range(1931, 1940)) + "\n\n"
OLD_WAR = " ".join(f"By {year} BC, the league of Tarsa had a fleet." for year in range(489, 480, -1)) + "\n\n"


def found(text: str, day: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """Words and values of the expressions of `text` that follow its history."""
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=day)
    start = max(text.rfind("\n\n"), 0)
    return [(document.slice(t.span), t.value) for t in find_times(document) if t.span.start > start]


def test_a_year_that_heads_a_part_dates_what_follows() -> None:
    assert found(WAR + "1941\nOn 5 May they left.") == [("1941", "1941"), ("5 May", "1941-05-05")]


def test_four_figures_on_a_line_of_news_head_nothing() -> None:
    assert found("Trains\n1250\nThey met on 5 May.", date(2025, 6, 14)) == [("5 May", "2025-05-05")]


def test_a_year_in_passing_does_not_move_the_tale() -> None:
    text = WAR + "On 10 March 1941, they took the pass for a campaign planned for 1943. On 11 March, it fell."

    assert found(text)[-1] == ("11 March", "1941-03-11")


def test_a_year_that_opens_a_sentence_moves_the_tale() -> None:
    text = WAR + "On 10 March 1941, they took the pass. In 1943, they came back. On 11 March, it fell."

    assert found(text)[-1] == ("11 March", "1943-03-11")


def test_a_look_back_does_not_move_the_tale() -> None:
    text = WAR + "In September 1941, they came back, as in the previous year. On 2 October, it fell."

    assert found(text)[-2:] == [("the previous year", "1940"), ("2 October", "1941-10-02")]


def test_the_next_spring_after_a_winter_is_of_the_next_year() -> None:
    assert found(WAR + "They starved in December 1941. The next spring they came back.")[-1] == (
        "The next spring",
        "1942-SP",
    )


def test_this_year_in_a_history_is_the_one_it_tells_of() -> None:
    assert found(WAR + "Rome fell in May 1941. Another event of this year was a flood.")[-1] == (
        "this year",
        "1941",
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met in the spring of 480 BC.", "the spring of 480 BC", "BC0480-SP"),
        ("They met in August 480 BC.", "August 480 BC", "BC0480-08"),
        ("In 480 BC they met. By September they had gone.", "September", "BC0480-09"),
        ("In 480 BC they met. The following year they won.", "The following year", "BC0479"),
        ("In 480 BC they met. Two years later they won.", "Two years later", "BC0478"),
        ("They held out until 221 BC.", "221 BC", "BC0221"),
        ("They held out until 221 B.C.", "221 B.C.", "BC0221"),
    ],
)
def test_a_history_counts_in_years_before_christ(text: str, words: str, value: str) -> None:
    assert found(OLD_WAR + text)[-1] == (words, value)


def test_both_years_of_a_war_before_christ_are_read() -> None:
    assert found("The war (264-241 BC) was long.") == [("264", "BC0264"), ("241 BC", "BC0241")]


def test_a_ratio_is_no_war_before_christ() -> None:
    assert found("The vote was 24-41 in BC, the province.", date(2025, 6, 14)) == []


def test_dates_before_christ_have_no_interval() -> None:
    text = "They met in August 480 BC."
    document = Document(id="d", name="d", text=text, text_sha256=sha256(text), published=PUBLISHED)

    (time,) = find_times(document)

    assert time.interval is None


def test_the_fall_of_a_city_is_no_autumn() -> None:
    assert found(WAR + "After the fall of Arkona, they made peace.") == []
    assert found(WAR + "In the fall of 1941, they made peace.") == [("the fall of 1941", "1941-FA")]


def test_soon_in_a_tale_looks_at_no_future() -> None:
    assert found("The town was soon taken.", date(2025, 6, 14)) == []
    assert found("The town will soon be taken.", date(2025, 6, 14)) == [("soon", "FUTURE_REF")]


def test_former_is_a_time_only_in_a_history() -> None:
    assert found(WAR + "The former king fled.") == [("former", "PAST_REF")]
    assert found("The former king fled.", date(2025, 6, 14)) == []


def test_news_that_looks_back_is_no_history() -> None:
    years = " ".join(f"They won in {year}." for year in range(1908, 1999, 9))

    assert is_narrative(years.lower(), PUBLISHED)
    assert not is_narrative(f"they won the cup on wednesday night. {years}".lower(), PUBLISHED)


def test_the_weekday_of_a_full_date_makes_no_news() -> None:
    years = " ".join(f"They won in {year}." for year in range(1908, 1999, 9))

    assert is_narrative(f"on sunday, 25 june 1950, they crossed the river. {years}".lower(), PUBLISHED)


def test_the_year_nearest_to_the_dates_named_last_is_taken() -> None:
    may_1941 = Named(1941 * 12 + 5, year_alone=False, opens=True)

    assert year_near([may_1941], 6) == 1941
    assert year_near([may_1941], 4) == 1941
    assert year_near([Named(1941 * 12 + 12, year_alone=False, opens=True)], 1) == 1942
    assert year_near([], 6) is None
