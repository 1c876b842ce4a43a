"""Makes, of a file in the manner of ECB+, what the training of senses starts from.

    python training/events_data.py ecbplus_train.jsonl train.npz

For each event mention in a selected sentence: `ids` and `rows`, what the accurate tagger's network makes
of its words and of its sentence (3 x 384 numbers, see `onrecord.read.senses.rows`). Run it in OnRecord's
own environment.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Document, Span, sha256
from onrecord.read import tapped
from onrecord.read.senses import rows


def of_row(line: str) -> list[tuple[str, NDArray[np.float32]]]:
    """Ids and rows of one report's mentions."""
    row: dict[str, Any] = json.loads(line)
    text = row["text"]
    document = Document(id=str(row["id"]), name=str(row["id"]), text=text, text_sha256=sha256(text))
    mentions = [m for m in row["mentions"] if m["kind"] == "event" and m["selected"]]
    found = rows(tapped(document), [Span(m["start"], m["end"]) for m in mentions])
    return [(m["id"], r) for m, r in zip(mentions, found, strict=True) if r is not None]


def all_rows(file: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Ids and rows of all mentions, in the file's order."""
    os.environ["OMP_NUM_THREADS"] = "1"
    with ProcessPoolExecutor() as pool:
        for n, found in enumerate(
            pool.map(of_row, file.read_text(encoding="utf-8").splitlines(), chunksize=4)
        ):
            if n % 50 == 0:
                print(n, file=sys.stderr, flush=True)
            yield from found


def main() -> int:
    """Write one file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    ids, found = zip(*all_rows(args.gold), strict=True)
    np.savez_compressed(args.out, ids=np.array(ids), rows=np.stack(found).astype(np.float16))
    print({"mentions": len(ids)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
