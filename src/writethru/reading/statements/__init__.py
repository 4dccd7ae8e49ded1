"""Who says what, and how sure: statements by dependency rules, a learned list of cues, and paired quotations."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Article, Entity, Sentence, Statement, TimeMention
from writethru.reading.aliases import Aliases
from writethru.reading.quotes import find_quotes
from writethru.reading.statements.assemble import assemble
from writethru.reading.statements.build import Builder
from writethru.reading.statements.lexicon import Lexicon, lexicon
from writethru.reading.statements.offers import QuotedTokens
from writethru.reading.statements.speakers import Speakers
from writethru.reading.statements.trained import TrainedReader


def find_statements(
    article: Article,
    tree: Tree,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    times: Sequence[TimeMention],
    *,
    english: bool = True,
    trained: TrainedReader | None = None,
    cues: Lexicon | None = None,
    aliases: Aliases | None = None,
) -> tuple[Statement, ...]:
    """All statements of an article in the order of their cues; where it is not English, only those with quotations.

    With a trained reader the offers of the rules are weighed by it; without one the rules stand alone. Another list
    of cues and another table of aliases than the package's may be given.
    """
    quoted = QuotedTokens(tree, find_quotes(article.text, sentences))
    drafts = assemble(tree, sentences, quoted, cues or lexicon(), trained if english else None)
    builder = Builder(article, tree, sentences, quoted, Speakers(tree, sentences, entities, aliases), times)
    if not english:
        drafts = [draft for draft in drafts if draft.quotes]
    return builder.build(drafts)
