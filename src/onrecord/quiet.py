"""Long work without the search for cyclic garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Inside, Python does not look for garbage that holds itself; after it, as before.

    Linking and comparing make millions of objects that stay and hardly any that hold themselves, and the
    collector walks over all of them again and again: a quarter of the time, for no memory that shows (4,000
    reports, `bench/scale.py`). What nothing refers to is freed at once as ever.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
