"""The section of quotations: one utterance, its wordings side by side, the differing words marked."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from onrecord.model import Difference, DifferenceClass, Mode, Place, Quote, Span, Variant
from onrecord.present.lit import page_text
from onrecord.present.page import Page
from onrecord.text.wording import count_of, day_words

View = dict[str, Any]

CLASS_WORDS = {
    DifferenceClass.IDENTICAL: "the same words",
    DifferenceClass.WORDING_ONLY: "told in other words, outside quotation marks",
    DifferenceClass.TRIMMED: "one is shortened",
    DifferenceClass.MERGED: "one joins words that stand apart in the other",
    DifferenceClass.HEDGE_LOST: "a reservation is lost",
    DifferenceClass.HEDGE_ADDED: "a reservation is told later that the earlier report lacks",
    DifferenceClass.REFERENT_MOVED: "the words stand with something else",
    DifferenceClass.QUOTED_WORDS_DIFFER: "the words inside quotation marks differ",
}
MODE_WORDS = {
    Mode.DIRECT: "in quotation marks",
    Mode.MIXED: "partly in quotation marks",
    Mode.INDIRECT: "in the report's words",
}
PAIRS = 6
"""Most pairs of wordings shown of one utterance. Chosen, not measured."""
SERIOUS = (
    DifferenceClass.HEDGE_LOST,
    DifferenceClass.HEDGE_ADDED,
    DifferenceClass.REFERENT_MOVED,
    DifferenceClass.QUOTED_WORDS_DIFFER,
    DifferenceClass.MERGED,
    DifferenceClass.TRIMMED,
    DifferenceClass.WORDING_ONLY,
    DifferenceClass.IDENTICAL,
)
"""Classes, the one an editor must know first."""


def quote_views(page: Page) -> list[View]:
    """Utterances that more than one wording is known of, the gravest differences first."""
    printed = [quote for quote in page.record.quotes if len(quote.variants) > 1]
    return [_view(page, quote) for quote in sorted(printed, key=_gravity)]


def _gravity(quote: Quote) -> tuple[int, int, str]:
    first = min((SERIOUS.index(d.kind) for d in quote.differences), default=len(SERIOUS))
    return (first, -len(quote.variants), quote.id)


def _view(page: Page, quote: Quote) -> View:
    docs = dict.fromkeys(variant.doc for variant in quote.variants)
    classes = sorted({d.kind for d in quote.differences}, key=SERIOUS.index)
    pairs = _unlike(quote)
    return {
        "id": page.ids[quote.id],
        "speaker": page.names.get(quote.speaker or "", quote.speaker) or "Nobody named",
        "event": page.event(quote.event) if quote.event else None,
        "printed": count_of(len(docs), "report"),
        "grave": bool(classes) and SERIOUS.index(classes[0]) < 4,
        "pairs": [_pair(page, quote, difference) for difference in pairs[:PAIRS]],
        "more": len(pairs[PAIRS:]),
        "variants": [] if pairs else [_variant(page, quote, v, [], "") for v in _wordings(quote)],
        "first": _printed_first(page, quote),
        "fullest": _fullest(page, quote),
        "roots": quote.roots,
        "reason": page.say(quote.reason),
    }


def _printed_first(page: Page, quote: Quote) -> Markup | str:
    """Which report printed it first, or why that cannot be said; "" where one report has it alone."""
    if len({v.doc for v in quote.variants}) == 1:
        return ""
    if quote.first is None:
        return page.say(f"cannot say: {quote.first_reason}") if quote.first_reason else ""
    first = quote.variants[quote.first]
    return page.pointer(Place(doc=first.doc, span=first.span), page.label(first.doc))


def _fullest(page: Page, quote: Quote) -> Markup | None:
    """The report with the fullest form, where the forms are not equally full."""
    if quote.longest is None or len({_words(v) for v in quote.variants}) == 1:
        return None
    fullest = quote.variants[quote.longest]
    return page.pointer(Place(doc=fullest.doc, span=fullest.span), page.label(fullest.doc))


def _words(variant: Variant) -> str:
    return " ".join(variant.text.split())


def _wordings(quote: Quote) -> list[Variant]:
    """The first printing of each wording."""
    first: dict[str, Variant] = {}
    for variant in quote.variants:
        first.setdefault(_words(variant), variant)
    return list(first.values())


def _unlike(quote: Quote) -> list[Difference]:
    """Differences between wordings, each pair of wordings once, however often they were printed."""
    seen: dict[tuple[str, ...], Difference] = {}
    for difference in quote.differences:
        a, b = (_words(quote.variants[i]) for i in (difference.a, difference.b))
        if difference.kind is not DifferenceClass.IDENTICAL and a != b:
            seen.setdefault(tuple(sorted((a, b))), difference)
    return sorted(seen.values(), key=lambda d: (SERIOUS.index(d.kind), d.a, d.b))


def _pair(page: Page, quote: Quote, difference: Difference) -> View:
    a, b = quote.variants[difference.a], quote.variants[difference.b]
    unlike = [op for op in difference.ops if op.op != "equal"]
    return {
        "class": CLASS_WORDS[difference.kind],
        "reason": page.say(difference.reason),
        "sides": [
            _variant(page, quote, a, [op.a_span for op in unlike], "a"),
            _variant(page, quote, b, [op.b_span for op in unlike], "b"),
        ],
    }


def _variant(page: Page, quote: Quote, variant: Variant, marked: list[Span | None], side: str) -> View:
    document = page.documents[variant.doc]
    same = [v for v in quote.variants if v is not variant and _words(v) == _words(variant)]
    return {
        "source": page.source(variant.doc),
        "published": day_words(document.published) if document.published else "no date",
        "mode": MODE_WORDS[variant.mode],
        "words": _marked(page, variant, [s for s in marked if s is not None and s.length], side),
        "also": [page.pointer(Place(doc=v.doc, span=v.span), page.label(v.doc)) for v in same],
    }


def _marked(page: Page, variant: Variant, marked: list[Span], side: str) -> Markup:
    """The wording as it stands in the report, the words that only it has marked (and said to be so)."""
    text = page.documents[variant.doc].text
    start, end = variant.span
    parts: list[Markup] = []
    here = start
    for span in sorted(marked):
        if span.start < here or span.end > end:
            continue
        parts.append(page_text(text[here : span.start]))
        parts.append(
            Markup(
                '<mark class="only {}"><span class="vh" data-aside=""> [only here: </span>{}'
                '<span class="vh" data-aside="">] </span></mark>'
            ).format(side, page_text(text[span.start : span.end]))
        )
        here = span.end
    parts.append(page_text(text[here:end]))
    return Markup(
        '<a class="w" dir="auto" href="{}" data-doc="{}" data-start="{}" data-end="{}">{}</a>'
    ).format(page.href(variant.doc, variant.span), variant.doc, start, end, Markup("").join(parts))
