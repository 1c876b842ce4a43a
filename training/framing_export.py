"""Exports the trained heads for loaded words as one ONNX file, and has the tagger give its states.

    python training/framing_export.py OUT_FOLDER WEIGHTS_FOLDER [--seeds 1 2]

WEIGHTS is the accurate tagger's folder. Its `model.onnx` gets a third output, `states` (layers 2, 3 and 4
side by side), if it has none; nothing else of it changes. `loaded.onnx` takes the states of
one sentence and gives its logit and its words' (the mean over the heads).
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper
from torch import nn

from framing_net import STATES, Loaded

LAYERS = tuple(
    f"/tagger/encoder/encoder/layer.{n}/output/LayerNorm/LayerNormalization_output_0" for n in (1, 2, 3)
)


class Mean(nn.Module):
    """Several heads as one, for one sentence without padding."""

    def __init__(self, heads: list[Loaded]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(heads)

    def forward(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of the sentence (1) and of its pieces (1, length)."""
        mask = torch.ones_like(states[:, :, 0])
        given = [head(states, mask) for head in self.heads]
        sentence = torch.stack([g[0] for g in given]).mean(0)
        return sentence, torch.stack([g[1] for g in given]).mean(0)


def give_states(file: Path) -> None:
    """Add the output `states` to the tagger."""
    model = onnx.load(str(file))
    if any(output.name == "states" for output in model.graph.output):
        return
    model.graph.node.append(helper.make_node("Concat", list(LAYERS), ["states"], name="states", axis=-1))
    shape = [1, "length", STATES]
    model.graph.output.append(helper.make_tensor_value_info("states", TensorProto.FLOAT, shape))
    onnx.save(model, str(file))


def main() -> int:
    """Export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("trained", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    give_states(options.weights / "model.onnx")
    heads = []
    for seed in options.seeds:
        head = Loaded()
        head.load_state_dict(torch.load(options.trained / f"head-{seed}.pt", weights_only=True))
        heads.append(head.eval())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Mean(heads).eval(),
            (torch.zeros(1, 30, STATES),),
            str(options.weights / "loaded.onnx"),
            input_names=["states"],
            output_names=["sentence", "words"],
            dynamic_axes={"states": {1: "length"}, "words": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
    print({"loaded.onnx": (options.weights / "loaded.onnx").stat().st_size})
    return 0


if __name__ == "__main__":
    sys.exit(main())
