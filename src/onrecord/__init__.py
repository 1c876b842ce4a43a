"""OnRecord: many reports of one story in, one record out.

from onrecord import Story

story = Story.build(["reports/"])
for event in story.record.events:
    print(event.label)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord._version import __version__
from onrecord.errors import OnRecordError

if TYPE_CHECKING:
    from onrecord.model import Record
    from onrecord.story import Progress, Story

__all__ = ["OnRecordError", "Progress", "Record", "Story", "__version__"]


def __getattr__(name: str) -> Any:
    # The parser's library takes a second to import: `onrecord --version` need not wait for it.
    if name in ("Progress", "Story"):
        from onrecord import story

        return getattr(story, name)
    if name == "Record":
        from onrecord.model import Record

        return Record
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
