"""The hostile model server as a process, and an invented story read once."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from writethru.core.model_settings import ModelSettings
from writethru.core.types import Ledger

from .tram_story import articles

SERVER = Path(__file__).resolve().parents[1] / "llm_server" / "server.py"
KEY = "sk-never-to-be-seen-4711"


@dataclass
class Models:
    """The running server. ``settings("counted-3")`` asks for the third variant of that behaviour."""

    port: int

    def settings(self, model: str, **more: Any) -> ModelSettings:
        given = {"base_url": f"http://127.0.0.1:{self.port}/v1", "key": KEY, "timeout": 10.0, **more}
        return ModelSettings(model=model, **given)

    def _get(self, path: str) -> Any:
        # not urllib, which would ask the proxies that a test names
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            return json.load(connection.getresponse())
        finally:
            connection.close()

    def altered(self, model: str) -> set[str]:
        """The lines that a model has sent so far and no reader may see."""
        return set(self._get("/altered").get(model, []))

    def asked(self, model: str) -> list[dict[str, Any]]:
        return [one for one in self._get("/asked") if one["body"]["model"] == model]


@pytest.fixture(scope="session")
def models() -> Iterator[Models]:
    with subprocess.Popen(
        [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield Models(int(process.stdout.readline()))
        process.stdin.close()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def ledger(reader: Any) -> Ledger:
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    held = articles()
    return build_ledger(build_story(held), [reader.read(article) for article in held])
