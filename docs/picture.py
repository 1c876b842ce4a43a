"""The picture of the report in the docs: `python docs/picture.py` takes it anew with Debian's Chromium."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import ViewportSize, sync_playwright

from onrecord import Story
from onrecord.present.html import report_html

ROOT = Path(__file__).resolve().parents[1]
SIZE = ViewportSize(width=1180, height=1130)
"""As wide as the README is shown, and high enough for the lanes of what is planned and possible."""


def main(chromium: str = "/usr/bin/chromium") -> None:
    """Build the example story, open its report, and write docs/report.png."""
    record = Story.build([str(ROOT / "examples" / "story")]).record
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(report_html(record), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(path.as_uri())
        page.screenshot(path=ROOT / "docs" / "report.png")
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
