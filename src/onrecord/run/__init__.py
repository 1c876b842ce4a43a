"""Who does the work: runners that carry items to a task and bring the results back in order."""

from onrecord.run.base import Outcome, Runner
from onrecord.run.inline import InlineRunner
from onrecord.run.local import LocalRunner

__all__ = ["InlineRunner", "LocalRunner", "Outcome", "Runner"]
