"""The stories that a mixed folder falls into, for the report."""

from __future__ import annotations

from typing import Any

from onrecord.model import NewsStory, Record
from onrecord.present.page import Page
from onrecord.text.wording import count_of, range_words

View = dict[str, Any]

SHOWN = 20
"""Stories that stand open; the rest are folded away."""


def told(record: Record) -> list[NewsStory]:
    """The stories of reports that were read."""
    return [story for story in record.stories if story.rule != "not-read"]


def story_views(page: Page) -> View | None:
    """What the page says of stories; None where all reports tell of one.

    `several` are the stories of more than one report, `folded` those of them beyond `SHOWN`, `alone` the
    reports that share a story with no other.
    """
    stories = told(page.record)
    if len(stories) < 2:
        return None
    several = [_view(page, s, n) for n, s in enumerate((s for s in stories if len(s.documents) > 1), start=1)]
    alone = [page.source(s.centre) for s in stories if len(s.documents) == 1]
    return {
        "count": count_of(len(stories), "story", "stories"),
        "several": several[:SHOWN],
        "folded": several[SHOWN:],
        "alone": alone[:SHOWN],
        "more_alone": len(alone[SHOWN:]),
    }


def _view(page: Page, story: NewsStory, number: int) -> View:
    return {
        "id": f"story-{number}",
        "label": story.label,
        "days": range_words(story.first, story.last) if story.first and story.last else "",
        "documents": [page.source(doc) for doc in story.documents[:SHOWN]],
        "more": len(story.documents[SHOWN:]),
        "count": count_of(len(story.documents), "report"),
        "reason": page.say(story.reason),
    }
