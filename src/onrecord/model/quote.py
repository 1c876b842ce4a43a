"""One utterance, in every wording that reports give it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.statement import Mode


class DifferenceClass(StrEnum):
    """What a difference between two wordings amounts to."""

    IDENTICAL = "identical"
    WORDING_ONLY = "wording-only"
    TRIMMED = "trimmed"
    MERGED = "merged"
    HEDGE_LOST = "hedge-lost"
    """One wording lacks a hedge of the other: the later one, where the days of publication tell."""
    HEDGE_ADDED = "hedge-added"
    """The later wording has a hedge that the earlier one lacks."""
    REFERENT_MOVED = "referent-moved"
    QUOTED_WORDS_DIFFER = "quoted-words-differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOp:
    """One step from wording `a` to wording `b`. `op`: equal, replace, delete, insert.

    `a` and `b` are the words; spans are in the two documents, None for an empty side.
    """

    op: str
    a: str
    b: str
    a_span: Span | None = None
    b_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One printing of an utterance. `statement` is the statement's id."""

    doc: str
    span: Span
    mode: Mode
    statement: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How variant number `b` differs from variant number `a` (indexes into `Quote.variants`)."""

    a: int
    b: int
    ops: tuple[DiffOp, ...]
    kind: DifferenceClass
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One utterance with its variants, the earliest published first (undated last).

    `first` is the number of the variant that was printed first, None where the reports' dates cannot say;
    `first_reason` says why, in words. `longest` is the number of the fullest form: the one that quotes most
    words, of equals the earliest.
    """

    id: str
    speaker: str | None
    event: str | None
    variants: tuple[Variant, ...]
    differences: tuple[Difference, ...] = ()
    roots: tuple[str, ...] = ()
    reason: str = ""
    first: int | None = None
    first_reason: str = ""
    longest: int | None = None
