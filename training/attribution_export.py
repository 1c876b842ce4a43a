"""Exports a trained attribution tagger as ONNX, in full and int8, and copies its vocabulary beside it.

    python training/attribution_export.py MODEL_FOLDER OUT_FOLDER

OUT gets `model.onnx` (int8, weights per channel), `full.onnx` (fp32, for the comparison only) and
`tokenizer.json`. `training/attribution_check.py` says what quantisation costs.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from attribution_net import Accurate, Fast
from attribution_train import network, tokenizer_of_base


class Run(nn.Module):
    """The network as it is run: one window, no padding."""

    def __init__(self, tagger: Accurate | Fast) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: torch.Tensor, told: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label and pointer logits of one window."""
        answer: tuple[torch.Tensor, torch.Tensor] = self.tagger(pieces, told, torch.ones(told.shape[:2]))
        return answer


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
    full, small = options.out / "full.onnx", options.out / "model.onnx"
    pieces = torch.randint(100, 3000, (1, 40, 3) if made["fast"] else (1, 40))
    told = torch.zeros(1, 40, len(made["sizes"]), dtype=torch.long)
    length = {0: "one", 1: "length"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Run(model).eval(),
            (pieces, told),
            str(full),
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
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True)
    if not made["fast"]:
        tokenizer_of_base().save(str(options.out / "tokenizer.json"), pretty=False)
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})
    return 0


if __name__ == "__main__":
    sys.exit(main())
