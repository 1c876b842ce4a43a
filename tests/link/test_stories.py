from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.link.stories import find_stories
from onrecord.model import NewsStory, Part, Problem, Reading, Segment, Span
from storydesk import Desk

FERRY = (
    "The ferry Alma ran aground off Cape Torren on Tuesday with 212 people on board, the coast guard said. "
    "All passengers of the Alma were brought to Torren harbour in lifeboats, and nobody was hurt.",
    "Two hundred and twelve people were taken off the ferry Alma after it ran aground near Cape Torren. "
    "The coast guard sent lifeboats from Torren harbour; the captain of the Alma blamed the fog.",
    "Fog and a wrong chart put the ferry Alma on the rocks off Cape Torren, its captain said on Wednesday. "
    "The coast guard praised the crew for putting 212 passengers into lifeboats within minutes.",
)
BUDGET = (
    "Parliament in Marsk passed the budget on Tuesday by two votes after finance minister Oda Renn gave way "
    "on fuel duty. The opposition called the budget reckless and demanded that Renn resign.",
    "Finance minister Oda Renn saved her budget in Marsk by dropping the rise in fuel duty. It passed by two "
    "votes, and the opposition asked for her resignation.",
)


def report(name: str, text: str, published: str | None = None, title: str | None = None) -> Reading:
    reading = Desk(name, name, published, text).reading
    return replace(reading, document=replace(reading.document, title=title))


def mixed() -> list[Reading]:
    days = ("2024-03-05", "2024-03-06", None)
    ferry = [report(f"ferry{i}", text, days[i]) for i, text in enumerate(FERRY)]
    return [*ferry, *(report(f"budget{i}", text, days[i]) for i, text in enumerate(BUDGET))]


def by_documents(stories: tuple[NewsStory, ...]) -> set[tuple[str, ...]]:
    return {s.documents for s in stories}


def test_a_mixed_folder_falls_into_its_stories() -> None:
    stories = find_stories(mixed())

    assert by_documents(stories) == {
        ("d-ferry0", "d-ferry1", "d-ferry2"),
        ("d-budget0", "d-budget1"),
    }


def test_two_reports_of_one_story_are_one_even_when_there_is_nothing_else_to_compare_with() -> None:
    (story,) = find_stories([report("a", FERRY[0]), report("b", FERRY[1])])

    assert story.documents == ("d-a", "d-b")


def test_two_reports_of_different_news_are_two_stories_however_small_the_folder() -> None:
    stories = find_stories([report("a", FERRY[0]), report("b", BUDGET[0])])

    assert [s.rule for s in stories] == ["alone", "alone"]
    assert all(s.reason == "no other report shares enough of its words" for s in stories)


def test_every_order_of_the_reports_gives_the_same_stories() -> None:
    readings = mixed()
    expected = find_stories(readings)

    assert all(find_stories(list(order)) == expected for order in permutations(readings))


def test_a_story_tells_its_days_its_words_and_why() -> None:
    story = next(s for s in find_stories(mixed()) if "d-ferry0" in s.documents)

    assert story.first is not None
    assert story.last is not None
    assert (story.first.isoformat(), story.last.isoformat()) == ("2024-03-05", "2024-03-06")
    assert any("Alma" in w for w in story.words)
    assert story.reason.startswith("3 reports share words that others have seldom: “")
    assert story.rule == "shared-words"


def test_a_missing_date_excludes_nothing_and_is_not_made_up() -> None:
    (story,) = find_stories([report("a", FERRY[0]), report("b", FERRY[1]), report("c", FERRY[2])])

    assert story.first is None
    assert story.last is None


def test_alike_reports_a_year_apart_are_less_likely_one_story() -> None:
    loose = (
        "A tug sank on the river in thick fog. Divers looked for its captain and two deck hands, police "
        "said; the channel was closed."
    )
    tight = [report("a", FERRY[1], "2024-03-05"), report("b", loose, "2024-03-06")]
    far = [report("a", FERRY[1], "2024-03-05"), report("b", loose, "2025-03-06")]

    assert len(find_stories(tight)) == 1
    assert len(find_stories(far)) == 2


def test_a_story_is_named_by_the_headline_of_its_most_central_report() -> None:
    readings = [report(f"r{i}", t, title=f"Ferry Alma aground, report {i}") for i, t in enumerate(FERRY)]

    (story,) = find_stories(readings)

    centre = next(r.document for r in readings if r.document.id == story.centre)
    assert story.label == centre.title


def test_without_a_headline_a_story_is_named_by_how_its_report_begins() -> None:
    (story,) = find_stories([report("a", BUDGET[0])])

    assert (
        story.label
        == "Parliament in Marsk passed the budget on Tuesday by two votes after finance minister …"
    )


def test_words_of_other_reports_that_a_page_links_to_do_not_count() -> None:
    reading = report("a", f"{FERRY[0]}\n{BUDGET[0]}")
    at = reading.document.text.index(BUDGET[0])
    related = Segment(span=Span(at, len(reading.document.text)), role=Part.RELATED)
    linked = replace(reading, document=replace(reading.document, segments=(related,)))

    stories = find_stories([linked, report("b", BUDGET[1])])

    assert len(stories) == 2


def test_an_address_is_no_words() -> None:
    address = (
        "https://news.example/parliament-marsk-budget-oda-renn-finance-minister-fuel-duty-votes-opposition"
    )
    stories = find_stories([report("a", f"{FERRY[0]} {address}"), report("b", BUDGET[1])])

    assert len(stories) == 2


PIRATES = (
    "Pirates have attacked tankers in the Strait of Orun for years.",
    "The navy of Tarsia patrols the strait with three frigates.",
    "Shipping companies pay guards to keep pirates off their tankers.",
    "Insurers call the Strait of Orun the most dangerous water of the coast.",
)
"""What reports of any attack say."""

BRENNA = (
    "Helicopters drove the attackers off the tanker Brenna, and 23 of them gave up.",
    "Captain Ruud of the Brenna locked the crew of 17 into the engine room.",
    "The 23 pirates were brought to Solvik, where Judge Tveit will hear them.",
    "The Brenna carried palm oil to Solvik when two skiffs came alongside at dawn.",
)
HALDEN = (
    "Divers climbed onto the tanker Halden at night and arrested 61 raiders.",
    "Commander Aune said nobody aboard the Halden was wounded when his divers came.",
    "A court in Marstad ordered 61 raiders of the Halden held until August.",
    "Methanol leaked from the Halden after the raiders cut a pipe, Marstad port said.",
)


def told(nth: int, own: tuple[str, ...]) -> str:
    """A report of three sentences on its own story, and two that any such story has."""
    return " ".join(
        [own[nth % 4], own[(nth + 1) % 4], own[(nth + 2) % 4], PIRATES[nth % 4], PIRATES[(nth + 1) % 4]]
    )


def test_two_alike_stories_are_told_apart_by_names_and_numbers() -> None:
    first = [report(f"a{i}", told(i, BRENNA)) for i in range(4)]
    second = [report(f"b{i}", told(i, HALDEN)) for i in range(4)]

    stories = find_stories([*first, *second])

    assert by_documents(stories) == {
        tuple(f"d-a{i}" for i in range(4)),
        tuple(f"d-b{i}" for i in range(4)),
    }


@pytest.mark.parametrize("text", ["", "42", "the of and", "\ud800 \x00"])
def test_reports_with_nothing_to_compare_stand_alone(text: str) -> None:
    stories = find_stories([report("a", text), report("b", text), report("c", FERRY[0])])

    assert sorted(d for s in stories for d in s.documents) == ["d-a", "d-b", "d-c"]


def test_of_a_single_report_that_was_not_read_no_story_is_claimed() -> None:
    unread = report("de", "Der Zug hielt am Dienstag wegen Schnee auf freier Strecke.")
    problem = Problem(kind="not-read-language", message="language de is not read")
    stories = find_stories([*mixed(), replace(unread, problems=(problem,))])

    (alone,) = (s for s in stories if "d-de" in s.documents)
    assert alone.documents == ("d-de",)
    assert alone.rule == "not-read"


def test_no_reports_make_no_stories() -> None:
    assert find_stories([]) == ()
