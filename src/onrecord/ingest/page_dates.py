"""When a web page says that it was published, and when it was changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.ingest.dates import FIRST_YEAR, LAST_YEAR, read_line, required_date
from onrecord.lexicon.base import read_toml
from onrecord.model import DateBasis

SHORT = 100
"""Characters within which a piece of a page only says when it was changed. Chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """Days as the page writes them: of publication, the most trusted first, and of later changes."""

    published: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether some field gives a day of publication."""
        told = [required_date(words, DateBasis.METADATA) for words in self.published]
        return any(dated and dated.full for dated in told)


def how_to_date(today: date | None) -> dict[str, Any]:
    """What htmldate (Barbaresi 2020) is told: only dates that a report can have, so it asks no clock."""
    latest = today or date(LAST_YEAR, 12, 31)
    return {
        "original_date": True,
        "extensive_search": False,
        "min_date": f"{FIRST_YEAR}-01-01",
        "max_date": latest.isoformat(),
    }


def dates_of(tree: Any) -> PageDates:
    """What the page's own fields say: JSON-LD of the article, `meta` elements, `time` elements marked so.

    Names of fields are in lexicon/page_dates.toml. Nothing is judged here: impossible days are given too.
    """
    names = read_toml("page_dates.toml")
    articles = [thing for thing in _things(tree) if _is_article(thing, names["articles"])][:1]
    published = [str(a["datePublished"]) for a in articles if a.get("datePublished")]
    changed = [str(a["dateModified"]) for a in articles if a.get("dateModified")]
    published += _fields(tree, names["published"])
    changed += _fields(tree, names["changed"])
    marked = tree.xpath("//time[@pubdate or contains(@itemprop, 'datePublished')]")
    for element in marked[:1]:
        published.append(element.get("datetime") or "".join(element.itertext()))
    return PageDates(published=_told(published), changed=_told(changed))


def found_date(tree: Any, today: date | None) -> date | None:
    """The day that htmldate finds elsewhere in the page; comments, footers and changes are left out.

    The page's address and fields are left out too: those are sources of their own.
    """
    from htmldate import find_date

    bare = deepcopy(tree)
    names = read_toml("page_dates.toml")
    for element in [e for e in bare.iter() if _dates_nothing(e, names)]:
        if element.getparent() is not None:
            element.drop_tree()
    found = find_date(bare, **how_to_date(today))
    return date.fromisoformat(found) if found else None


def _dates_nothing(element: Any, names: dict[str, Any]) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return False
    if tag == "link":
        return bool(element.get("rel") == "canonical")
    if tag == "meta":
        # Fields have been read by name; htmldate would take the day of a change where there is no other.
        return True
    if tag == "script":
        return "ld+json" in (element.get("type") or "")
    if tag in ("html", "head", "body", "main", "article") or element.find(".//h1") is not None:
        return False
    marks = " ".join(element.get(a) or "" for a in ("class", "id", "itemprop")).casefold()
    if tag in ("footer", "aside") or any(mark in marks for mark in names["elsewhere"]):
        return True
    words = " ".join("".join(element.itertext()).split())
    told = read_line(words, DateBasis.TEXT) if words and len(words) <= SHORT else []
    return bool(told) and all(d.updated or d.bad for d in told)


def _fields(tree: Any, names: list[str]) -> list[str]:
    told: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            name = (meta.get(attribute) or "").strip().casefold()
            if name:
                told.setdefault(name, meta.get("content"))
    return [told[name] for name in names if told.get(name)]


def _told(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w.strip() for w in words if w.strip()))


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """The things that the page's JSON-LD is about: not what these name in turn."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                inner = item.get("@graph")
                yield from (i for i in (inner if isinstance(inner, list) else [item]) if isinstance(i, dict))


def _is_article(thing: dict[str, Any], kinds: list[str]) -> bool:
    told = thing.get("@type")
    return any(str(kind).endswith(tuple(kinds)) for kind in (told if isinstance(told, list) else [told]))
