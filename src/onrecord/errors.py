"""Every error that a call to OnRecord can raise.

    OnRecordError            something is wrong with the call, its input or the machine
    ├── IngestError          a report cannot become a document
    ├── LexiconError         a word list is missing or malformed
    ├── ModelError           a language model is missing or is not the one pinned
    ├── StoreError           the store cannot be opened, read or written
    │   └── NewerStoreError  the store was written by a newer OnRecord
    ├── RunError             the work could not be carried out
    ├── ExportError          an export cannot be made or read back
    ├── VerifyError          an export no longer matches the texts
    ├── UsageError           the call itself makes no sense
    └── MissingExtraError    an optional part is not installed

Trouble with the *material* (an odd quotation mark, a report without a date) is
no error: it is a `Problem` in the reading. The command line turns each error
into one line, `onrecord: …`, and the exit code named here.
"""


class OnRecordError(Exception):
    """Something is wrong with the call, its input or the machine."""

    exit_code = 4


class IngestError(OnRecordError):
    """A report cannot become a document."""


class LexiconError(OnRecordError):
    """A word list is missing or malformed."""


class ModelError(OnRecordError):
    """A language model is missing or is not the one pinned."""

    exit_code = 5


class StoreError(OnRecordError):
    """The store cannot be opened, read or written."""


class NewerStoreError(StoreError):
    """The store was written by a newer OnRecord."""


class RunError(OnRecordError):
    """The work could not be carried out."""


class ExportError(OnRecordError):
    """An export cannot be made or read back."""


class VerifyError(OnRecordError):
    """An export no longer matches the texts."""

    exit_code = 1


class UsageError(OnRecordError):
    """The call itself makes no sense."""

    exit_code = 2


class MissingExtraError(OnRecordError):
    """An optional part is not installed; the message names the command that installs it."""

    exit_code = 5
