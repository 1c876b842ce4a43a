"""A network that also gives out what one of its inner layers makes of each word piece."""

from __future__ import annotations

from collections.abc import Sequence

FIRST = "/tagger/encoder/embeddings/LayerNorm/LayerNormalization_output_0"
"""What the accurate tagger makes of each piece before its first layer: (1, pieces, 384)."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Numbers of the fields ModelProto.graph, GraphProto.output and ValueInfoProto.name in onnx.proto."""


def tapped(model: bytes, inner: Sequence[str]) -> bytes:
    """The ONNX model with the values named `inner` as more outputs, behind its own.

    A protocol buffers message followed by another of its kind reads as both merged (Protocol Buffers,
    "Encoding"), so outputs are added without the library that knows the format and without new weights.
    """
    outputs = [_field(_OUTPUT, _field(_NAME, name.encode())) for name in inner]
    return model + _field(_GRAPH, b"".join(outputs))


def _field(number: int, content: bytes) -> bytes:
    """A field of bytes: its key, its length, itself."""
    length, size = b"", len(content)
    while size > 0x7F:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return bytes([number << 3 | 2]) + length + bytes([size]) + content
