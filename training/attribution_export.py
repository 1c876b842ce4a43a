"""Exports a trained attribution tagger as ONNX, in full and int8, and copies its vocabulary beside it.

    python training/attribution_export.py MODEL_FOLDER OUT_FOLDER

OUT gets `model.onnx` (int8, weights per channel), `full.onnx` (fp32, for the comparison only) and
`tokenizer.json`. `training/attribution_check.py` says what quantisation costs.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from attribution_net import Accurate, Fast
from attribution_train import network, tokenizer_of_base


class Rows(nn.Module):
    """A table of words kept as int8 with a scale per row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.data.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (table.weight.data / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, places: torch.Tensor) -> torch.Tensor:
        """The rows at `places`, in full."""
        return self.rows[places].float() * self.scale[places]


class Kept(nn.Module):
    """A layer whose weights are kept as int8 with a scale per output, and computed in full.

    For the layers behind a feed-forward's bend: int8 arithmetic there costs most (see the model card).
    """

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        scale = layer.weight.data.abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("kept", (layer.weight.data / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = layer.bias

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """The layer's output."""
        return hidden @ (self.kept.float() * self.scale).T + self.bias


class Run(nn.Module):
    """The network as it is run: one window, no padding."""

    def __init__(self, tagger: Accurate | Fast) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: torch.Tensor, told: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label and pointer logits of one window."""
        answer: tuple[torch.Tensor, torch.Tensor] = self.tagger(pieces, told, torch.ones(told.shape[:2]))
        return answer


def to_onnx(model: Accurate | Fast, made: dict[str, Any], out: Path) -> None:
    """Write the network as it stands."""
    pieces = torch.randint(100, 3000, (1, 40, 3) if made["fast"] else (1, 40))
    told = torch.zeros(1, 40, len(made["sizes"]), dtype=torch.long)
    length = {1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Run(model),
            (pieces, told),
            str(out),
            input_names=["pieces", "told"],
            output_names=["labels", "points"],
            dynamic_axes={
                "pieces": length,
                "told": length,
                "labels": length,
                "points": {2: "length", 3: "length"},
            },
            opset_version=17,
            dynamo=False,
        )


def main() -> int:
    """Export one model."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    made = json.loads((options.model / "made.json").read_text(encoding="utf-8"))
    model = network(made, eager=True)
    model.load_state_dict(torch.load(options.model / "model.pt", weights_only=True))
    model.eval()
    to_onnx(model, made, options.out / "full.onnx")
    if isinstance(model, Accurate):
        embeddings = model.encoder.embeddings
        embeddings.word_embeddings = Rows(embeddings.word_embeddings)
        for layer in model.encoder.encoder.layer:
            layer.output.dense = Kept(layer.output.dense)
    else:
        model.spelt = nn.ModuleList(Rows(table) for table in model.spelt)
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "part.onnx"
        to_onnx(model, made, part)
        quantize_dynamic(
            str(part),
            str(options.out / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
        )
    if not made["fast"]:
        tokenizer_of_base().save(str(options.out / "tokenizer.json"), pretty=False)
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})
    return 0


if __name__ == "__main__":
    sys.exit(main())
