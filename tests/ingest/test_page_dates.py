"""When a web page says that it was published."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.ingest.html import Html
from onrecord.model import DateBasis, Document

ARTICLE = (
    "<p>The envoys of both countries met again on Monday in the old town, where they had met before.</p>"
    "<p>They spoke for three hours about the truce and the prisoners, two who were there said later.</p>"
    "<p>Nobody said when they would meet again, and the hosts would not give a day.</p>"
)


def read(head: str = "", before: str = "", after: str = "", today: date | None = None) -> Document:
    page = (
        f"<!doctype html><html lang='en'><head><title>Envoys meet again</title>{head}</head><body><article>"
        f"<h1>Envoys meet again</h1>{before}{ARTICLE}</article>{after}</body></html>"
    )
    (document,) = Html().read("a.html", page.encode(), today=today)
    assert isinstance(document, Document)
    return document


def meta(name: str, content: str) -> str:
    return f"<meta property='{name}' content='{content}'>"


def ld(data: str) -> str:
    return f"<script type='application/ld+json'>{data}</script>"


def kinds(document: Document) -> list[str]:
    return [problem.kind for problem in document.problems]


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2025-06-04T10:00:00Z"),
        meta("article:published_time", "2025-06-04T23:30:00-05:00"),
        "<meta name='DC.date.issued' content='2025-06-04'>",
        "<meta name='date' content='4 June 2025'>",
        ld('{"@type": "NewsArticle", "datePublished": "2025-06-04T10:00:00+02:00"}'),
        ld('{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2025-06-04"}]}'),
    ],
)
def test_the_fields_of_a_page_date_it(head: str) -> None:
    document = read(head)

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.METADATA)
    assert kinds(document) == []


def test_a_time_element_dates_a_page_without_fields() -> None:
    document = read(before="<time datetime='2025-06-04T10:00'>Wednesday</time>")

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.TEXT)


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time", "2025-06-09"),
        ld('{"@type": "NewsArticle", "dateModified": "2025-06-09"}'),
    ],
)
def test_the_day_of_a_change_alone_is_a_limit_and_no_date(head: str) -> None:
    document = read(head)

    assert document.published is None
    assert [limit.last for limit in document.published_limits] == [date(2025, 6, 9)]


def test_a_page_that_was_changed_later_says_so() -> None:
    document = read(
        meta("article:published_time", "2025-06-04") + meta("article:modified_time", "2025-06-09")
    )

    assert document.published == date(2025, 6, 4)
    assert kinds(document) == ["changed-later"]


def test_fields_that_name_different_days_disagree() -> None:
    document = read(
        meta("article:published_time", "2025-06-12")
        + ld('{"@type": "NewsArticle", "datePublished": "2025-06-04"}')
    )

    assert document.published == date(2025, 6, 4)
    assert kinds(document) == ["dates-disagree"]


def test_one_instant_in_two_zones_is_no_disagreement() -> None:
    document = read(
        meta("article:published_time", "2025-06-05T04:30:00Z")
        + ld('{"@type": "NewsArticle", "datePublished": "2025-06-04T23:30:00-05:00"}')
    )

    assert kinds(document) == []


@pytest.mark.parametrize("day", ["1970-01-01T00:00:00Z", "2125-06-04", "2025-02-31", "04/06/2025"])
def test_fields_that_give_no_day_are_told_and_nothing_is_guessed(day: str) -> None:
    document = read(meta("article:published_time", day))

    assert document.published is None
    assert kinds(document) == ["bad-date", "no-date"]


def test_where_a_field_is_bad_the_address_dates_a_page() -> None:
    head = meta("article:published_time", "1970-01-01T00:00:00Z")
    document = read(head + "<link rel='canonical' href='https://example.org/2025/06/04/envoys'>")

    assert (document.published, document.published_basis) == (date(2025, 6, 4), DateBasis.URL)


@pytest.mark.parametrize(
    "after",
    [
        "<footer>© 2025 Example News. 9 July 2025</footer>",
        "<div class='comments'><time datetime='2025-07-01'>1 July 2025</time> So it goes.</div>",
        "<span class='date'>Last updated 9 July 2025</span>",
        "<aside class='related'><span class='date'>9 July 2025</span> An older story</aside>",
    ],
)
def test_days_beside_the_article_do_not_date_it(after: str) -> None:
    assert read(after=after).published is None


def test_a_page_later_than_today_is_refused() -> None:
    head = meta("article:published_time", "2025-06-04")

    assert read(head, today=date(2025, 6, 3)).published is None
    assert read(head, today=date(2025, 6, 4)).published == date(2025, 6, 4)


def test_a_page_of_the_nineties_and_before_keeps_its_day() -> None:
    assert read(meta("article:published_time", "1984-03-05")).published == date(1984, 3, 5)


@pytest.mark.parametrize("data", ["{", "[1, null]", '{"@graph": 3}', '{"@type": 3, "datePublished": []}'])
def test_odd_data_in_a_page_costs_nothing(data: str) -> None:
    assert kinds(read(ld(data))) == ["no-date"]
