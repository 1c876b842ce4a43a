"""The other end of the pipe: what runs inside each of a `LocalRunner`'s processes.

The wire is plain: a request is its length (8 bytes, big endian) and the item;
an answer is one letter (see `Answer`), a length, and a body. No pickles.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
import threading
import time
from typing import IO

from onrecord import errors
from onrecord.run.base import resolve

LENGTH = struct.Struct(">Q")

READY = b"R"
"""The task is imported; no body."""
DONE = b"D"
"""The body is the result."""
FAILED = b"F"
"""The task raised; the body is JSON: [exception type, message]."""
BROKEN = b"B"
"""The task can be done for no item; the body is JSON: [class in `onrecord.errors`, message]."""

ORPHAN_CHECK = 1.0
"""Seconds between looks whether the parent still lives. Chosen, not measured."""


def serve(task_name: str) -> None:
    """Answer requests on standard input until it ends.

    Standard output is kept for answers: whatever the task prints goes to standard error.
    """
    # Ctrl-C in a terminal reaches every process of the group; only the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = _own_pipes()
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    try:
        task = resolve(task_name)
    except errors.OnRecordError as err:
        _answer(answers, BROKEN, _told(err))
        return
    _answer(answers, READY, b"")
    while (payload := _request(requests)) is not None:
        try:
            letter, body = DONE, task(payload)
        except errors.OnRecordError as err:
            letter, body = BROKEN, _told(err)
        except Exception as err:
            # Told to the parent, which sets the item aside with this reason.
            letter, body = FAILED, _told(err)
        _answer(answers, letter, body)


def read_exactly(pipe: IO[bytes], size: int) -> bytes | None:
    """`size` bytes, or None when the other end has gone."""
    parts = []
    while size:
        part = pipe.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    os.dup2(2, 1)
    return requests, answers


def _request(requests: IO[bytes]) -> bytes | None:
    head = read_exactly(requests, LENGTH.size)
    return None if head is None else read_exactly(requests, LENGTH.unpack(head)[0])


def _answer(answers: IO[bytes], letter: bytes, body: bytes) -> None:
    try:
        answers.write(letter + LENGTH.pack(len(body)) + body)
        answers.flush()
    except BrokenPipeError:
        # The parent has gone and nobody waits for the answer.
        os._exit(1)


def _told(err: Exception) -> bytes:
    return json.dumps([type(err).__name__, str(err)]).encode("ascii")


def _end_with_parent(parent: int) -> None:
    # A worker that hangs never sees the end of its input, so a parent that was
    # killed would leave it running for ever.
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK)
    os._exit(1)


def main() -> None:
    """Entry of a worker process; its arguments are the parent's `sys.path` (JSON) and the task."""
    serve(sys.argv[2])
