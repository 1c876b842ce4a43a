"""Where a story is kept: in one SQLite file (the default) or in memory."""

from onrecord.store.base import Hit, Store
from onrecord.store.memory import MemoryStore
from onrecord.store.sqlite import SqliteStore

__all__ = ["Hit", "MemoryStore", "SqliteStore", "Store"]
