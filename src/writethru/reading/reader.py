"""The reader: one article in, all that was read in it out."""

from __future__ import annotations

from datetime import date
from importlib.metadata import PackageNotFoundError, packages_distributions, version

from writethru.core.settings import Settings
from writethru.core.tree import Tree
from writethru.core.types import Article, RawEntry, Reading
from writethru.reading.entities import find_entities
from writethru.reading.events import find_events
from writethru.reading.sentences import mend
from writethru.reading.statements import find_statements
from writethru.reading.times import find_times

# Raise this whenever a change of the rules changes what is read: stored readings of another engine are read again.
RULES = "5"


class Reader:
    """Reads articles with one language pipeline, which is loaded at the first article read."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._engine = ""

    @property
    def engine(self) -> str:
        """Version of the rules, name and version of the pipeline. The pipeline is not loaded for it."""
        if not self._engine:
            self._engine = f"rules-{RULES} {self.settings.pipeline}-{_pipeline_version(self.settings.pipeline)}"
        return self._engine

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
        tokens, parsed = parse(article.text, load_pipeline(self.settings.pipeline))
        tree = Tree(article.text, tokens)
        sentences = mend(tree, parsed)
        english = article.language in ("en", "")
        entities = find_entities(article, tree, sentences)
        times = find_times(article, tree, sentences)
        statements = find_statements(article, tree, sentences, entities, times, english=english)
        figures = find_figures(article, tree, sentences, statements, entities, times)
        events = find_events(article, tree, sentences, statements, entities, times) if english else ()
        notes = (
            () if english else (f"the article is in {article.language!r}: only its quotations were read as statements",)
        )
        return Reading(
            article, tokens, sentences, statements, figures, events, entities, times, engine=self.engine, notes=notes
        )


def _pipeline_version(name: str) -> str:
    """Version of the package that holds the pipeline, or "local" for a path or an unpackaged one."""
    try:
        return version(name)
    except PackageNotFoundError:
        pass
    holders = packages_distributions().get(name)
    return version(holders[0]) if holders else "local"
