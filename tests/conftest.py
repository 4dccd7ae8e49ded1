"""Fixtures shared by all tests."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from writethru.core.settings import Settings

# the same examples on every run, and no deadline, since machines differ; HYPOTHESIS_PROFILE=explore looks for new ones
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def reader():  # type: ignore[no-untyped-def]
    """A Reader with the pipeline loaded once for the whole run."""
    from writethru.reading import Reader

    return Reader(Settings())
