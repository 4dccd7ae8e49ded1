"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest

from writethru.core.settings import Settings


@pytest.fixture(scope="session")
def reader():  # type: ignore[no-untyped-def]
    """A Reader with the pipeline loaded once for the whole run."""
    from writethru.reading import Reader

    return Reader(Settings())
