"""Claims held against documents: one with :func:`verify`, many with :func:`verify_records`.

The claim is read as a draft is and the documents as sources are; the errors of the check rules count, and so does the
score of the verifier. Documents given again are not read again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from writethru.core.errors import FormatError, UsageError, WritethruError
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.showing import shown
from writethru.core.types import Article, Finding, Reading, SentenceVerdict, Verdict

if TYPE_CHECKING:
    from writethru.check.sources import Sources

# rules whose errors decide on a claim whatever its score: figures, dates, negation, quotations. The others ask
# how news is told: whether a claim names its speaker, say, which no document can contradict
CERTAIN = frozenset({"FIG001", "FIG010", "TIM002", "TIM003", "NEG001", "QUO001"})
# documents whose readings are kept while a batch runs
KEPT = 64


@dataclass(frozen=True, slots=True)
class Verification:
    """What the documents say of a claim."""

    # 0..1, 1 = supported: the lowest of the claim's sentences
    score: float
    verdict: Verdict
    # errors of the rules that compare with the sources, and of the verifier
    findings: tuple[Finding, ...]
    sentences: tuple[SentenceVerdict, ...]
    notes: tuple[str, ...] = ()
    # the claim as it was read: offsets point into it
    claim: str = ""


def verify(documents: str | Sequence[str | Reading], claim: str, *, settings: Settings | None = None) -> Verification:
    """Is a claim held by documents, given as texts or readings? A claim of several sentences has the lowest score.

    Raises FormatError where the claim or every document holds no words, ModelError where the pipeline is missing.
    """
    settings = settings or Settings.from_env()
    given = [documents] if isinstance(documents, str) else list(documents)
    return Judge(settings).verify(given, claim)


def verify_records(
    records: Iterable[Mapping[str, Any]], *, settings: Settings | None = None
) -> Iterator[Verification | WritethruError]:
    """One answer per record ``{"doc" or "docs", "claim"}``, in their order: a verification, or why there is none."""
    judge = Judge(settings or Settings.from_env())
    for record in records:
        try:
            yield judge.verify(_documents(record), _claim(record))
        except WritethruError as error:
            yield error
        except Exception as error:  # a fault of ours in one record must not cost the others
            yield WritethruError(f"could not be judged: {type(error).__name__}: {' '.join(str(error).split())[:160]}")


def _documents(record: Mapping[str, Any]) -> list[str]:
    held = record.get("docs", record.get("doc"))
    found = [held] if isinstance(held, str) else held
    if not isinstance(found, list) or not found or not all(isinstance(each, str) for each in found):
        raise UsageError('has no "doc" that is a text, or "docs" that is a list of texts')
    return found


def _claim(record: Mapping[str, Any]) -> str:
    claim = record.get("claim")
    if not isinstance(claim, str):
        raise UsageError('has no "claim" that is a text')
    return claim


class Judge:
    """Reads documents and claims with one reader, and keeps what was read last."""

    def __init__(self, settings: Settings) -> None:
        from writethru.reading import Reader

        # who says what weighs little in a claim, and the trained reader would take as long as all the rest
        self.settings = replace(settings, reader="rules") if settings.reader == "auto" else settings
        self._reader = Reader(self.settings)
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._sources: OrderedDict[tuple[str, ...], Sources] = OrderedDict()

    def verify(self, documents: Sequence[str | Reading], claim: str) -> Verification:
        """See :func:`verify`."""
        from writethru.check import check_draft
        from writethru.check.draft import load_draft

        if not any(map(str.isalnum, claim)):
            raise FormatError("the claim", "the claim holds no words", hint="give a sentence")
        draft = load_draft("the claim.txt", " ".join(shown(claim).split()))
        held = self._held(documents)
        report = check_draft(draft, held, reader=self._reader, settings=self.settings, rules=self._rules)
        wrong = tuple(finding for finding in report.findings if finding.severity == "error")
        sentences = tuple(map(self._decided, report.sentences))
        checkable = [sentence for sentence in sentences if sentence.verdict != "not_checkable"]
        if not checkable:
            return Verification(0.5, "not_checkable", wrong, sentences, report.notes, report.text)
        lowest = min(checkable, key=lambda sentence: sentence.score)
        return Verification(lowest.score, lowest.verdict, wrong, sentences, report.notes, report.text)

    def _decided(self, sentence: SentenceVerdict) -> SentenceVerdict:
        """The sentence, unsupported where no rule says more and its score is below the threshold."""
        if sentence.verdict == "supported" and sentence.score < self.settings.support:
            return replace(sentence, verdict="unsupported")
        return sentence

    @cached_property
    def _rules(self) -> dict[str, Any]:
        from writethru.check import all_rules

        return {code: rule for code, rule in all_rules().items() if code in CERTAIN}

    def _held(self, documents: Sequence[str | Reading]) -> Sources:
        from writethru.check.sources import Sources

        readings = [each if isinstance(each, Reading) else self._reading(each) for each in documents]
        readings = [reading for reading in readings if reading.sentences]
        if not readings:
            raise FormatError("the documents", "the documents hold no words", hint="give a text to judge the claim by")
        key = tuple(f"{reading.article.id}@{reading.article.sha256}" for reading in readings)
        held = self._sources.get(key)
        if held is None:
            held = self._sources[key] = Sources(readings)
            if len(self._sources) > KEPT:
                self._sources.popitem(last=False)
        return held

    def _reading(self, text: str) -> Reading:
        text = shown(text)
        digest = sha256(text)
        held = self._readings.get(digest)
        if held is None:
            held = self._readings[digest] = self._reader.read(_article(text, digest))
            if len(self._readings) > KEPT:
                self._readings.popitem(last=False)
        return held


def _article(text: str, digest: str) -> Article:
    """A document given as bare text: without outlet, date and address."""
    from writethru.reading.extract.language import find_language

    return Article(
        id=make_id("document", digest), revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(),
        published=None, modified=None, language=find_language((), text) or "", completeness="full", credit=None,
        sha256=digest, text=text,
    )  # fmt: skip
