"""A check from end to end: drafts, settings files and sources in, reports and an exit code out.

The shell around :mod:`writethru.check`: it finds the settings of each draft, reads the sources of all drafts once, and
lets one bad draft stop no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from writethru.api import Coverage, Progress, check_loaded, read_sources, write_ledger
from writethru.core.errors import FormatError, NothingToDoError, SourceError, UsageError
from writethru.core.settings import Settings
from writethru.core.types import Failure, Reading, Report, Severity

if TYPE_CHECKING:
    from writethru.check.draft import Draft
    from writethru.check.fix import Fixed
    from writethru.check.policy import Choice, Policy
    from writethru.check.sources import Sources


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What the command line chose for a check; what it left open is for the settings file of each draft."""

    # rules and severities
    choice: Choice
    # sources to check against, in place of those in the settings file
    sources: tuple[str, ...] = ()
    # the settings file to use for all drafts, in place of the one found from each draft's folder upward
    config: Path | None = None
    # look for a settings file at all
    search: bool = True
    # the command ends with 1 where a finding of this severity or above is left
    level: Severity | None = None
    # fields of Settings by name; None leaves one open
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """How the drafts of one settings file are checked."""

    settings: Settings
    policy: Policy
    level: Severity
    sources: tuple[str, ...]
    # the settings file, None without one
    file: Path | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking drafts, in the order in which they were given."""

    reports: tuple[Report, ...]
    # drafts that could not be checked
    failures: tuple[Failure, ...]
    # the sources of all of them, each once
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]
    # 0 nothing at or above the level, 1 something, 2 where a draft was not or not wholly checked
    code: int
    # the lowest level that any of the drafts is held to
    level: Severity = "error"
    # one per report, where fixes were asked for
    fixed: tuple[Fixed, ...] = ()


def plan_check(draft: str, options: CheckOptions) -> Plan:
    """Settings, rules and sources for a draft: options win over the environment, that over the settings file.

    Raises UsageError where one of them is wrong.
    """
    from writethru.check import all_rules
    from writethru.check.config import Config
    from writethru.check.config_file import config_for, sources_from
    from writethru.check.policy import make_policy

    config, path = Config(), None
    if options.search:
        config, path = config_for(None if draft == "-" else Path(draft), options.config)
    given = {"house": config.house, "copy_limit": config.copy_limit}
    settings = Settings.from_env(
        file={name: value for name, value in given.items() if value is not None}, **options.settings
    )
    return Plan(
        settings,
        make_policy(config, all_rules(), options=options.choice),
        options.level or cast("Severity", config.level or "error"),
        options.sources or sources_from(path, config.sources),
        path,
    )


def check_drafts(
    drafts: Sequence[str],
    options: CheckOptions,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    fix: Literal["no", "try", "make"] = "no",
) -> Checked:
    """Check drafts, each by the settings file nearest to it; ``-`` is standard input.

    With ``fix`` the edits that are certain are tried; where they are made, in the files too, the reports and the code
    are those of the fixed drafts. A draft that cannot be read, or whose sources cannot, is listed in ``failures`` and
    the others go on. Raises UsageError, ModelError and StoreError, which no draft is to blame for.
    """
    from writethru.check import exit_code, load_draft
    from writethru.check.config_file import path_from

    work = _CheckRun(options, stdin, progress)
    reports: list[Report] = []
    failures: list[Failure] = []
    fixes: list[Fixed] = []
    levels: set[Severity] = set()
    codes = [0]
    for name in drafts:
        plan = plan_check(name, options)
        try:
            if name == "-" and "-" in plan.sources:
                raise UsageError("standard input cannot be both draft and source", hint="save one of them to a file")
            loaded = load_draft("-", stdin.read() if stdin else b"") if name == "-" else load_draft(Path(name))
            coverage, held = work.coverage(plan)
        except SourceError as error:
            failures.append(Failure(error.source, str(error)))
            continue
        except NothingToDoError as error:
            failures.append(Failure(name, f"not checked, {error}"))
            continue
        policy = plan.policy.narrowed(path_from(plan.file, name))
        again = partial(check_loaded, coverage=coverage, settings=plan.settings, policy=policy, held=held)
        report = again(loaded)
        try:
            if fix != "no":
                fixes.append(_fix(loaded, report, again))
            if fix == "make":
                _write_back(loaded, fixes[-1])
                report = fixes[-1].after
        except SourceError as error:
            failures.append(Failure(error.source, str(error)))
        reports.append(report)
        levels.add(plan.level)
        work.note(policy, report)
        codes.append(exit_code(report, plan.level))
    return Checked(
        tuple(reports),
        tuple(failures),
        work.readings(),
        work.notes(),
        2 if failures or not reports else max(codes),
        next((level for level in ("info", "warning", "error") if level in levels), "error"),
        tuple(fixes),
    )


def _fix(draft: Draft, report: Report, check: Callable[[Draft], Report]) -> Fixed:
    """The draft with the edits that are certain. Raises FormatError for a kind that is not its own text."""
    from writethru.check import load_draft
    from writethru.check.draft_format import TextFormat
    from writethru.check.drafts import all_drafts
    from writethru.check.fix import fix_draft

    name = draft.file or "the draft"
    kind = next(plugin for plugin in all_drafts() if plugin.name == draft.kind)
    if not isinstance(kind, TextFormat):
        raise FormatError(
            name, f"{name}: is no text file, so nothing was fixed in it", hint="work the fixes in by hand"
        )
    # as bytes, so that the kind of the text is told as it was the first time
    return fix_draft(report, lambda text: check(load_draft(name, text.encode("utf-8", "surrogatepass"))))


def _write_back(draft: Draft, fixed: Fixed) -> None:
    """Write the fixed draft in its encoding. Raises FormatError where its file has changed or cannot be written."""
    from writethru.check.draft_format import encoded
    from writethru.core.files import write_whole

    if draft.file in (None, "-") or not fixed.made:
        return
    name, path = str(draft.file), Path(str(draft.file))
    try:
        data = path.read_bytes()
        if encoded(draft.raw, data) != data:
            raise FormatError(
                name, f"{name}: has changed while it was checked, so nothing was written", hint="try again"
            )
        write_whole(path, encoded(fixed.text, data))
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise FormatError(name, f"{name}: cannot be written: {why}", hint="the draft is as it was") from error


class _CheckRun:
    """What the drafts of one run share: the sources, read once, and the excuses that any of them used."""

    def __init__(self, options: CheckOptions, stdin: BinaryIO | None, progress: Progress | None) -> None:
        self._stdin = stdin
        self._progress = progress
        self._read: dict[tuple[str, ...], tuple[Coverage, Sources]] = {}
        self._excuses: dict[tuple[str, str], bool] = {}

    def coverage(self, plan: Plan) -> tuple[Coverage, Sources]:
        """Raises what :func:`read_sources` raises."""
        from writethru.check.sources import Sources

        if plan.sources not in self._read:
            coverage = Coverage(())
            if plan.sources:
                coverage = read_sources(
                    plan.sources, settings=plan.settings, stdin=self._stdin, progress=self._progress
                )
            ledger = write_ledger(coverage) if coverage.readings else None
            self._read[plan.sources] = coverage, Sources(coverage.readings, ledger)
        return self._read[plan.sources]

    def note(self, policy: Policy, report: Report) -> None:
        used = {(item.code, item.where) for item in report.overrides}
        for item in policy.file_ignores:
            where = f"{policy.file}: per-file-ignores {item.pattern!r}"
            key = item.code, where
            self._excuses[key] = self._excuses.get(key, False) or key in used

    def readings(self) -> tuple[Reading, ...]:
        """The sources of all drafts, each once: drafts with settings files of their own may share some."""
        held = [reading for coverage, _ in self._read.values() for reading in coverage.readings]
        return tuple({(reading.article.id, reading.article.revision): reading for reading in held}.values())

    def notes(self) -> tuple[str, ...]:
        """Notes on the sources, and on excuses for whole drafts that excused nothing in any."""
        said = dict.fromkeys(note for coverage, _ in self._read.values() for note in coverage.notes)
        idle = [key for key, used in self._excuses.items() if not used]
        return (*said, *(f"IGN001: {where} excuses nothing from {code}" for code, where in idle))
