"""Plugins are found by scanning a folder, and a third party cannot take a built-in's place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from writethru.core import registry


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    home = tmp_path / "toy_plugins"
    home.mkdir()
    (home / "__init__.py").write_text("")
    (home / "beta.py").write_text("PLUGIN = 'beta'")
    (home / "alpha.py").write_text("PLUGIN = 'alpha'")
    (home / "_shared.py").write_text("raise AssertionError('private modules are not loaded')")
    (home / "helper.py").write_text("X = 1")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(registry, "entry_points", lambda group: ())
    yield "toy_plugins"
    for name in [name for name in sys.modules if name.startswith("toy_plugins")]:
        del sys.modules[name]


def test_modules_with_a_plugin_are_found_in_order(package: str) -> None:
    assert list(registry.discover(package, "writethru.toys", str)) == ["alpha", "beta"]


def test_two_plugins_of_one_name_are_refused(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        value = "other.package:PLUGIN"

        def load(self) -> str:
            return "alpha"

    monkeypatch.setattr(registry, "entry_points", lambda group: (Point(),))
    with pytest.raises(ValueError, match=r"two plugins are called 'alpha'; the second is other\.package:PLUGIN"):
        registry.discover(package, "writethru.toys", str)
