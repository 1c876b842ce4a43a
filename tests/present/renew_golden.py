"""Writes record.golden.json anew. Run it by hand, then review the diff."""

import json
from pathlib import Path

from made_record import RECORD

from onrecord.present.json import dumps, record_to_dict

if __name__ == "__main__":
    text = json.dumps(json.loads(dumps(record_to_dict(RECORD))), indent=1, ensure_ascii=False) + "\n"
    (Path(__file__).parent / "record.golden.json").write_text(text, encoding="utf-8")
