"""Docs are tested: whatever a user can type or meet is in them, and README code runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from onrecord import errors
from onrecord.cli import app
from onrecord.lexicon.base import names_in
from onrecord.model import (
    DateBasis,
    DifferenceClass,
    FindingKind,
    FramingKind,
    Kind,
    Part,
    Realis,
    Slot,
    WhenBasis,
)

ROOT = Path(__file__).resolve().parents[2]
DOCS = sorted((ROOT / "docs").rglob("*.md"))
ALL = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *DOCS])


def commands() -> dict[str, list[str]]:
    group = typer.main.get_command(app)
    assert hasattr(group, "commands")
    found = {}
    for name, command in group.commands.items():
        options = [o for p in command.params for o in (*p.opts, *p.secondary_opts) if o.startswith("--")]
        found[name] = options
    return found


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    for name, options in commands().items():
        assert f"onrecord {name}" in page, name
        for option in options:
            assert option in page or f"`{option}`" in page or option.replace("--output", "-o") in page, (
                name,
                option,
            )


def test_every_error_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")

    kinds = [
        n for n, v in vars(errors).items() if isinstance(v, type) and issubclass(v, errors.OnRecordError)
    ]
    assert [k for k in kinds if k not in page] == []


@pytest.mark.parametrize(
    "kinds", [FindingKind, Slot, Realis, DifferenceClass, FramingKind, Kind, Part, WhenBasis, DateBasis]
)
def test_every_word_of_the_record_is_documented(kinds: type) -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")

    assert [k.value for k in kinds if f"`{k.value}`" not in page] == []  # type: ignore[attr-defined]


def test_every_event_kind_is_documented() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")

    assert [k for k in names_in("events") if f"`{k}`" not in page] == []


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (page.parent / target).exists(), f"{page.name} → {target}"


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "docs" / "api.md"])
def test_python_in_the_docs_runs(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    monkeypatch.chdir(ROOT)

    for block in blocks:
        exec(compile(block, page.name, "exec"), {})

    assert blocks
    assert capsys.readouterr().out
