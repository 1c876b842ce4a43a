"""A report's text with all its places lit: cut into stretches, since places overlap and HTML nests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.model import Document, FramingKind, Mode, Reading, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A place to light: its layer (one of `LAYERS`' keys) and what it is, in words."""

    span: Span
    layer: str
    title: str = ""


LAYERS = {
    "said": "said by somebody",
    "happened": "tells of an event",
    "time": "time or length",
    "name": "name",
    "colour": "loaded words and labels",
}
"""What can be lit, in the words of the legend."""


def shown(text: str) -> str:
    """`text` as a page can hold it, one character for one: what no page can show becomes U+FFFD."""
    return "".join("\ufffd" if _unshowable(c) else c for c in text)


def _unshowable(c: str) -> bool:
    return (c < " " and c not in "\t\n\r") or "\x7f" <= c <= "\x9f" or "\ud800" <= c <= "\udfff"


def page_text(text: str) -> Markup:
    """`text` escaped for a page so that a browser and `verify` read back the same characters."""
    # A bare return would be read back as a line feed.
    return Markup(str(escape(shown(text))).replace("\r", "&#13;"))


def lights(reading: Reading) -> list[Light]:
    """Everything that a reading found, as places to light, in reading order."""
    found = [*_said(reading), *_happened(reading)]
    for time in reading.times:
        found.append(Light(span=time.span, layer="time", title=f"{time.type.lower()}: {time.value}"))
    for mention in reading.mentions:
        found.append(Light(span=mention.span, layer="name", title=mention.name))
    for framing in reading.framing:
        if framing.kind is FramingKind.HEDGE:
            continue
        whose = "the outlet's own words" if framing.voice == "outlet" else "a speaker's words"
        what = framing.kind.replace("-", " ")
        if framing.rule == "learned":
            what = f"candidate by a trained model: {what}"
        title = f"{what}, {whose}"
        found.append(Light(span=framing.span, layer="colour", title=title))
    return sorted((f for f in found if f.span.length), key=lambda f: (f.span, f.layer, f.title))


def _said(reading: Reading) -> Iterator[Light]:
    for statement in reading.statements:
        who = statement.speaker.name if statement.speaker else "nobody named"
        how = {Mode.DIRECT: "word for word", Mode.MIXED: "in part word for word"}.get(
            statement.mode, "in the report's words"
        )
        for span in statement.content:
            yield Light(span=span, layer="said", title=f"{who}, {how}")


def _happened(reading: Reading) -> Iterator[Light]:
    for event in reading.events:
        yield Light(span=event.trigger, layer="happened", title=f"{event.kind}, told as {event.realis}")


def anchor_id(key: str, span: Span) -> str:
    """The id of a place on the page; `key` is the report's own short key."""
    return f"{key}-{span[0]}-{span[1]}"


def lit_text(document: Document, found: Iterable[Light], key: str, anchors: Iterable[Span] = ()) -> Markup:
    """The whole text, cut where any place starts or ends, each stretch with the classes of all that cover it.

    `anchors` are places that something on the page links to. Each is one empty target at its
    start; its stretches have the target's id as a class, and `target_rules` light them.
    """
    lit = [light for light in found if light.span.length]
    wanted = sorted({Span(*span) for span in anchors})
    starts: dict[int, list[Light]] = defaultdict(list)
    for light in lit:
        starts[light.span.start].append(light)
    anchored: dict[int, list[Span]] = defaultdict(list)
    for span in wanted:
        anchored[span.start].append(span)
    ends = {s.end for s in wanted} | {light.span.end for light in lit}
    cuts = sorted({0, len(document.text), *starts, *anchored, *ends})
    open_lights: list[Light] = []
    open_spans: list[Span] = []
    out: list[Markup] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        open_lights = [o for o in open_lights if o.span.end > start] + starts.get(start, [])
        open_spans = [s for s in open_spans if s.end > start] + anchored.get(start, [])
        for span in anchored.get(start, []):
            out.append(Markup('<a class="at" id="{}"></a>').format(anchor_id(key, span)))
        if end is not None and end > start:
            out.append(_stretch(document.text[start:end], open_lights, open_spans, key))
    return Markup("").join(out)


def _stretch(text: str, covering: list[Light], spans: list[Span], key: str) -> Markup:
    words = page_text(text)
    if not covering and not spans:
        return words
    classes = [layer for layer in LAYERS if any(c.layer == layer for c in covering)]
    classes += [anchor_id(key, span) for span in spans]
    title = "; ".join(dict.fromkeys(c.title for c in covering if c.title))
    attributes = Markup(' class="{}"').format(" ".join(classes))
    if title:
        attributes += Markup(' title="{}"').format(page_text(title))
    return Markup("<span{}>{}</span>").format(attributes, words)


def target_rules(places: Mapping[str, Iterable[Span]]) -> str:
    """Style rules that light every stretch of a place when its anchor is the page's target.

    They make the links work without scripts. Browsers look rules up by the class that the
    selector ends in, so thousands of them cost nothing until a place is visited.
    """
    ids = [anchor_id(key, span) for key in sorted(places) for span in sorted({Span(*s) for s in places[key]})]
    if not ids:
        return ""
    return ",".join(f"#{at}:target~.{at}" for at in ids) + "{background:var(--hit);color:var(--hit-ink)}"
