import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_record import MADE_BY, RECORD

from onrecord.model import (
    Document,
    Event,
    Finding,
    FindingKind,
    Framing,
    FramingKind,
    Interval,
    Limit,
    MainEvent,
    Mode,
    Party,
    Place,
    Problem,
    PublishedBounds,
    Reading,
    Realis,
    Record,
    Span,
    Statement,
    sha256,
)
from onrecord.present import EXPORTS, Export
from onrecord.present.findings import GROUPS, KIND_WORDS
from onrecord.present.html import report_html
from onrecord.present.notebook import reading_html, record_html
from onrecord.present.verify import verify_page

PAGE = report_html(RECORD)


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "input", "br", "link", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def elements(page: str) -> Elements:
    parser = Elements()
    parser.feed(page)
    return parser


def test_the_page_is_well_formed() -> None:
    parsed = elements(PAGE)

    assert parsed.wrong == []
    assert parsed.open == []


def test_nothing_is_loaded_from_anywhere() -> None:
    for tag, attributes in elements(PAGE).found:
        assert tag not in ("link", "iframe", "object", "img", "base")
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#"), "a link leaves the page"
    style = re.findall(r"<style>(.*?)</style>", PAGE, re.S)[0]
    assert "@import" not in style
    assert re.findall(r"url\((?!#)", style) == []


def test_every_link_leads_to_a_place_on_the_page_and_ids_are_unique() -> None:
    found = elements(PAGE).found
    ids = [a["id"] for _, a in found if a.get("id")]
    links = {(a.get("href") or "")[1:] for tag, a in found if tag == "a" and a.get("href")}

    assert len(ids) == len(set(ids))
    assert links - set(ids) == set()


def test_every_finding_event_and_source_is_on_the_page() -> None:
    text = re.sub(r"<[^>]+>", "", PAGE.replace("&#34;", '"').replace("&#39;", "'"))

    for finding in RECORD.findings:
        assert finding.reason in text
    for event in RECORD.events:
        assert event.label in text
    for document in RECORD.documents:
        assert document.text in text


def test_a_page_of_several_stories_says_so_and_lists_them() -> None:
    html = report_html(RECORD)

    assert "These reports tell of <b>2 stories</b>" in html
    assert '<li id="story-1"><b dir="auto">Dorsk and Reik spoke</b>' in html
    assert "A story of its own each:" in html
    assert 'href="#stories"' in html


def test_a_quotation_says_who_printed_it_first_and_which_form_is_the_fullest() -> None:
    quote = next(q for q in RECORD.quotes if len({v.doc for v in q.variants}) > 1)
    dated = replace(quote, first=0, longest=1)
    undated = replace(quote, first=None, first_reason="a report has no date", longest=None)

    html = report_html(replace(RECORD, quotes=(dated,)))
    assert "Printed first: <a" in html
    assert "Fullest form: <a" in html
    assert "Printed first: cannot say: a report has no date" in report_html(
        replace(RECORD, quotes=(undated,))
    )


def test_a_page_of_one_story_does_not_speak_of_stories() -> None:
    html = report_html(replace(RECORD, stories=RECORD.stories[:1]))

    assert "These reports tell of" not in html
    assert 'href="#stories"' not in html


def test_a_source_says_what_it_is_about_and_between_which_days_it_was_published() -> None:
    reading = RECORD.readings[0]
    call = reading.events[0]
    told = replace(
        reading,
        main_event=MainEvent(
            event=call.id, span=call.trigger, when=None, likely=None, reason="nothing dates it", rule="r"
        ),
        published_bounds=PublishedBounds(
            interval=Interval(first="2025-06-03", last=None),
            limits=(Limit(first=date(2025, 6, 3), rule="r", reason="it tells of 3 June"),),
        ),
    )
    page = report_html(replace(RECORD, readings=(told, *RECORD.readings[1:])))
    text = " ".join(re.sub(r"<[^>]+>", "", page).split())

    assert "no date of publication, not before 3 Jun 2025 (it tells of 3 June)" in text
    call_words = "Phone call: Ilana Dorsk and Tomas Reik (sixth), undated, from Jan 2025 on"
    assert f"about {call_words}: conversation (nothing dates it)" in text
    assert verify_page(page) == []


def test_a_telling_that_denies_an_event_is_marked_among_those_that_tell_it() -> None:
    gazette = RECORD.readings[1]
    denied = replace(gazette, events=(replace(gazette.events[0], realis=Realis.DENIED),))
    page = report_html(replace(RECORD, readings=(RECORD.readings[0], denied, RECORD.readings[2])))
    article = page.partition('<article class="event actual main" id=')[2]

    told_by = " ".join(re.sub(r"<[^>]+>", "", article.partition("Told by")[2].partition("</dl>")[0]).split())
    assert told_by == "Harbour Times spoke by phone Sella Gazette phone call denied"


def test_no_word_of_judgement_is_ours() -> None:
    empty = report_html(Record(title="x", made_by=MADE_BY))
    words = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", empty, flags=re.S).lower()

    assert re.findall(r"\b(true|false|biased|reliable|unreliable|fake|lie|lies)\b", words) == []


def test_every_kind_of_finding_has_words_and_one_group() -> None:
    grouped = [kind for _, _, _, kinds in GROUPS for kind in kinds]

    assert sorted(grouped) == sorted(FindingKind)
    assert set(KIND_WORDS) == set(FindingKind)


def test_the_same_record_gives_the_same_page() -> None:
    assert report_html(RECORD) == PAGE


def test_an_empty_record_is_a_page_that_says_so() -> None:
    page = report_html(Record(title="Nothing", made_by=MADE_BY))

    assert "No event was found" in page
    assert verify_page(page) == []


HOSTILE = (
    "<script>alert(1)</script></script><!-- \"quoted\" 'single' & &amp; <img src=x onerror=alert(1)> "
    "שלום עולם مرحبا e\u0301 \U0001f600 \u2028 {{ 7*7 }} \r\n\ttab \x00\x07 ]]> </style></textarea> end"
)


def hostile() -> Record:
    document = Document(
        id="d1",
        name='"><script>name</script>.txt',
        text=HOSTILE,
        text_sha256=sha256(HOSTILE),
        outlet="<b>Outlet</b>",
        title="</h3><script>title</script>",
        url="javascript:alert(1)",
        lang='en" onload="x',
    )
    whole = Span(0, len(HOSTILE))
    words = Span(HOSTILE.index("שלום"), HOSTILE.index("tab"))
    statement = Statement(
        id="d1.s0", mode=Mode.DIRECT, content=(whole,), speaker=Party(name="<i>Speaker</i>\u202e"), root="<u>"
    )
    event = Event(
        id="e<1>",
        kind="call",
        label="</a><script>label</script>",
        realis=Realis.ACTUAL,
        when=None,
        duration=None,
        ordinal=None,
        participants=(),
        topics=("<topic>",),
        place="<place>",
        mention_ids=(),
        mentions=(Place(doc="d1", span=words),),
        documents=("d1",),
        outlets=1,
    )
    return Record(
        title="<script>story</script>",
        made_by=MADE_BY,
        readings=(
            Reading(
                document=document,
                made_by=MADE_BY,
                statements=(statement,),
                framing=(Framing(span=words, kind=FramingKind.LOADED, voice="outlet"),),
            ),
        ),
        events=(event,),
        findings=(
            Finding(
                id="f1",
                kind=FindingKind.OMISSION,
                subject=("e<1>",),
                evidence=(Place(doc="d1", span=words),),
                reason="<script>reason</script>",
                rule="r",
            ),
        ),
    )


def test_hostile_material_stays_text() -> None:
    page = report_html(hostile())
    parsed = elements(page)

    assert [a.get("id") for tag, a in parsed.found if tag == "script"] == ["record", None]
    assert not [tag for tag, a in parsed.found if any(name.startswith("on") for name in a)]
    assert parsed.wrong == []
    assert "{{ 7*7 }}" in page
    assert verify_page(page) == []
    page.encode("utf-8")


def test_a_notebook_shows_text_as_text() -> None:
    record = hostile()

    for shown in (record_html(record), reading_html(record.readings[0])):
        assert "<script>" not in shown
        assert elements(shown).wrong == []
    assert 'class="said' in reading_html(record.readings[0])


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120), st.data())
def test_any_text_with_any_spans_can_be_read_back_from_the_page(text: str, data: st.DataObject) -> None:
    def span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return Span(start, data.draw(st.integers(start, len(text))))

    document = Document(id="d1", name="n", text=text, text_sha256=sha256(text))
    reading = Reading(
        document=document,
        made_by=MADE_BY,
        statements=tuple(
            Statement(id=f"d1.s{i}", mode=Mode.INDIRECT, content=(span(),))
            for i in range(data.draw(st.integers(0, 4)))
        ),
    )
    finding = Finding(
        id="f",
        kind=FindingKind.UNDATED,
        subject=(),
        evidence=(Place(doc="d1", span=span()), Place(doc="d1", span=span())),
        reason="r",
        rule="r",
    )
    record = Record(title="t", made_by=MADE_BY, readings=(reading,), findings=(finding,))

    page = report_html(record)

    assert verify_page(page) == []
    assert elements(page).wrong == []


@pytest.mark.parametrize("export", EXPORTS, ids=lambda e: e.name)
def test_every_export_can_be_written(export: Export, tmp_path: Path) -> None:
    path = tmp_path / f"story{export.suffix}"

    export.write(RECORD, path)

    assert path.is_dir() if export.suffix == "" else path.stat().st_size > 1000


def test_a_report_in_a_language_that_is_not_read_is_said_not_to_be() -> None:
    reading = RECORD.readings[1]
    unread = replace(reading, problems=(Problem(kind="not-read-language", message="not read: language xx"),))
    record = replace(RECORD, readings=(RECORD.readings[0], unread, RECORD.readings[2]))

    assert "Not read, for its language." in report_html(record)
    assert "Not read, for its language." not in PAGE
