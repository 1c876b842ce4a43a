"""Docs are tested: whatever a user can type or meet is in them, and README code runs."""

from __future__ import annotations

import ast
import importlib.util
import re
from pathlib import Path

import pytest
import typer

from onrecord import errors
from onrecord.cli import ExportFormat, app
from onrecord.ingest import FORMATS
from onrecord.lexicon.base import names_in, sources
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


def kinds_written(call: str, place: int) -> set[str]:
    """The kinds that the source gives to `call`, by the keyword `kind` or as argument number `place`."""
    found = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func).split(".")[-1] != call:
                continue
            named = [k.value for k in node.keywords if k.arg == "kind"] or node.args[place : place + 1]
            found |= {n.value for n in named if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    return found


def test_every_problem_is_documented() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    kinds = kinds_written("Problem", 9)

    assert {"no-date", "unpaired-quote"} <= kinds
    assert [k for k in sorted(kinds) if f"`{k}`" not in page] == []


def test_every_reason_to_set_a_report_aside_is_documented() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    kinds = kinds_written("set_aside", 1) | kinds_written("left_out", 1) | {"killed-worker", "timed-out"}

    assert {"empty", "binary", "encoding", "failed"} <= kinds
    assert [k for k in sorted(kinds) if f"`{k}`" not in page] == []


def test_every_format_and_export_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    suffixes = [s for form in FORMATS for s in form.suffixes if s]

    assert [s for s in suffixes if f"`{s}`" not in page] == []
    assert [e.value for e in ExportFormat if f"`{e.value}`" not in page and e.value not in page] == []


def test_every_word_list_says_where_it_comes_from() -> None:
    assert [name for name, told in sources().items() if len(told) < 20] == []


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


def test_real_output_in_the_docs_is_what_comes_out_now() -> None:
    spec = importlib.util.spec_from_file_location("outputs", ROOT / "docs" / "outputs.py")
    assert spec is not None
    assert spec.loader is not None
    outputs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(outputs)

    stale = [
        page.name for page, text in outputs.outputs().items() if page.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `python docs/outputs.py --write` and read the diff"
