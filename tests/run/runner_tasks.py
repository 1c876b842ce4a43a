"""Tasks for the runner's tests: each item says what is to become of its worker."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from onrecord.errors import ModelError


def obey(payload: bytes) -> bytes:
    order, _, rest = payload.decode().partition(" ")
    if order == "exit":
        os._exit(3)
    if order == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "hang":
        time.sleep(600)
    if order == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    if order == "raise":
        raise ValueError(f"cannot do {rest}")
    if order == "half":
        raise ValueError("found \ud800 there")
    if order == "print":
        print("this is no answer")
        sys.stdout.flush()
    if order == "slow":
        time.sleep(0.2)
    if order == "model":
        raise ModelError("language model 'xx' is not installed; run: pip install xx")
    if order == "once":
        # Dies on the first try only: the mark is left on the disk.
        mark = Path(rest)
        if not mark.exists():
            mark.touch()
            os._exit(9)
    if order == "threads":
        return os.environ["OMP_NUM_THREADS"].encode()
    return payload.upper()


def pid(_payload: bytes) -> bytes:
    return str(os.getpid()).encode()
