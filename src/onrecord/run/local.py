"""A supervised pool of worker processes on this machine.

Why not `concurrent.futures.ProcessPoolExecutor`: one item that kills its worker breaks
that pool and loses every item in it (63 of 100 in our trial). Why not `multiprocessing`:
its fresh processes import the caller's main script again, which a notebook or a script
without a main guard does not survive. Here each worker is a process of its own that is
handed one item at a time over a pipe by a thread that watches it, so it is always known
which item a dead or hanging worker had in hand.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Iterable, Iterator

from onrecord.errors import RunError, UsageError
from onrecord.run.base import Item, OnDone, Outcome, left_out
from onrecord.run.process import TaskError, TimeLimitError, Worker, WorkerDiedError

LIMIT = 60.0
"""Seconds that one item may take, whatever its length: about 200 times a report of the usual
length, so a busy machine does not set a sound report aside. Starting a worker has the same limit."""

LIMIT_PER_BYTE = 1 / 2_000
"""Further seconds per byte of the item: reading does about 20,000 characters a second, so this
leaves ten times that; a report of a million characters may take nine minutes."""

LOOK_AHEAD = 16
"""Items per worker that are taken in ahead of the outcomes taken out: enough to keep the
others busy behind a slow one, few enough that memory does not grow with their number."""

TRIES = 2
"""How often an item is tried before it is blamed for its worker's end: a worker may also die
because the machine was short of memory, so the second try is in a fresh one."""

RENEW_AFTER = 2_000
"""Items after which a worker is replaced by a fresh one: parsers keep every word they ever saw,
and two seconds in ten minutes are a fair price for a bounded memory."""


class LocalRunner:
    """Does a task with `workers` processes; each works on one item at a time.

    `task` is "package.module:function", a function from bytes to bytes, imported by each
    worker. A worker that dies or outlives the time limit is replaced, and the item that it
    had in hand is tried once more in a fresh one; if that ends the same way the item is set
    aside with the reason. No other item is touched. Workers use one core each.

    `limit` is the seconds that an item may take, before what its length adds.

    Raises:
        UsageError: fewer than one worker.
    """

    def __init__(self, workers: int, task: str, *, limit: float = LIMIT, stage: str = "read") -> None:
        if workers < 1:
            raise UsageError(f"{workers} workers: at least one is needed")
        self._workers = workers
        self._task = task
        self._limit = limit
        self._stage = stage

    def map(self, items: Iterable[Item], on_done: OnDone | None = None) -> Iterator[Outcome]:
        """The outcome of each item, in order. See `Runner.map`.

        When the caller stops early, by an exception, Ctrl-C or closing the iterator,
        the workers are ended at once.
        """
        waiting = enumerate(items)
        ahead = self._workers * LOOK_AHEAD
        # No more workers than items: starting one takes seconds.
        first = list(itertools.islice(waiting, self._workers))
        crew = _Crew(len(first), self._task, self._limit, self._stage)
        try:
            for job in first:
                crew.give(job)
            done: dict[int, Outcome] = {}
            given, next_out = len(first), 0
            exhausted = False
            while True:
                while not exhausted and given - next_out < ahead:
                    following = next(waiting, None)
                    if following is None:
                        exhausted = True
                    else:
                        crew.give(following)
                        given += 1
                if next_out == given:
                    return
                while next_out not in done:
                    index, outcome = crew.take()
                    done[index] = outcome
                    if on_done is not None:
                        on_done(outcome)
                yield done.pop(next_out)
                next_out += 1
        finally:
            crew.dismiss()


class _Crew:
    """Threads with a worker process each, between a queue of jobs and a queue of outcomes."""

    def __init__(self, size: int, task: str, limit: float, stage: str) -> None:
        self._task, self._limit, self._stage = task, limit, stage
        self._jobs: queue.Queue[tuple[int, Item] | None] = queue.Queue()
        self._outcomes: queue.Queue[tuple[int, Outcome] | BaseException] = queue.Queue()
        self._dismissed = threading.Event()
        self._lock = threading.Lock()
        self._live: set[Worker] = set()
        self._threads = [threading.Thread(target=self._watch, daemon=True) for _ in range(size)]
        for thread in self._threads:
            thread.start()

    def give(self, job: tuple[int, Item]) -> None:
        self._jobs.put(job)

    def take(self) -> tuple[int, Outcome]:
        found = self._outcomes.get()
        if isinstance(found, BaseException):
            raise found
        return found

    def dismiss(self) -> None:
        """End every worker now, whatever it is at."""
        self._dismissed.set()
        with self._lock:
            live = list(self._live)
        for worker in live:
            worker.kill()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _watch(self) -> None:
        worker: Worker | None = None
        try:
            worker = self._hire()
            while not self._dismissed.is_set() and (job := self._jobs.get()) is not None:
                if worker is None or worker.handled >= RENEW_AFTER:
                    self._let_go(worker)
                    worker = self._hire()
                index, item = job
                outcome, worker = self._do(worker, item)
                self._outcomes.put((index, outcome))
        except BaseException as err:
            # Handed to the caller's thread by `take`; after a dismissal nobody waits for it.
            self._outcomes.put(err)
        finally:
            self._let_go(worker)

    def _do(self, worker: Worker, item: Item) -> tuple[Outcome, Worker | None]:
        name, payload = item
        limit = self._limit + len(payload) * LIMIT_PER_BYTE
        kind = reason = ""
        for attempt in range(1, TRIES + 1):
            try:
                return Outcome(name=name, value=worker.do(payload, limit)), worker
            except TaskError as err:
                return left_out(name, "failed", str(err), self._stage), worker
            except TimeLimitError:
                kind, reason = "timed-out", f"took longer than {limit:.0f} seconds, {TRIES} times"
            except WorkerDiedError as err:
                kind, reason = "killed-worker", f"the process that worked on it {err}, {TRIES} times"
            self._let_go(worker)
            if attempt == TRIES or self._dismissed.is_set():
                break
            worker = self._hire()
        return left_out(name, kind, reason, self._stage), None

    def _hire(self) -> Worker:
        # A start can fail for want of memory just like the work, so it is tried again too.
        for attempt in range(1, TRIES + 1):
            worker = Worker(self._task)
            with self._lock:
                self._live.add(worker)
            if self._dismissed.is_set():
                worker.kill()
            try:
                worker.wait_until_ready(LIMIT)
            except (WorkerDiedError, TimeLimitError) as err:
                self._let_go(worker)
                if attempt == TRIES or self._dismissed.is_set():
                    raise RunError(f"no worker for {self._task} comes up: the process {err}") from err
                continue
            return worker
        raise AssertionError("unreachable")

    def _let_go(self, worker: Worker | None) -> None:
        if worker is not None:
            with self._lock:
                self._live.discard(worker)
            worker.close()
