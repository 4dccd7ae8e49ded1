"""``writethru demo`` shows the main job, and ``writethru doctor`` says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_demo_shows_a_brief_a_check_and_the_pages(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("demo", "-o", tmp_path / "demo")
    assert done.code == 0
    for words in ("WHAT IS NOT SETTLED", "FIG001 error", "CAS001 error", "MRK002 error", "sources conflict"):
        assert words in done.out
    for name in ("brief.html", "brief.md", "brief.json"):
        assert str(tmp_path / "demo" / name) in done.out
        assert (tmp_path / "demo" / name).stat().st_size > 2000
    assert not (tmp_path / "store.db").exists() or (tmp_path / "demo" / "demo.db").exists()


def test_doctor_on_a_sound_installation(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("doctor")
    assert done.code == 0
    assert done.out.rstrip().endswith("all is well")
    assert "en_core_web_sm" in done.out
    assert str(tmp_path / "store.db") in done.out


def test_doctor_names_a_torn_store_and_a_missing_model(run: Callable[..., Any], tmp_path: Path) -> None:
    torn = tmp_path / "torn.db"
    torn.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    done = run("doctor", "--store", torn, "--pipeline", "no_such_pipeline")
    assert done.code == 1
    assert "torn.db" in done.out
    assert "no_such_pipeline" in done.out
    assert done.out.count("wrong:") == 2


def test_doctor_does_not_print_a_password(run: Callable[..., Any]) -> None:
    done = run("doctor", "--store", "postgresql://desk:s3cret@127.0.0.1:1/news")
    assert done.code == 1
    assert "s3cret" not in done.out + done.err
