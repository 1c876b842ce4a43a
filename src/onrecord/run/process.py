"""One worker process and the talk with it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from typing import IO

from onrecord import errors
from onrecord.run.worker import BROKEN, FAILED, LENGTH, read_exactly

ONE_CORE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "BLIS_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""What numeric libraries ask when they are imported: with one worker per core, threads of
their own only get into each other's way."""

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from onrecord.run.worker import main; main()"
)


class TaskError(Exception):
    """The task raised for this item."""


class WorkerDiedError(Exception):
    """The worker ended without an answer; says how."""


class TimeLimitError(Exception):
    """The worker was killed because it took too long."""


class Worker:
    """A process that does one task, one item at a time.

    Made without waiting, so that several start at once; `wait_until_ready` comes first.
    """

    def __init__(self, task: str) -> None:
        self.handled = 0
        # A group of its own: Ctrl-C in the terminal is the parent's alone to act on.
        group = {"process_group": 0} if os.name == "posix" else {}
        path = json.dumps([entry or os.getcwd() for entry in sys.path])
        try:
            # -P: the folder that we happen to stand in must not shadow any module.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, path, task],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, **ONE_CORE},
                **group,  # type: ignore[call-overload]
            )
        except OSError as err:
            raise errors.RunError(f"no worker can be started: {err.strerror}; try fewer workers") from err
        self._timed_out = False

    def wait_until_ready(self, limit: float) -> None:
        """Return when the task is imported.

        Raises:
            OnRecordError: the task cannot be imported.
            WorkerDiedError, TimeLimitError: the process could not start.
        """
        self._within(limit, None)

    def do(self, payload: bytes, limit: float) -> bytes:
        """The task's result for `payload`, within `limit` seconds.

        Raises:
            TaskError: the task raised.
            WorkerDiedError, TimeLimitError: there is no answer and the process has ended.
            OnRecordError: the task can be done for no item.
        """
        self.handled += 1
        return self._within(limit, payload)

    def kill(self) -> None:
        """End the process at once. May be called from any thread."""
        self._process.kill()

    def close(self) -> None:
        """End the process and free what belongs to it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    # What was still in the buffer was meant for a process that is gone.
                    continue

    def _within(self, limit: float, payload: bytes | None) -> bytes:
        clock = threading.Timer(limit, self._time_out)
        clock.daemon = True
        clock.start()
        try:
            if payload is not None:
                self._send(payload)
            return self._receive(limit)
        finally:
            clock.cancel()

    def _time_out(self) -> None:
        self._timed_out = True
        self._process.kill()

    def _send(self, payload: bytes) -> None:
        pipe = self._pipe(self._process.stdin)
        try:
            pipe.write(LENGTH.pack(len(payload)))
            pipe.write(payload)
            pipe.flush()
        except BrokenPipeError:
            # It died before it had read all; `_receive` finds the end of its answers.
            return

    def _receive(self, limit: float) -> bytes:
        pipe = self._pipe(self._process.stdout)
        head = read_exactly(pipe, 1 + LENGTH.size)
        body = None if head is None else read_exactly(pipe, LENGTH.unpack(head[1:])[0])
        if head is None or body is None:
            code = self._process.wait()
            if self._timed_out:
                raise TimeLimitError(f"took longer than {limit:.0f} seconds")
            raise WorkerDiedError(_how(code))
        if head[:1] == FAILED:
            raise TaskError(": ".join(json.loads(body)))
        if head[:1] == BROKEN:
            kind, message = json.loads(body)
            raise getattr(errors, kind, errors.RunError)(message)
        return body

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None
        return pipe


def _how(code: int) -> str:
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"was killed by signal {-code}"
