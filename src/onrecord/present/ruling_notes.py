"""What a ruling would do, as lines to read before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Change, Record, Ruling
from onrecord.text.labels import short_names
from onrecord.text.wording import count_of

MOST = 12
"""Changes of one sort that are written out; more are counted."""

SHOWN = 60
"""Characters of a statement that name it."""

_HEADS = {
    ("document", "changed"): "Report dated otherwise",
    ("entity", "joined"): "Joined",
    ("entity", "parted"): "Parted",
    ("event", "joined"): "Events joined",
    ("event", "parted"): "Events parted",
    ("event", "gone"): "Events gone",
    ("event", "new"): "Events new",
    ("event", "changed"): "Events told otherwise",
    ("quote", "joined"): "Quotations joined",
    ("quote", "parted"): "Quotations parted",
    ("quote", "gone"): "Printed several times no more",
    ("quote", "new"): "Printed several times now",
    ("claim", "changed"): "Facts on other feet",
    ("finding", "gone"): "Findings gone",
    ("finding", "new"): "Findings new",
}


def effect_lines(changes: Sequence[Change]) -> list[str]:
    """Lines such as "Findings gone (2)", each with its changes below it; one line where nothing changes."""
    if not changes:
        return ["This changes nothing in the record."]
    lines = []
    for (about, how), head in _HEADS.items():
        mine = [c.words for c in changes if (c.about, c.how) == (about, how)]
        if mine:
            lines.append(f"{head} ({len(mine)})")
            lines += [f"  {' '.join(words.split())}" for words in mine[:MOST]]
            lines += [f"  … and {len(mine) - MOST} more"] if len(mine) > MOST else []
    other = sum((c.about, c.how) not in _HEADS for c in changes)
    if other:
        lines.append(f"and {count_of(other, 'other change')}")
    return lines


def ruling_words(ruling: Ruling, record: Record) -> str:
    """A ruling in one line: what, about what, why, by whom, when."""
    names = subject_names(record)
    what = ", ".join(dict.fromkeys(names.get(ident, ident) for ident in ruling.subject))
    value = f" → {ruling.value}" if ruling.value else ""
    return f"{ruling.kind}: {what}{value} – {ruling.why} ({ruling.by}, {ruling.made})"


def subject_names(record: Record) -> dict[str, str]:
    """What a reader calls each thing that a ruling can be about: id → report, label, name or words."""
    names = dict(short_names(record.documents))
    names |= {entity.id: f"“{entity.name}”" for entity in record.entities}
    for event in record.events:
        names |= dict.fromkeys((event.id, *event.mention_ids), f"“{event.label}”")
    for document, statement in record.statements:
        words = " ".join(document.slice(statement.content[0]).split()) if statement.content else ""
        names[statement.id] = f"“{words if len(words) <= SHOWN else words[: SHOWN - 1] + '…'}”"
    names |= {ruling.id: f"{ruling.kind} ({ruling.why})" for ruling in record.rulings}
    return names
