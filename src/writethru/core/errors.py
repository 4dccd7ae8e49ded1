"""What can go wrong, as a tree.

    WritethruError
    ├── UsageError          the command or a setting is wrong
    ├── SourceError         one source cannot be used; the batch goes on
    │   ├── FetchError      it could not be fetched
    │   │   └── RefusedError   we will not fetch it (private address, robots, scheme)
    │   ├── FormatError     it is not what it says, or nothing we read
    │   └── NoArticleError  it holds no article
    ├── NothingToDoError    no source was left to work on
    ├── ModelError          the language pipeline is missing or broken
    ├── StoreError          the store cannot be opened, read or written
    └── GateError           a brief has findings of severity error and is not printed

Every message says what failed, on what and why; ``hint`` says what to try.
"""

from __future__ import annotations


class WritethruError(Exception):
    """Base of all errors we raise on purpose. ``str(error)`` is one line for people."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(WritethruError):
    """The command or a setting is wrong."""


class SourceError(WritethruError):
    """One source cannot be used; the others go on."""

    # the site says that the page is no longer there
    gone = False

    def __init__(self, source: str, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.source = source


class FetchError(SourceError):
    """A source could not be fetched."""


class RefusedError(FetchError):
    """We will not fetch it: private address, robots.txt, or a scheme other than http and https."""


class FormatError(SourceError):
    """The bytes are not what they claim to be, or of a format we do not read."""


class NoArticleError(SourceError):
    """A page without an article."""


class NothingToDoError(WritethruError):
    """No source was left to work on."""


class ModelError(WritethruError):
    """The language pipeline is missing or broken."""


class StoreError(WritethruError):
    """The store cannot be opened, read or written."""


class GateError(WritethruError):
    """A brief has findings of severity error, so it is not printed."""
