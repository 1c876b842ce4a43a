"""The work done right here, in the caller's own process: for tests and small jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.errors import OnRecordError
from onrecord.run.base import Item, OnDone, Outcome, Task, left_out, resolve


class InlineRunner:
    """Does the task one item after the other, without any other process.

    Nothing protects the caller from an item that kills or hangs its process;
    `LocalRunner(workers=1)` does. A task that raises costs its item only.
    """

    def __init__(self, task: str, *, stage: str = "read") -> None:
        self._task = task
        self._stage = stage

    def map(self, items: Iterable[Item], on_done: OnDone | None = None) -> Iterator[Outcome]:
        """The outcome of each item, in order. See `Runner.map`."""
        task = resolve(self._task)
        for name, payload in items:
            outcome = self._outcome(task, name, payload)
            if on_done is not None:
                on_done(outcome)
            yield outcome

    def _outcome(self, task: Task, name: str, payload: bytes) -> Outcome:
        try:
            return Outcome(name=name, value=task(payload))
        except OnRecordError:
            # The call cannot work for any item (a model is missing …), so no item is to blame.
            raise
        except Exception as err:
            # The reason stands in the outcome: a bug is set aside with its item, not hidden.
            return left_out(name, "failed", f"{type(err).__name__}: {err}", self._stage)
