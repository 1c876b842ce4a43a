import csv
import io
import json
from pathlib import Path

import pytest
from made_record import D1, RECORD

from onrecord.errors import UsageError
from onrecord.present.csv import TABLES, write_tables
from onrecord.present.spreadsheet import safe, unsafe
from onrecord.present.table import THINGS, as_csv, as_json, as_lines, print_table, rows


@pytest.mark.parametrize("thing", THINGS)
def test_everything_can_be_shown_in_every_form(thing: str) -> None:
    table = rows(RECORD, thing)
    out = io.StringIO()
    print_table(table, out, width=100)

    assert table
    assert len({tuple(row) for row in table}) == 1, "rows differ in their columns"
    assert json.loads(as_json(table)) == [json.loads(line) for line in as_lines(table).splitlines()]
    assert len(list(csv.reader(io.StringIO(as_csv(table))))) == len(table) + 1
    assert "\x1b" not in out.getvalue(), "colour off a terminal"
    assert max(len(line) for line in out.getvalue().splitlines()) <= 100


def test_events_read_like_notes() -> None:
    by_label = {str(row["event"]): row for row in rows(RECORD, "events")}

    call = by_label["Phone call: Ilana Dorsk and Tomas Reik"]
    assert call["when"] == "3 Jun 2025"
    assert call["how long"] == "about 1 h 15 min"
    assert call["counts"] == "2 docs · 2 outlets · 1 root (Ilana Dorsk)"
    assert by_label["Meeting in Tolm"]["when"] == "after 22 Jun 2025"
    assert by_label["Shelling of the port"]["when"] == "24–26 May 2025"


def test_there_is_no_table_of_what_is_not_there() -> None:
    with pytest.raises(UsageError, match="events"):
        rows(RECORD, "rumours")


def test_nothing_to_show_is_said() -> None:
    out = io.StringIO()
    print_table([], out)

    assert "nothing" in out.getvalue()
    assert as_csv([]) == ""
    assert json.loads(as_json([])) == []


def test_control_characters_of_the_material_do_not_reach_a_terminal() -> None:
    out = io.StringIO()
    print_table([{"words": "red \x1b[31m alert [bold]x[/bold]", "id": "1"}], out, width=80)

    assert "\x1b" not in out.getvalue()
    assert "[bold]x" in out.getvalue()


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5 degrees", "@name", "'tis", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_safe_and_back(cell: str) -> None:
    made = safe(cell)

    assert made == "'" + cell
    assert unsafe(str(made)) == cell


def test_a_plain_cell_and_a_number_stay_as_they_are() -> None:
    assert safe("plain = text") == "plain = text"
    assert safe(-3) == -3
    assert safe(None) == ""


def test_every_table_is_written_with_the_words_at_each_place(tmp_path: Path) -> None:
    files = write_tables(RECORD, tmp_path / "tables")

    assert [path.stem for path in files] == list(TABLES)
    with (tmp_path / "tables" / "tellings.csv").open(encoding="utf-8-sig", newline="") as f:
        tellings = list(csv.DictReader(f))
    assert tellings
    own = [row for row in tellings if row["doc"] == D1.id]
    assert all(D1.text[int(row["start"]) : int(row["end"])] == row["words"] for row in own)


def test_stories_are_listed_with_their_reports_and_why() -> None:
    first, second = rows(RECORD, "stories")

    assert first["story"] == "Dorsk and Reik spoke"
    assert first["published"] == "9–10 Mar 2024"
    assert first["counts"] == "2 reports"
    assert "useful talk" in str(first["reason"])
    assert (second["published"], second["rule"]) == (None, "alone")
