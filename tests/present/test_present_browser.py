"""The report in a real browser: Debian's Chromium, driven by Playwright."""

# ruff: noqa: E501 - scripts for the browser

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_events import every_case, far_apart, made, many, record_of
from made_record import D1, D2, RECORD

from onrecord.model import Record
from onrecord.present.html import report_html
from onrecord.present.lit import anchor_id

CHROMIUM = Path("/usr/bin/chromium")

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no chromium at /usr/bin/chromium")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(RECORD), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield chromium
        chromium.close()


CONTRAST = """
() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const light = ([r, g, b]) => {
    const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) { const b = parse(getComputedStyle(e).backgroundColor); if (b[3] > 0) return b; }
    return [255, 255, 255, 1];
  };
  const low = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || e.closest("script,svg,.vh") || !e.getClientRects().length) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(parse(style.color)), light(behind(e))].sort((x, y) => y - x);
    const big = parseFloat(style.fontSize) >= 24;
    if ((a + 0.05) / (b + 0.05) < (big ? 3 : 4.5)) low.push(e.className + ": " + walk.currentNode.data.slice(0, 40));
  }
  return low;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_report_fits_and_can_be_read(browser: Any, report: str, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(report)

    assert page.evaluate("document.documentElement.scrollWidth") <= width, "it scrolls sideways"
    assert page.evaluate(CONTRAST) == []
    assert asked == [report]
    assert said == []
    page.close()


def test_a_click_on_quoted_words_lights_all_of_them_without_scripts(browser: Any, report: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(report)
    words = "Dorsk asked Belmark to clear the mines"
    page.locator("#findings a.w", has_text=words).first.click()

    span = RECORD.findings[0].evidence[1].span
    assert page.url.endswith("#" + anchor_id("d1", span))
    lit = page.locator("." + anchor_id("d1", span))
    colours = {lit.nth(i).evaluate("e => getComputedStyle(e).backgroundColor") for i in range(lit.count())}
    assert "".join(lit.all_text_contents()) == words
    assert colours == {"rgb(255, 213, 74)"}
    assert lit.first.evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top > 60 && r.bottom < 900; }"
    )
    context.close()


def test_the_source_text_on_screen_is_the_text_that_was_read(browser: Any, report: str) -> None:
    page = browser.new_page()
    page.goto(report)

    assert page.locator("#d1 .text").evaluate("e => e.textContent") == D2.text
    assert page.locator("#d3 .text").evaluate("e => e.textContent") == D1.text
    page.close()


def test_a_link_into_a_folded_event_unfolds_it(browser: Any, report: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(report)
    page.locator("#story a", has_text="Meeting in Tolm").click()

    assert page.locator("article:target dl.facts").is_visible()
    page.close()


def test_layers_are_switched_by_keyboard(browser: Any, report: str) -> None:
    page = browser.new_page()
    page.goto(report)
    before = page.locator("#d1 .text .said").first.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("#light-said").focus()
    page.keyboard.press("Space")

    after = page.locator("#d1 .text .said").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert before != after
    page.close()


def test_a_print_of_the_report_has_every_event_unfolded(browser: Any, report: str) -> None:
    page = browser.new_page()
    page.goto(report)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("nav.sections").is_visible()
    page.close()


CASES: dict[str, Record] = {
    "every case": every_case(),
    "sixty events": many(60),
    "1700 and 2025": far_apart(),
    "one event": record_of(made("Only call", "2025-06-04", "2025-06-04")),
    "no event": record_of(),
    "no date": record_of(made("Only call")),
}

OVERLAPS = """
() => {
  const out = [];
  const hits = (a, b) => a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5;
  const boxes = (all) => [...all].map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()]).filter(([, r]) => r.width);
  const check = (list) => list.forEach(([n, r], i) => list.slice(i + 1).forEach(([m, q]) => { if (hits(r, q)) out.push([n, m]); }));
  check(boxes(document.querySelectorAll(".row.head .axis text")));
  document.querySelectorAll(".row").forEach((row) => check(boxes(row.querySelectorAll(".when, .what, svg.track, .no-track, .long"))));
  return out;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("case", list(CASES))
def test_every_timeline_fits_and_nothing_in_it_overlaps(
    browser: Any, tmp_path: Path, case: str, width: int, scheme: str
) -> None:
    path = tmp_path / "case.html"
    path.write_text(report_html(CASES[case]), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.goto(path.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width, "it scrolls sideways"
    assert page.evaluate(OVERLAPS) == []
    assert page.evaluate(CONTRAST) == []
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_day_rests_on_stands_below_it_without_hover_and_scripts(
    browser: Any, report: str, width: int
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(report)

    ground = page.locator("#story .row", has_text="Shelling of the port").locator(".ground")
    assert ground.is_visible()
    assert "nights of 24, 25 and 26 May" in ground.inner_text()
    context.close()


@pytest.mark.skipif(
    "AXE_CORE" not in os.environ, reason="AXE_CORE does not name axe.min.js (npm pack axe-core)"
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("record", [RECORD, every_case()], ids=["record", "every case"])
def test_axe_finds_nothing_to_object_to(browser: Any, tmp_path: Path, record: Record, scheme: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_html(record), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.add_script_tag(path=os.environ["AXE_CORE"])

    violations = page.evaluate("axe.run()")["violations"]

    assert [(v["id"], v["nodes"][0]["html"]) for v in violations] == []
    context.close()
