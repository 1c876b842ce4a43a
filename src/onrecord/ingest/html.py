"""Web pages: one report per page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.ingest.base import Given, set_aside
from onrecord.ingest.decode import decode
from onrecord.ingest.page_dates import dates_of, found_date, how_to_date
from onrecord.ingest.report import host_of, make_document
from onrecord.model import Document, SetAside

_CHARSET = re.compile(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LOOKS = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S
)
_OWN = re.compile(rb"<meta[^>]+name=[\"']generator[\"'][^>]+content=[\"']OnRecord", re.IGNORECASE)
_HEAD = 4096


class Html:
    """A saved web page. Its document is the article's text as trafilatura finds it (Barbaresi 2021)."""

    name = "HTML"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def matches(self, head: bytes) -> bool:
        """Whether it starts as a page does."""
        return bool(_LOOKS.match(head.removeprefix(b"\xef\xbb\xbf")))

    def read(
        self, name: str, data: bytes, encoding: str | None = None, today: date | None = None
    ) -> Iterator[Document | SetAside]:
        """The one report of the page; pages without an article are set aside.

        Written as the page says (`charset`), else UTF-8. The day is what the page says of itself
        (see `page_dates`), never the day of saving.
        """
        if _OWN.search(data[:_HEAD]):
            yield set_aside(name, "not-a-report", "this is a report that OnRecord made")
            return
        page = decode(name, data, encoding or _declared(data))
        yield page if isinstance(page, SetAside) else _read_page(name, page, today)


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_HEAD])
    if found is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    name = found.group(1).decode("ascii")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    # The web reads "latin-1" as windows-1252 (WHATWG Encoding); utf-16 cannot be said in ASCII.
    web = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}
    return None if codec.startswith("utf-") else web.get(codec, codec)


def _read_page(name: str, page: str, today: date | None) -> Document | SetAside:
    # Imported here because it takes half a second and the command line must start fast.
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    try:
        tree = load_html(_without_declaration(page))
        if tree is None:
            return set_aside(name, "empty", "there is no page in the file")
        dating = how_to_date(today)
        told = extract_metadata(tree, date_config=dating)
        given = _given(tree, told, today)
        found = bare_extraction(
            tree,
            include_comments=False,
            with_metadata=False,
            date_extraction_params=dating,
        )
    except (LxmlError, ValueError, RecursionError) as err:
        return set_aside(name, "bad-html", f"the page cannot be read: {err}")
    text = (getattr(found, "text", None) or "") if found is not None else ""
    if not text.strip():
        return set_aside(name, "empty", "no article was found in the page")
    return make_document(name, text, given, today=today)


def _without_declaration(page: str) -> str:
    # lxml refuses a str that declares its own encoding.
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", page)


def _given(tree: Any, told: Any, today: date | None) -> Given:
    lang = next((v for v in tree.xpath("//html/@lang | //html/@*[local-name()='lang']") if v), None)
    days = dates_of(tree)
    return Given(
        outlet=told.sitename or host_of(told.url),
        title=told.title or None,
        url=told.url or None,
        page_dates=days.published,
        page_changes=days.changed,
        page_found=None if days.good else found_date(tree, today),
        page_lang=lang,
        headlines=frozenset(_texts(tree, "//h1")),
        captions=frozenset(_texts(tree, "//figcaption")),
    )


def _texts(tree: Any, path: str) -> Iterator[str]:
    for element in tree.xpath(path):
        words = " ".join("".join(element.itertext()).split())
        if words:
            yield words
