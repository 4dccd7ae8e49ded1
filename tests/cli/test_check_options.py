"""``writethru check``: which rules run, where settings come from, several drafts at once, and exit codes that hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from writethru.check import all_rules

# TIM001 warns, FIG004 is an error, MRK001 is an error
FAULTY = "# Dam fails\n\nThe flood killed 53 people. It fell on **Tuesday.\n"
CLEAN = "# Dam fails\n\nThe river rose in the night, and the dam above the town gave way at dawn.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts, which is the working folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "faulty.md").write_text(FAULTY)
    (folder / "clean.md").write_text(CLEAN)
    monkeypatch.chdir(folder)
    return folder


def found(done: Any) -> list[str]:
    return [finding["code"] for finding in json.loads(done.out)["findings"]]


@pytest.mark.parametrize(
    ("options", "codes", "exit_code"),
    [
        ((), ["FIG004", "MRK001", "TIM001"], 1),
        (("--select", "TIM"), ["TIM001"], 0),
        (("--select", "TIM,day-without-date,MRK001"), ["MRK001", "TIM001"], 1),
        (("--select", "FIG", "--select", "TIM", "--ignore", "FIG004"), ["TIM001"], 0),
        (("--ignore", "FIG,MRK"), ["TIM001"], 0),
        (("--ignore", "FIG,MRK", "--level", "warning"), ["TIM001"], 1),
        (("--severity", "TIM001=error", "--select", "TIM001"), ["TIM001"], 1),
        (("--severity", "FIG004=warning,MRK=off"), ["FIG004", "TIM001"], 0),
        (("--exit-zero",), ["FIG004", "MRK001", "TIM001"], 0),
    ],
)
def test_rules_and_severities_are_chosen(
    run: Callable[..., Any], desk: Path, options: tuple[str, ...], codes: list[str], exit_code: int
) -> None:
    done = run("check", "faulty.md", "--format", "json", *options)
    assert ([code for code in found(done) if code in ("FIG004", "MRK001", "TIM001")], done.code) == (codes, exit_code)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--select", "FIG04"), "there is no rule 'FIG04' (did you mean FIG004"),
        (("--severity", "TIM001"), "--severity 'TIM001' is no CODE=LEVEL (write it as TIM001=warning"),
        (("--severity", "TIM001=fatal"), "use error, warning, info, off"),
        (("--select", "TIM", "--ignore", "TIM"), "no rule is left to run"),
        (("--config", "gone.toml"), "gone.toml: cannot be read"),
        (("--config", "x.toml", "--no-config"), "contradict each other"),
        (("--exit-zero", "--ignore", "XYZ"), "there is no rule 'XYZ'"),
    ],
)
def test_what_cannot_be_meant_is_exit_code_2_and_nothing_is_printed(
    run: Callable[..., Any], desk: Path, options: tuple[str, ...], says: str
) -> None:
    done = run("check", "faulty.md", *options)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_several_drafts_and_a_bad_one_of_them(run: Callable[..., Any], desk: Path) -> None:
    (desk / "broken.md").write_bytes(b"\x00\x01 no text")
    done = run("check", "clean.md", "broken.md", "faulty.md")
    assert done.code == 2, "a draft was not checked"
    assert "broken.md" in done.err
    assert "faulty.md:3:" in done.out, "the drafts after the bad one are checked"
    assert run("check", "clean.md", "faulty.md").code == 1
    assert run("check", "clean.md", "clean.md").code == 0
    assert run("check", "clean.md", "gone.md", "--exit-zero").code == 2, "--exit-zero hides findings, not failures"
    assert run("check").code == 2
    assert run("check", desk).code == 2, "a folder is no draft"


def test_statistics_count_each_rule_over_all_drafts(run: Callable[..., Any], desk: Path) -> None:
    (desk / "second.md").write_text("It fell on Monday, and on Friday.\n")
    done = run("check", "faulty.md", "second.md", "--statistics", "--select", "TIM001,MRK001")
    assert done.out.rstrip().endswith("3  TIM001  day-without-date\n1  MRK001  markup")
    done = run("check", "second.md", "--statistics", "--format", "json", "--select", "TIM001")
    assert json.loads(done.out)["statistics"] == {"TIM001": 2}


def test_a_rule_that_breaks_down_is_exit_code_2(
    run: Callable[..., Any], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(self: object, ctx: object) -> None:
        raise RuntimeError("out of ideas")

    monkeypatch.setattr(type(all_rules()["TIM001"]), "check", fall)
    done = run("check", "clean.md", "--format", "json")
    assert json.loads(done.out)["stopped"] == ["TIM001"]
    assert done.code == 2, "nothing was found, but not everything was looked for"
    assert "rule TIM001 stopped: RuntimeError: out of ideas" in done.err


SETTINGS = """\
ignore = ["MRK001"]
house = "bbc"
level = "warning"
copy-limit = 20

[severity]
FIG004 = "info"
"""


def test_the_nearest_settings_file_is_used_and_options_win(run: Callable[..., Any], desk: Path) -> None:
    (desk.parent / "writethru.toml").write_text(SETTINGS)
    done = run("check", "faulty.md", "--format", "json", "--ignore", "NAM,STY")
    severities = {finding["code"]: finding["severity"] for finding in json.loads(done.out)["findings"]}
    assert (severities["FIG004"], "MRK001" in severities) == ("info", False)
    assert done.code == 1, "level = warning, and TIM001 warns"
    assert run("check", "faulty.md", "--level", "error").code == 0
    assert run("check", "faulty.md", "--no-config", "--level", "error").code == 1
    assert "MRK001" in found(run("check", "faulty.md", "--format", "json", "--select", "MRK"))
    (desk / "writethru.toml").write_text("hause = 'bbc'")
    wrong = run("check", "faulty.md")
    assert (wrong.code, wrong.out) == (2, "")
    assert "writethru.toml: hause is no key that we know" in wrong.err
    assert "did you mean 'house'?" in wrong.err


def test_show_settings_says_who_set_what(run: Callable[..., Any], desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tomllib

    (desk / "writethru.toml").write_text(SETTINGS + '\n[per-file-ignores]\n"faulty.md" = { TIM001 = "dated" }\n')
    monkeypatch.setenv("WRITETHRU_COPY_LIMIT", "15")
    done = run("check", "faulty.md", "--show-settings", "--level", "info")
    assert done.code == 0
    for line in (
        "# settings file: writethru.toml",
        'house = "bbc"  # writethru.toml',
        "copy-limit = 15  # WRITETHRU_COPY_LIMIT",
        'level = "info"  # command line',
        "sources = []  # default",
        'FIG004 = "info"  # the rule\'s own is error',
    ):
        assert line in done.out.splitlines(), line
    settings = tomllib.loads(done.out)
    assert settings["ignore"] == ["MRK001"]
    assert settings["per-file-ignores"] == {"faulty.md": {"TIM001": "dated"}}
    (desk / "writethru.toml").write_text('sources = ["a\u202eb\u009b31m"]\n', "utf-8")
    assert not set("\u202e\u009b\x1b") & set(run("check", "faulty.md", "--show-settings").out)
    monkeypatch.setenv("WRITETHRU_HOUSE", "tabloid")
    wrong = run("check", "faulty.md", "--show-settings")
    assert wrong.code == 2
    assert "'tabloid' is no house style that we know (use 'ap', 'bbc', 'guardian')" in wrong.err


def test_sources_of_the_settings_file_start_at_its_folder(
    run: Callable[..., Any], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "wire.txt").write_text(
        "Dam fails above Veld\n\nThe dam above the town of Veld gave way at dawn on 8 April and killed 53 people, the "
        "interior ministry said.\n\nThe river had risen all night, the ministry said. Divers look for the missing.\n"
    )
    (desk / "writethru.toml").write_text('sources = ["wire.txt"]\n')
    (desk / "draft.md").write_text("The dam above Veld killed 61 people, the interior ministry said on 8 April.\n")
    monkeypatch.chdir(desk.parent)
    done = run("check", "desk/draft.md", "--format", "json")
    assert "FIG001" in found(done)
    other = run("check", "desk/draft.md", "--source", "desk/gone.txt")
    assert other.code == 2, "sources that are named take the place of the file's"
    assert "desk/draft.md: not checked, nothing to read: desk/gone.txt" in other.err


def test_overrides_and_idle_excuses_of_the_settings_file(run: Callable[..., Any], desk: Path) -> None:
    (desk / "writethru.toml").write_text(
        'select = ["FIG004", "TIM001", "IGN001"]\n[per-file-ignores]\n"*.md" = { TIM001 = "the page has a date" }\n'
        '"cl*.md" = { TIM001 = "it never says a day" }\n[[overrides]]\ncode = "FIG004"\nwords = "killed 53 people"\n'
        'by = "Ada Morrow"\nreason = "counted by our own reporter"\n'
    )
    done = run("check", "faulty.md", "clean.md")
    assert done.code == 0
    assert "overridden" in done.out
    assert "Ada Morrow" in done.out
    assert "IGN001: writethru.toml: per-file-ignores 'cl*.md' excuses nothing from TIM001" in done.err
    assert "'*.md' excuses nothing" not in done.err
    document = json.loads(run("check", "faulty.md", "--format", "json").out)
    assert [(item["code"], item["by"]) for item in document["overrides"]] == [
        ("FIG004", "Ada Morrow"),
        ("TIM001", None),
    ]
    assert document["summary"]["errors"] == 0
    schema = Path(__file__).parents[2] / "docs" / "reference" / "schemas" / "findings.json"
    Draft202012Validator(json.loads(schema.read_text("utf-8"))).validate(document)


def test_a_draft_and_a_source_cannot_both_be_standard_input(run: Callable[..., Any], desk: Path) -> None:
    done = run("check", "-", "--source", "-", stdin=CLEAN.encode())
    assert done.code == 2
    assert "both draft and source" in done.err
    assert run("check", "-", stdin=CLEAN.encode()).code == 0
    assert run("check", "-", stdin=b"").code == 2


def test_rules_are_listed_by_prefix_and_name_in_three_forms(run: Callable[..., Any]) -> None:
    table = run("rules", "FIG", "day-without-date").out
    assert "FIG001" in table
    assert "TIM001" in table
    assert "NAM001" not in table
    assert "weekdays" in table, "what it reports"
    document = json.loads(run("rules", "--format", "json").out)
    assert [rule["code"] for rule in document["rules"]] == list(all_rules())
    assert all(rule["reports"] and not rule["reports"].endswith(".") for rule in document["rules"])
    markdown = run("rules", "tim", "--format", "markdown").out.splitlines()
    assert markdown[0] == "| code | severity | needs | name | reports |"
    assert all(line.count("|") == 6 for line in markdown)
    wrong = run("rules", "FGI")
    assert wrong.code == 2
    assert "there is no rule 'FGI'" in wrong.err


def test_a_rules_page_by_code_name_and_prefix(run: Callable[..., Any]) -> None:
    page = run("rule", "tim001").out
    assert page == run("rule", "day-without-date").out
    assert "## Why it matters" in page
    several = run("rule", "TIM").out
    assert several.count("## What it does") == len([code for code in all_rules() if code.startswith("TIM")])
    assert json.loads(run("rule", "TIM001", "--format", "json").out)["rules"][0]["manual"] == page.rstrip("\n") + "\n"
    assert run("rule", "TIM001", "--format", "markdown").out.startswith("# TIM001\n\nday-without-date: warning;")
    assert run("rule", "TIM999").code == 2


def test_the_rules_document_keeps_to_its_schema(run: Callable[..., Any]) -> None:
    folder = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
    schema = json.loads((folder / "rules.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(json.loads(run("rules", "--format", "json").out))


def test_the_house_style_comes_from_option_environment_or_file(
    run: Callable[..., Any], desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "dam.md").write_text("# Dam fails\n\nThe dam cost £5m, and 12 people left, the council said.\n")
    (desk / "writethru.toml").write_text('house = "bbc"\nselect = ["STY001"]\n')
    assert found(run("check", "dam.md", "--format", "json")) == []
    assert found(run("check", "dam.md", "--format", "json", "--house", "ap")) == ["STY001"]
    monkeypatch.setenv("WRITETHRU_HOUSE", "ap")
    assert found(run("check", "dam.md", "--format", "json")) == ["STY001"]
    assert found(run("check", "dam.md", "--format", "json", "--house", "guardian")) == []
    assert run("check", "dam.md", "--house", "tabloid").code == 2
