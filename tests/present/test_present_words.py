from datetime import date

import pytest
from made_record import D1, RECORD

from onrecord.model import OPENED, Document, Duration, Interval, When, WhenBasis, sha256
from onrecord.present.words import chain_words, counts_words, when_words
from onrecord.text.labels import short_names
from onrecord.text.wording import duration_words, interval_words


def between(first: str | None, last: str | None) -> Interval:
    return Interval(first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-06-04", "2025-06-04", "4 Jun 2025"),
        ("2025-05-24", "2025-05-26", "24–26 May 2025"),
        ("2025-05-30", "2025-06-02", "30 May – 2 Jun 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-06-01", "2025-06-30", "Jun 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        ("2025-06-23", None, "after 22 Jun 2025"),
        (None, "2025-06-14", "by 14 Jun 2025"),
        (None, None, "undated"),
        ("2025-06-05T09:30", "2025-06-05T09:30", "5 Jun 2025, 09:30"),
        ("2025-06-05T00:00", "2025-06-05T23:59", "5 Jun 2025"),
        ("2025-06-05T23:59", "2025-06-05T23:59", "5 Jun 2025, 23:59"),
        ("2025-06-05T24:00", "2025-06-05T24:00", "5 Jun 2025, 24:00"),
        ("2025-06-05T22:00", "2025-06-05T24:00", "5 Jun 2025, 22:00–24:00"),
    ],
)
def test_an_interval_is_told_as_a_newsroom_tells_it(first: str | None, last: str | None, words: str) -> None:
    assert interval_words(between(first, last)) == words


def test_an_open_interval_begins_on_the_day_named_or_behind_it() -> None:
    first = between("2025-05-26", None)
    since = When(interval=first, basis=WhenBasis.BOUNDS, rule=f"its-clause{OPENED}")
    after = When(interval=first, basis=WhenBasis.BOUNDS, rule="its-clause")

    assert when_words(since, ahead=True) == "from 26 May 2025 on"
    assert when_words(after, ahead=True) == "after 25 May 2025"


def test_an_event_known_only_by_a_limit_stays_undated() -> None:
    limited = When(interval=between(None, "2025-06-14"), basis=WhenBasis.BOUNDS, rule="r")

    assert when_words(limited) == "undated, by 14 Jun 2025"
    assert when_words(None) == "undated"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (50, 50, "50 min"),
        (75, 75, "1 h 15 min"),
        (67.5, 82.5, "about 1 h 15 min"),
        (120, None, "over 2 h"),
        (None, 60, "under 1 h"),
        (60, 180, "1 h to 3 h"),
        (43200, 43200, "30 days"),
        (43829.1, 43829.1, "1 month"),
        (1051898.4, 1051898.4, "2 years"),
        (788923.8, 788923.8, "1.5 years"),
        (5000, 5000, "3 days"),
        (None, None, ""),
    ],
)
def test_a_length_is_told_with_its_uncertainty(low: float | None, high: float | None, words: str) -> None:
    assert duration_words(Duration(low=low, high=high)) == words


def test_three_counts_stand_apart() -> None:
    assert (
        counts_words(2, 2, ("Ilana Dorsk",), 1)
        == "2 docs · 2 outlets · 1 root (Ilana Dorsk) · 1 unattributed"
    )


def test_a_chain_is_told_from_the_report_inwards() -> None:
    statement = RECORD.readings[1].statements[0]

    assert chain_words(statement.chain, "Gazette") == "Gazette ← Orsini ← Reik"


def test_a_report_in_its_own_voice_is_a_chain_of_itself() -> None:
    assert chain_words((), "Gazette") == "Gazette"


def named(name: str, outlet: str | None = None, day: date | None = None) -> Document:
    return Document(
        id="d" + sha256(name)[:6], name=name, text="", text_sha256=sha256(""), outlet=outlet, published=day
    )


def test_files_are_called_by_the_shortest_beginning_that_tells_them_apart() -> None:
    documents = [named("000_2ac194dc.txt"), named("001_9354cd97.txt"), named("desk/report-2.html")]

    assert list(short_names(documents).values()) == ["000", "001", "report"]


def test_an_outlet_with_one_report_gives_it_its_name() -> None:
    documents = [named("a.txt", "Harbour Times"), named("b.txt", "Gazette", date(2025, 6, 4))]
    documents += [named("c.txt", "Gazette", date(2025, 6, 5)), named("d.txt")]

    assert list(short_names(documents).values()) == [
        "Harbour Times",
        "Gazette (4 Jun)",
        "Gazette (5 Jun)",
        "d",
    ]


def test_labels_are_unique_even_for_files_of_one_name() -> None:
    documents = [
        Document(id=f"d{i}", name="x/same.txt", text="", text_sha256=sha256(""), outlet=None)
        for i in range(3)
    ]

    assert len(set(short_names(documents).values())) == 3
    assert D1.id not in short_names(documents)
