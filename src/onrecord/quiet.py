"""Long work without the search for cyclic garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Inside, Python does not look for garbage that holds itself; after it, as before.

    Linking and comparing make millions of objects that stay and none that hold themselves, so that the
    collector walks over all of them again and again and finds nothing: a quarter of the time (4,000 reports,
    `bench/scale.py`), and as much memory without it. What nothing refers to is freed at once as ever.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
