"""The reader: one article in, all that was read in it out."""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from typing import TYPE_CHECKING

from writethru.core.errors import ModelError, UsageError
from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, RawEntry, Reading
from writethru.reading.aliases import Aliases, warned_aliases
from writethru.reading.entities import find_entities
from writethru.reading.events import find_events
from writethru.reading.hedges import article_hedges
from writethru.reading.neural.version import model_version
from writethru.reading.sentences import mend
from writethru.reading.statements import find_statements
from writethru.reading.times import find_times

if TYPE_CHECKING:
    from writethru.reading.neural.session import Network
    from writethru.reading.parse import Known
    from writethru.reading.statements.trained import TrainedReader

# Raise this whenever a change of the rules changes what is read: stored readings of another engine are read again.
RULES = "8"
# values of the setting "reader"
READERS = ("auto", "rules", "trained")


def uses_trained(settings: Settings) -> bool:
    """Whether statements are read with the trained reader. Raises UsageError for a value that is no way of reading,
    and ModelError where the trained reader is demanded and its files are missing."""
    wanted = settings.reader
    if wanted not in READERS:
        raise UsageError(
            f"WRITETHRU_READER is {wanted!r}, which is no way of reading",
            hint="use " + ", ".join(repr(name) for name in READERS),
        )
    if wanted == "trained" and not model_version():
        raise ModelError(
            "the files of the trained reader are missing from the installation",
            hint="install writethru again, or set WRITETHRU_READER=rules to read by the rules alone",
        )
    return wanted != "rules" and bool(model_version())


def reader_used(settings: Settings) -> str:
    """Who reads statements, in words. Raises as :func:`uses_trained`."""
    if uses_trained(settings):
        return f"rules {RULES} with the trained reader {model_version()}"
    why = "as the settings say" if settings.reader == "rules" else "the files of the trained reader are missing"
    return f"rules {RULES} alone ({why})"


class Reader:
    """Reads articles with one language pipeline, which is loaded at the first article read."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._engine = ""
        self._aliases: Aliases | None = None
        # what was parsed and run before, where this reader remembers
        self._parsed: Known | None = None
        self._network: Network | None = None

    def remembering(self) -> Reader:
        """A reader like this one that parses no paragraph and runs no sentence twice.

        For one text that is read again and again with few changes; it holds all that it has read.
        """
        out = Reader(self.settings)
        out._aliases = self._aliases
        out._parsed = {}
        return out

    @property
    def engine(self) -> str:
        """What reads: version of the rules, the trained reader where it is used, name and version of the pipeline.

        Nothing is loaded for it. Raises ModelError and UsageError as the setting ``reader`` demands.
        """
        if not self._engine:
            trained = f" reader-{model_version()}" if uses_trained(self.settings) else ""
            pipeline = f"{self.settings.pipeline}-{_pipeline_version(self.settings.pipeline)}"
            aliases = f" aliases-{self._table().digest}" if self._table().digest else ""
            self._engine = f"rules-{RULES}{trained}{aliases} {pipeline}"
        return self._engine

    def _table(self) -> Aliases:
        """Other names of speakers, the editors' file included; its bad lines are warned of once."""
        if self._aliases is None:
            self._aliases = warned_aliases(self.settings.aliases)
        return self._aliases

    def _trained(self) -> TrainedReader | None:
        """The trained reader, loaded once; None where the rules read alone."""
        if not uses_trained(self.settings):
            return None
        from writethru.reading.neural.session import Remembering, load_network
        from writethru.reading.statements.trained import TrainedReader

        if self._network is None:
            self._network = load_network() if self._parsed is None else Remembering(load_network())
        return TrainedReader(self._network)

    def article(self, entry: RawEntry) -> Article:
        """The article of a raw entry. Raises NoArticleError or FormatError where it holds none."""
        from writethru.reading.extract import extract

        return extract(entry, today=date.today())

    def read(self, article: Article) -> Reading:
        """Everything read in an article. A text without a sentence gives an empty reading; one that is not English
        is read for its sentences, figures, times and quotations alone, and a note says so.

        Raises ModelError where the pipeline is missing.
        """
        from writethru.reading.figures import find_figures
        from writethru.reading.parse import load_pipeline, parse

        if not article.text.strip():
            return Reading(article, (), (), engine=self.engine)
        tokens, parsed = parse(article.text, load_pipeline(self.settings.pipeline), self._parsed)
        tree = Tree(article.text, tokens)
        sentences = mend(tree, parsed)
        english = article.language in ("en", "")
        entities = find_entities(article, tree, sentences, self._table())
        times = find_times(article, tree, sentences)
        statements = find_statements(
            article,
            tree,
            sentences,
            entities,
            times,
            english=english,
            trained=self._trained() if english else None,
            aliases=self._table(),
        )
        figures = find_figures(article, tree, sentences, statements, entities, times)
        events = find_events(article, tree, sentences, statements, entities, times) if english else ()
        notes = (
            () if english else (f"the article is in {article.language!r}: only its quotations were read as statements",)
        )
        return Reading(
            article,
            tokens,
            sentences,
            statements,
            figures,
            events,
            entities,
            times,
            engine=self.engine,
            notes=notes,
            hedges=article_hedges(tree, sentences, statements) if english else (),
        )


def _pipeline_version(name: str) -> str:
    """Version of the package that holds the pipeline, or "local" for a path or an unpackaged one."""
    try:
        return version(name)
    except PackageNotFoundError:
        pass
    holders = packages_distributions().get(name)
    return version(holders[0]) if holders else "local"
