"""The brief as plain text in a file: what a terminal shows, without colour and at a fixed width."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import page_of
from writethru.publish.targets.terminal import in_columns

WIDTH = 80


class TextTarget:
    """For mail and plain files."""

    name = "text"
    endings = (".txt",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        return in_columns(page_of(brief, ledger, failures), width=WIDTH, colour=False)


PLUGIN = TextTarget()
