"""What each line of a report is: every rule with the lines it must and must not match."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import Given, make_document
from onrecord.ingest.lines import (
    dateline_head,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_related,
    words_of,
)
from onrecord.ingest.segment import find_outlet, find_segments
from onrecord.model import Document, Part

RULES: dict[str, Callable[[str], bool]] = {
    "related": is_related,
    "caption": is_caption,
    "credit": is_credit,
    "byline": is_byline,
    "dateline": is_dateline,
}
YES = [(table, line) for table in RULES for line in words_of(table)["yes"]]
NO = [(table, line) for table in RULES for line in words_of(table)["no"]]
STORY = "The envoys of both countries met again on Monday. They spoke for three hours about the truce."


def roles(text: str, **known: Any) -> list[tuple[Part, str]]:
    return [(s.role, text[s.span.start : s.span.end]) for s in find_segments(text, **known)]


@pytest.mark.parametrize(("table", "line"), YES)
def test_every_rule_matches_its_own_examples(table: str, line: str) -> None:
    assert RULES[table](line)


@pytest.mark.parametrize(("table", "line"), NO)
def test_every_rule_leaves_its_counter_examples_alone(table: str, line: str) -> None:
    assert not RULES[table](line)


@pytest.mark.parametrize(("table", "line"), [*YES, *NO])
def test_no_example_of_one_rule_is_taken_by_another(table: str, line: str) -> None:
    others = [name for name, rule in RULES.items() if name != table and rule(line)]

    assert others == []


@pytest.mark.parametrize(("head", "rest"), words_of("dateline")["heads"])
def test_a_dateline_at_the_head_of_a_paragraph_ends_before_the_story(head: str, rest: str) -> None:
    span = dateline_head(f"{head} {rest}")

    assert span is not None
    assert f"{head} {rest}"[span.start : span.end] == head


@pytest.mark.parametrize("line", words_of("dateline")["not_heads"])
def test_a_dash_alone_makes_no_dateline(line: str) -> None:
    assert dateline_head(line) is None


@pytest.mark.parametrize(("line", "story"), words_of("headline")["yes"])
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_short_first_line_without_a_stop_is_the_headline(line: str, story: str, gap: str) -> None:
    story = story * 3

    assert roles(line + gap + story) == [(Part.HEADLINE, line)]


@pytest.mark.parametrize(("line", "story"), words_of("headline")["shortened"])
def test_a_headline_may_end_in_an_abbreviation_where_a_gap_follows(line: str, story: str) -> None:
    assert roles(f"{line}\n\n{story}") == [(Part.HEADLINE, line)]
    assert roles(f"{line}\n{story}") == []


def test_a_report_with_a_title_has_no_other_headline_with_a_stop() -> None:
    line, story = words_of("headline")["shortened"][0]

    assert roles(f"{line}\n\n{story}", title="Another title") == []


@pytest.mark.parametrize(("line", "story"), words_of("headline")["no"])
def test_a_first_line_that_is_a_sentence_or_a_list_item_is_story(line: str, story: str) -> None:
    assert roles(f"{line}\n\n{story}") == []


def test_lines_broken_at_one_width_have_no_headline() -> None:
    text = (
        "The envoys of both countries met again on Monday in the\n"
        "capital and spoke for three hours about the truce that\nholds.\n"
    )

    assert roles(text) == []


def test_a_lone_line_is_story() -> None:
    assert roles("Envoys meet again as the truce holds") == []


def test_headline_byline_and_dateline_stand_before_the_story_in_any_order() -> None:
    text = f"Envoys meet again\n\nBy Jane Roe\n5 Jun. 9:30 (UTC+3 MSK)\n\n{STORY}\n\n{STORY}"

    assert roles(text) == [
        (Part.HEADLINE, "Envoys meet again"),
        (Part.BYLINE, "By Jane Roe"),
        (Part.DATELINE, "5 Jun. 9:30 (UTC+3 MSK)"),
    ]


@pytest.mark.parametrize("head", ["WASHINGTON (AP) --", "KYIV, June 4 (Reuters) -", "HAVANA (AP) _"])
def test_a_dateline_on_a_line_of_its_own_is_no_headline(head: str) -> None:
    assert roles(f"{head}\n{STORY}\n\n{STORY}") == [(Part.DATELINE, head)]


def test_a_date_alone_on_a_line_within_the_story_stays_story() -> None:
    assert roles(f"{STORY}\n\n4 June 2025\n\n{STORY}") == []


def test_titles_under_related_stories_belong_to_it() -> None:
    text = f"{STORY}\n\nRelated stories\n- Ministers meet in spring\n- Truce holds\n\n{STORY}"

    assert roles(text) == [
        (Part.RELATED, "Related stories"),
        (Part.RELATED, "- Ministers meet in spring"),
        (Part.RELATED, "- Truce holds"),
    ]


def test_a_credit_at_the_end_of_a_paragraph_is_cut_off_it() -> None:
    text = f"{STORY} (Reporting by Jane Roe; Editing by John Doe)"

    assert roles(text) == [(Part.CREDIT, "(Reporting by Jane Roe; Editing by John Doe)")]


def test_a_bracket_at_the_end_of_a_paragraph_is_no_credit() -> None:
    assert roles(f"{STORY} (Reporting by the paper showed this.)") == []


def test_lines_that_the_page_marks_are_believed() -> None:
    text = f"The envoys at the table.\n{STORY}"

    assert roles(text, captions=["The envoys  at the table."]) == [(Part.CAPTION, "The envoys at the table.")]


def test_the_outlet_signs_off_with_its_address() -> None:
    text = f"{STORY}\nexample.org - JR"

    assert find_outlet(text, find_segments(text)) == "example.org"


@pytest.mark.parametrize(
    "text",
    [
        f"KYIV, June 4 (Reuters) - {STORY}",
        f"{STORY}\nSource: Reuters",
        f"{STORY} The letter is at example.org and nowhere else.",
        f"Source: example.org\n{STORY}\n{STORY}\n{STORY}",
    ],
)
def test_an_agency_or_an_address_in_passing_is_not_the_outlet(text: str) -> None:
    assert find_outlet(text, find_segments(text)) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "",
                "By Jane Roe",
                "Photo: AP",
                "Read also X",
                "© 2025 example.org",
                "5 June 2025",
                "(Reuters) - A",
                STORY,
                "\r",
                "אבג 👩‍👩‍👧 é",
            ]
        )
        | st.text(max_size=40),
        max_size=12,
    )
)
def test_segments_of_any_text_are_in_it_sorted_and_apart(lines: list[str]) -> None:
    text = "\n".join(lines)

    segments = find_segments(text)

    assert all(0 <= s.span.start < s.span.end <= len(text) for s in segments)
    assert all(a.span.end <= b.span.start for a, b in pairwise(segments))


def test_a_headline_and_a_credit_broken_over_lines_are_whole() -> None:
    text = (
        "Ministers of both countries meet in a small town to talk\nabout water\n\n"
        "The ministers met on Tuesday in a small town near the\nborder. They will meet again.\n\n"
        "Read also: Five questions about the water treaty of the\ntwo countries\n"
    )

    made = make_document("a.txt", text, Given(lang="en"))

    assert isinstance(made, Document)
    parts = [(s.role, " ".join(made.slice(s.span).split())) for s in made.segments]
    assert parts == [
        (Part.HEADLINE, "Ministers of both countries meet in a small town to talk about water"),
        (Part.RELATED, "Read also: Five questions about the water treaty of the two countries"),
    ]
    assert made.title == "Ministers of both countries meet in a small town to talk about water"


def test_a_header_with_unbreakable_blanks_dates_the_report() -> None:
    made = make_document("a.txt", "date\u00a02025-06-04\u00a0They\u00a0met.", Given(lang="en"))

    assert isinstance(made, Document)
    assert str(made.published) == "2025-06-04"


def parts_of(text: str, title: str | None = None) -> list[tuple[Part, str]]:
    return [(s.role, text[s.span.start : s.span.end]) for s in find_segments(text, title=title)]


def test_in_one_line_the_title_dateline_and_credits_are_told_from_the_story() -> None:
    text = (
        "Ministers meet over water 5 Jun. 9:30 (UTC+3 MSK) The ministers met on Tuesday in a small town."
        " They will meet again. Subscribe to our newsletter. © The Daily"
    )

    assert parts_of(text, "Ministers meet over water") == [
        (Part.HEADLINE, "Ministers meet over water"),
        (Part.DATELINE, "5 Jun. 9:30 (UTC+3 MSK)"),
        (Part.CREDIT, "Subscribe to our newsletter. © The Daily"),
    ]


def test_an_address_behind_the_last_sentence_is_the_outlets_sign_off() -> None:
    text = "The ministers met on Tuesday. They will meet again. example.org - JR"

    assert parts_of(text) == [(Part.CREDIT, "example.org - JR")]
    assert find_outlet(text, find_segments(text)) == "example.org"


def test_a_last_sentence_of_the_story_is_no_credit_and_a_first_one_no_title() -> None:
    assert parts_of("The ministers met. They share this view.") == []
    assert parts_of("Ministers meet over water in Geneva, they said.", "Ministers meet over water") == []
    assert parts_of("On 5 June at 9:30 They met.") == []
