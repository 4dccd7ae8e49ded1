"""Articles of invented people and outlets, and a reader that remembers what it has read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from reading_samples import article

from writethru.core.types import Reading


@pytest.fixture(scope="session")
def read(reader) -> Callable[..., Reading]:  # type: ignore[no-untyped-def]
    """Reads a text as an article published on Wednesday, 15 April 2026."""

    def read_text(text: str, **options: str | None) -> Reading:
        return reader.read(article(text, **options))  # type: ignore[arg-type,no-any-return]

    return read_text


@pytest.fixture(scope="session")
def rules() -> Callable[..., Reading]:
    """Reads a text as ``read`` does, by the rules alone."""
    from writethru.core.settings import Settings
    from writethru.reading import Reader

    alone = Reader(replace(Settings(), reader="rules"))

    def read_text(text: str, **options: str | None) -> Reading:
        return alone.read(article(text, **options))  # type: ignore[arg-type]

    return read_text
