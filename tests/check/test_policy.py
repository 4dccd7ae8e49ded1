"""Which rules run at which severity: prefixes, names, layers, and choices that cannot be meant."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.check.config import Accepted, Config, FileIgnore
from writethru.check.policy import Choice, fits, is_person, make_policy, match, signed, spread
from writethru.core.errors import UsageError

RULES = {
    code: SimpleNamespace(code=code, name=name, severity=severity)
    for code, name, severity in [
        ("FIG001", "unknown-figure", "error"),
        ("FIG006", "two-figures", "warning"),
        ("FIG008", "no-as-of", "warning"),
        ("NAM001", "name-spelling", "error"),
        ("STY001", "numerals", "info"),
        ("TIM001", "day-without-date", "warning"),
    ]
}


def chosen(*layers: Choice, **config: tuple[str, ...]) -> list[str]:
    policy = make_policy(Config(**config), RULES, options=layers[0] if layers else None)  # type: ignore[arg-type]
    return sorted(policy.codes or ())


def test_without_choices_every_rule_runs() -> None:
    assert chosen() == sorted(RULES)


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        (("FIG",), (), ["FIG001", "FIG006", "FIG008"]),
        (("FIG", "tim"), ("FIG006",), ["FIG001", "FIG008", "TIM001"]),
        (("FIG006", "TIM"), ("FIG",), ["FIG006", "TIM001"]),
        (("two-figures",), (), ["FIG006"]),
        (("ALL",), ("FIG", "NAM"), ["STY001", "TIM001"]),
        (("FIG00",), ("FIG00", "TIM"), None),
        ((), ("FIG", "two-figures"), ["NAM001", "STY001", "TIM001"]),
    ],
)
def test_the_longer_prefix_wins_and_ignore_wins_of_equals(
    select: tuple[str, ...], ignore: tuple[str, ...], left: list[str] | None
) -> None:
    if left is None:
        with pytest.raises(UsageError, match="no rule is left to run"):
            chosen(Choice(select, ignore))
    else:
        assert chosen(Choice(select, ignore)) == left == chosen(select=select, ignore=ignore)


def test_an_option_that_selects_starts_anew_and_one_that_ignores_takes_away() -> None:
    file = {"select": ("FIG", "TIM"), "ignore": ("FIG006",)}
    assert chosen(Choice(ignore=("TIM",)), **file) == ["FIG001", "FIG008"]
    assert chosen(Choice(select=("FIG006",)), **file) == ["FIG006"]


def test_severities_by_prefix_and_off_and_options_over_the_file() -> None:
    config = Config(severity=(("FIG006", "error"), ("FIG", "info"), ("STY", "off"), ("TIM001", "error")))
    policy = make_policy(config, RULES, options=Choice(severity=(("TIM001", "info"),)))
    assert policy.severity == {"FIG001": "info", "FIG006": "error", "FIG008": "info", "TIM001": "info"}
    assert "STY001" not in (policy.codes or ())
    again = make_policy(config, RULES, options=Choice(severity=(("STY001", "warning"),)))
    assert again.severity["STY001"] == "warning"
    assert again.runs("STY001"), "an option turns on what the file turned off"


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice(select=("FIG01",)), r"--select: there is no rule 'FIG01' \(did you mean FIG001"),
        (Choice(ignore=("NAME001",)), r"--ignore: there is no rule 'NAME001' \(did you mean NAM001"),
        (Choice(ignore=("day-without-dates",)), r"did you mean day-without-date\?"),
        (Choice(severity=(("XYZ", "error"),)), r"--severity: there is no rule 'XYZ' \(`writethru rules` lists them\)"),
        (Choice(severity=(("TIM001", "fatal"),)), r"TIM001 is 'fatal' \(use error, warning, info, off\)"),
    ],
)
def test_what_no_rule_has_is_named_with_the_nearest_there_are(choice: Choice, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        make_policy(Config(), RULES, options=choice)


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (Config(select=("GIF",), file="w.toml"), r"w\.toml: select: there is no rule 'GIF'"),
        (Config(per_file_ignores=(FileIgnore("*", "FIG", "x"),), file="w.toml"), r"w\.toml: per-file-ignores: .*'FIG'"),
        (
            Config(per_file_ignores=(FileIgnore("*", "FIG001", "it is fine"),), file="w.toml"),
            r"FIG001 is overridden only by a named person with a reason \(write \"Ada Morrow: ",
        ),
        (Config(overrides=(Accepted("FIG01", "61", "Ada Morrow", "x"),), file="w.toml"), r"overrides: .*'FIG01'"),
        (Config(overrides=(Accepted("FIG001", "61", "the desk", "x"),), file="w.toml"), r"'the desk', which names no"),
    ],
)
def test_a_file_that_excuses_what_it_may_not(config: Config, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        make_policy(config, RULES)


def test_an_error_made_a_warning_takes_no_person() -> None:
    ignores = (FileIgnore("*", "FIG001", "it is fine"),)
    policy = make_policy(Config(per_file_ignores=ignores, severity=(("FIG001", "warning"),)), RULES)
    assert policy.file_ignores == ignores


@pytest.mark.parametrize(
    ("reason", "person"),
    [
        ("Ada Morrow: counted by our own reporter", ("Ada Morrow", "counted by our own reporter")),
        ("A. Morrow: seen", ("A. Morrow", "seen")),
        ("Inés de la Cruz: seen", ("Inés de la Cruz", "seen")),
        ("Checked: seen by the desk", None),
        ("It is fine: seen", None),
        ("Ada Morrow", None),
        ("Ada Morrow:", None),
        ("Ada Morrow says so", None),
        ("", None),
    ],
)
def test_who_signs_a_comment(reason: str, person: tuple[str, str] | None) -> None:
    assert signed(reason) == person


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_signature(text: str) -> None:
    found = signed(text)
    assert found is None or (is_person(found[0]) and found[1].strip())


@pytest.mark.parametrize(
    ("draft", "pattern", "fit"),
    [
        ("live/dam.md", "live/*.md", True),
        ("live/day/dam.md", "live/*.md", True),
        ("desk/dam.md", "live/*.md", False),
        ("desk/dam.md", "dam.md", True),
        ("./dam.md", "dam.md", True),
        ("Dam.md", "dam.md", False),
    ],
)
def test_patterns_fit_paths_and_last_parts(draft: str, pattern: str, fit: bool) -> None:
    assert fits(draft, pattern) is fit


def test_comma_lists_are_spread_and_a_policy_is_narrowed_to_its_draft() -> None:
    assert spread(("FIG, QUO", "TIM001,")) == ("FIG", "QUO", "TIM001")
    config = Config(
        per_file_ignores=(FileIgnore("live/*", "TIM001", "clock"), FileIgnore("old/*", "TIM001", "dated")),
        overrides=(Accepted("FIG001", "61", "Ada Morrow", "x"), Accepted("FIG001", "62", "Ada Morrow", "x", "old/*")),
    )
    policy = make_policy(config, RULES).narrowed("live/dam.md")
    assert [item.pattern for item in policy.file_ignores] == ["live/*"]
    assert [item.words for item in policy.accepted] == ["61"]


def test_a_rule_is_meant_by_code_prefix_or_name() -> None:
    assert match("fig001", RULES, "rules") == ("FIG001",)
    assert match("FIG", RULES, "rules") == ("FIG001", "FIG006", "FIG008")
    assert match("Two-Figures", RULES, "rules") == ("FIG006",)
    with pytest.raises(UsageError):
        match("", RULES, "rules")
