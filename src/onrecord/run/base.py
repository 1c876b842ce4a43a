"""What every runner is."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.errors import RunError
from onrecord.model import SetAside

Task = Callable[[bytes], bytes]
"""The work on one item: bytes in, bytes out. It is named, never pickled."""

Item = tuple[str, bytes]
"""What to call an item when it has to be set aside, and the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one item: its result, or why it was set aside. Never both, never neither.

    `set_aside.kind` is "failed" (the task raised), "killed-worker" (the process that
    worked on it died, twice) or "timed-out" (it took longer than the limit, twice).
    """

    name: str
    value: bytes | None = None
    set_aside: SetAside | None = None


OnDone = Callable[[Outcome], None]


class Runner(Protocol):
    """Does one task on many items.

    Every runner gives the same outcomes in the same order, however many hands it has.
    """

    def map(self, items: Iterable[Item], on_done: OnDone | None = None) -> Iterator[Outcome]:
        """The outcome of each item, in the order of the items.

        Items are taken lazily, a bounded number ahead of the outcomes taken out.
        `on_done` is called in the caller's thread as soon as an item is done, which
        may be before its turn.

        Raises:
            OnRecordError: the task cannot be done at all (it does not exist, a
                language model is missing …). Trouble with one item is an outcome.
        """
        ...


def resolve(task: str) -> Task:
    """The function that `task` ("package.module:function") names.

    Raises:
        RunError: there is no such module or function.
    """
    module, _, function = task.partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as err:
        raise RunError(f"no task {task!r}: {err}; it is written 'package.module:function'") from err
    if not callable(found):
        raise RunError(f"no task {task!r}: {function} cannot be called")
    return found  # type: ignore[no-any-return]


def left_out(name: str, kind: str, reason: str, stage: str) -> Outcome:
    """The outcome of an item that is set aside."""
    # A message may quote broken text; what becomes of it later (a store, JSON) must not fail on it.
    reason = reason.encode("utf-8", "backslashreplace").decode()
    return Outcome(name=name, set_aside=SetAside(name=name, kind=kind, reason=reason, stage=stage))
