"""Settings files: found from the draft's folder upward, read whole, and wrong ones named with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from writethru.check.config import Accepted, Config, FileIgnore, keys, parse_config
from writethru.check.config_file import config_for, find_config, path_from, read_config
from writethru.core.errors import UsageError

DOCS = Path(__file__).parents[2] / "docs"

WHOLE = """\
select = ["FIG", "QUO", "TIM001"]
ignore = ["FIG008"]
house = "guardian"
copy-limit = 9
level = "warning"
sources = ["coverage/", "https://gazette.example/dam"]

[severity]
TIM001 = "error"
STY = "off"

[per-file-ignores]
"live/*.md" = { TIM001 = "live pages carry a clock" }

[[overrides]]
code = "FIG001"
words = "61 dead"
by = "Ada Morrow"
reason = "counted by our own reporter at the morgue"
draft = "dam.docx"
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    path = tmp_path / "writethru.toml"
    path.write_text(WHOLE)
    config = read_config(path)
    assert config == Config(
        select=("FIG", "QUO", "TIM001"),
        ignore=("FIG008",),
        severity=(("TIM001", "error"), ("STY", "off")),
        house="guardian",
        copy_limit=9,
        level="warning",
        per_file_ignores=(FileIgnore("live/*.md", "TIM001", "live pages carry a clock"),),
        sources=("coverage/", "https://gazette.example/dam"),
        overrides=(
            Accepted("FIG001", "61 dead", "Ada Morrow", "counted by our own reporter at the morgue", "dam.docx"),
        ),
        file=str(path),
    )
    written = {line.split(" = ")[0].strip("[]") for line in WHOLE.splitlines() if line[:1].isalpha() or line[:1] == "["}
    assert set(keys()) <= written, "a key that this test does not read"


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ({"slect": ["FIG"]}, r"writethru\.toml: slect is no key that we know .*did you mean 'select'\?"),
        ({"copy_limit": 9}, r"copy_limit is no key .*did you mean 'copy-limit'\?"),
        ({"select": "FIG"}, r"select is 'FIG', which is no list"),
        ({"select": ["FIG", 3]}, r"select\.2 is 3, which is no text"),
        (
            {"house": "gaurdian"},
            r"house is 'gaurdian' \(use .* or \"guardian\"; did you mean 'guardian'\?",
        ),
        ({"copy-limit": "9"}, r"copy-limit is '9', which is no count"),
        ({"copy-limit": True}, r"copy-limit is True, which is no count"),
        ({"copy-limit": 0}, r"copy-limit is 0"),
        ({"level": "fatal"}, r"level is 'fatal' \(use \"error\", \"warning\" or \"info\""),
        ({"severity": {"TIM001": "warn"}}, r"severity\.TIM001 is 'warn' .*did you mean 'warning'\?"),
        ({"severity": ["TIM001"]}, r"severity is \['TIM001'\], which is no table"),
        (
            {"per-file-ignores": {"live/*": ["TIM001"]}},
            r"per-file-ignores\.'live/\*' is .*, which is no table",
        ),
        ({"per-file-ignores": {"live/*": {"TIM001": " "}}}, r"per-file-ignores\.'live/\*'\.TIM001 is ' ', .* no text"),
        ({"overrides": [{"code": "FIG001", "words": "61", "by": "Ada Morrow"}]}, r"overrides\.1\.reason is missing"),
        ({"overrides": [{"cod": "FIG001"}]}, r"overrides\.1\.cod is no key .*did you mean 'code'\?"),
        ({"overrides": {"code": "FIG001"}}, r"overrides is .*, which is no list of tables"),
    ],
)
def test_a_wrong_key_or_value_names_file_key_and_what_is_allowed(toml: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        parse_config(toml, "writethru.toml")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"select = [", "is no TOML"),
        (b'house = "\xff"', "is no TOML"),
        (b"a = " + b"[" * 5_000 + b"]" * 5_000, "is no TOML"),
        (b"# " + b"x" * 1024 * 1024, "is larger than 1024 KiB"),
    ],
)
def test_a_file_that_is_no_settings_file(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "writethru.toml"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=says):
        read_config(path)


def test_the_nearest_file_upward_counts_and_ours_goes_before_pyproject(tmp_path: Path) -> None:
    inner = tmp_path / "desk" / "drafts"
    inner.mkdir(parents=True)
    assert find_config(inner) is None or tmp_path not in (find_config(inner) or Path()).parents
    (tmp_path / "writethru.toml").write_text('house = "ap"')
    (tmp_path / "desk" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(inner) == tmp_path / "writethru.toml", "a pyproject.toml without our table is passed over"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.writethru]\nhouse = 'bbc'\n")
    assert find_config(inner) == tmp_path / "desk" / "pyproject.toml"
    assert read_config(tmp_path / "desk" / "pyproject.toml").house == "bbc"
    (tmp_path / "desk" / "writethru.toml").write_text('house = "guardian"')
    config, path = config_for(inner / "dam.md")
    assert (config.house, path) == ("guardian", tmp_path / "desk" / "writethru.toml")
    assert config_for(inner / "dam.md", tmp_path / "writethru.toml")[0].house == "ap", "a named file wins"


def test_an_error_in_pyproject_names_the_key(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.writethru]\nhuose = 'bbc'\n")
    with pytest.raises(UsageError, match=r"pyproject\.toml: huose is no key .*did you mean 'house'\?"):
        config_for(tmp_path / "dam.md")


def test_a_named_file_without_our_table_or_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    with pytest.raises(UsageError, match=r"has no table \[tool\.writethru\]"):
        read_config(tmp_path / "pyproject.toml")
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_config(tmp_path / "writethru.toml")


def test_patterns_see_the_path_from_the_files_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "live").mkdir()
    monkeypatch.chdir(tmp_path / "live")
    assert path_from(tmp_path / "writethru.toml", "dam.md") == "live/dam.md"
    assert path_from(None, "dam.md") == "dam.md"
    assert path_from(tmp_path / "writethru.toml", "-") == "-"
    assert path_from(tmp_path / "live" / "writethru.toml", str(tmp_path / "dam.md")) == (tmp_path / "dam.md").as_posix()


def test_every_key_stands_in_the_reference_and_in_the_how_to() -> None:
    for page in ("reference/settings.md", "how-to/configure-check.md"):
        text = (DOCS / page).read_text("utf-8")
        assert [key for key in keys() if f"`{key}`" not in text] == [], page
