"""What is set aside is kept with person and reason; an excuse that excuses nothing is a finding."""

from __future__ import annotations

from typing import Any

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.check.config import Accepted, Config, FileIgnore
from writethru.check.policy import Choice, make_policy
from writethru.core.types import Report

DEAD = "The flood killed 53 people. It fell on Tuesday."
ADA = "Ada Morrow"


@pytest.fixture
def run(reader: Any) -> Any:
    """A check of a draft without sources under a settings file and options."""

    def check(text: str, config: Config | None = None, options: Choice | None = None, name: str = "draft.md") -> Report:
        policy = make_policy(config or Config(), all_rules(), options=options).narrowed(name)
        return check_draft(load_draft(name, text), reader=reader, policy=policy)

    return check


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_named_person_overrides_an_error_by_its_words(run: Any) -> None:
    accepted = Accepted("FIG004", "killed  53 people", ADA, "counted by our own reporter")
    report = run(DEAD, Config(overrides=(accepted,), file="writethru.toml"), name="draft.txt")
    assert codes(report) == ["TIM001"]
    (override,) = report.overrides
    assert (override.code, override.severity, override.by) == ("FIG004", "error", ADA)
    assert (override.reason, override.where) == ("counted by our own reporter", "writethru.toml: overrides")
    assert DEAD[override.start : override.end] == override.words


def test_an_override_reaches_only_its_words_and_an_idle_one_is_reported_on_them(run: Any) -> None:
    config = Config(overrides=(Accepted("FIG004", "fell on Tuesday", ADA, "seen"),), file="writethru.toml")
    report = run(DEAD, config)
    assert codes(report) == ["FIG004", "IGN001", "TIM001"]
    idle = report.findings[1]
    assert DEAD[idle.start : idle.end] == "fell on Tuesday"
    assert "writethru.toml" in idle.message
    assert codes(run("The dam held.", config)) == [], "words of another draft"


def test_a_rule_that_did_not_run_leaves_no_idle_excuse(run: Any) -> None:
    text = "The dam held. <!-- wt:ignore FIG006 two counts -->"
    assert codes(run(text)) == ["IGN001"]
    assert codes(run(text, options=Choice(ignore=("FIG006",)))) == []
    assert codes(run("The dam held. <!-- wt:ignore FIG001 Ada Morrow: seen -->")) == [], "it needs sources"
    assert codes(run(text, options=Choice(ignore=("IGN001",)))) == []


def test_a_comment_that_names_no_rule_of_ours_says_so(run: Any) -> None:
    (finding,) = run("The dam held. <!-- wt:ignore FIG999 x -->").findings
    assert finding.message == "There is no rule FIG999 to suppress"


def test_a_file_pattern_excuses_with_its_reason_and_an_error_takes_a_person(run: Any) -> None:
    signed = FileIgnore("live/*", "FIG004", "Ada Morrow: the ministry's count throughout")
    config = Config(per_file_ignores=(FileIgnore("live/*", "TIM001", "pages carry a clock"), signed), file="w.toml")
    report = run(DEAD, config, name="live/flood.md")
    assert codes(report) == []
    assert [(item.code, item.by, item.reason) for item in report.overrides] == [
        ("FIG004", ADA, "the ministry's count throughout"),
        ("TIM001", None, "pages carry a clock"),
    ]
    assert report.overrides[1].where == "w.toml: per-file-ignores 'live/*'"
    assert codes(run(DEAD, config, name="desk/flood.md")) == ["FIG004", "TIM001"]


def test_severities_change_findings_and_not_what_the_sources_say(reader: Any, sources: Any) -> None:
    draft = load_draft("draft.md", "At least 92 people were missing in Harrow, the interior ministry said.")
    plain = check_draft(draft, sources, reader=reader)
    wrong = {finding.code for finding in plain.findings if finding.severity == "error"}
    assert wrong
    levels = tuple((code, "info") for code in sorted(wrong))
    mild = check_draft(draft, sources, reader=reader, policy=make_policy(Config(severity=levels), all_rules()))
    assert {finding.severity for finding in mild.findings if finding.code in wrong} == {"info"}
    assert mild.sentences == plain.sentences
    assert plain.sentences[0].verdict != "supported"


def test_many_comments_and_many_findings_cost_in_proportion(run: Any) -> None:
    text = "It fell on Tuesday. <!-- wt:ignore TIM001 dated -->\n\n" * 120
    report = run(text, options=Choice(select=("TIM001", "IGN001")))
    assert (len(report.overrides), report.findings) == (120, ())
