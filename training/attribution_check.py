"""Says what quantisation costs: the whole reading's figures with the full weights and with the small ones.

    python training/attribution_check.py GOLD.jsonl FOLDER

FOLDER is what `attribution_export.py` wrote. Prints one JSON object with both figures and the cost
in points of who said what, attributed tokens and strict; exits with 1 when the first is over half a point.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "bench"))

from attribution import predict
from gold import SCORERS, load_scorer, rows_of
from onrecord.read import statements
from onrecord.read.tagging.nets import Net

ALLOWED = 0.5
"""Points of who said what that smaller weights may cost."""


def main() -> int:
    """Compare both files of weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    gold = [row for row in rows_of([options.gold]) if row.get("primary", True)]
    scorer = load_scorer(SCORERS, "score_attribution")
    figures: dict[str, dict[str, float]] = {}
    for name in ("full", "model"):
        with tempfile.TemporaryDirectory() as place:
            for file in options.folder.glob("*.json"):
                shutil.copy(file, place)
            shutil.copy(options.folder / f"{name}.onnx", Path(place) / "model.onnx")
            tagger = Net(Path(place))
            with patch.object(statements, "net", lambda _, tagger=tagger: tagger):
                predicted = {row["doc_id"]: predict(row) for row in gold}
        metrics = scorer.score({row["doc_id"]: row for row in gold}, predicted)
        figures[name] = {
            "who_said_what": metrics["who_said_what"]["F1"],
            "attributed": metrics["token"]["attributed"]["F1"],
            "strict": metrics["strict"]["F1"],
        }
    cost = {key: round(figures["full"][key] - figures["model"][key], 1) for key in figures["full"]}
    print(json.dumps({**figures, "cost": cost}))
    return int(cost["who_said_what"] > ALLOWED)


if __name__ == "__main__":
    sys.exit(main())
