"""Drafts to statements: characters instead of tokens, speakers resolved, certainty, time of saying, nesting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from writethru.core.ids import make_id
from writethru.core.tree import Tree
from writethru.core.types import Article, Cue, Form, Sentence, Span, Speaker, Statement, TimeMention
from writethru.reading.certainty import certainty_of
from writethru.reading.clauses import is_negated
from writethru.reading.contents import content_kind
from writethru.reading.entities import dateline_end
from writethru.reading.statements.assemble import tidy
from writethru.reading.statements.candidate import Range, quoting_verb, subject
from writethru.reading.statements.lexicon import cue_class
from writethru.reading.statements.offers import QuotedTokens
from writethru.reading.statements.pairing import Draft
from writethru.reading.statements.saidat import SayingTimes
from writethru.reading.statements.speakers import Speakers
from writethru.reading.statements.verbs import cited_voice

# what may stand between the words and the end of their quotation
_OPENERS = "\"'`“”„«»‘ \u00a0"
_CLOSERS = "\"'`“”„«»’ \u00a0.,!?;…"


class Builder:
    """Makes the statements of one article."""

    def __init__(
        self,
        article: Article,
        tree: Tree,
        sentences: Sequence[Sentence],
        quoted: QuotedTokens,
        speakers: Speakers,
        times: Sequence[TimeMention],
    ) -> None:
        self.article = article
        self.tree = tree
        self.sentences = sentences
        self.quoted = quoted
        self.speakers = speakers
        self.saying = SayingTimes(article, tree, sentences, times)

    def build(self, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
        ids: dict[int, str] = {}
        contents = {id(draft): self._content(draft) for draft in drafts}
        kept = [draft for draft in drafts if contents[id(draft)] and not self._is_dateline(draft)]
        for draft in kept:
            spans = self._spans(contents[id(draft)])
            ids[id(draft)] = make_id(
                "st",
                self.article.id,
                self.article.sha256,
                self.tree.tokens[draft.head].start,
                spans[0].start,
                spans[-1].end,
            )
        made = [self._statement(draft, contents[id(draft)], ids) for draft in kept]
        return _without_echoes(made)

    def _statement(self, draft: Draft, content: tuple[Range, ...], ids: dict[int, str]) -> Statement:
        tree = self.tree
        speaker = None
        source = self._past_dateline(draft)
        if source is not None:
            speaker = self.speakers.speaker(source, (draft.head,))
        # "by X's count": which word of view or number it is decides how sure it is
        lemma = draft.lemma if draft.frame != "view" else tree.tokens[draft.cue[0]].lemma.lower()
        cls = cue_class(lemma)
        negated = is_negated(tree, draft.head)
        certainty = certainty_of(tree, draft.head, lemma, cls, draft.frame, content, negated)
        said_at, said_at_text = self.saying.of(draft, content)
        first, last = draft.cue
        start, end = tree.tokens[first].start, tree.tokens[last - 1].end
        return Statement(
            id=ids[id(draft)],
            article=self.article.id,
            revision=self.article.revision,
            sentence=draft.sentence,
            speaker=speaker,
            cue=Cue(tree.text[start:end], start, end, lemma, cls),
            content=self._spans(content),
            form=self._form(content),
            certainty=certainty,
            negated=negated,
            said_at=said_at,
            said_at_text=said_at_text,
            via=self._via(draft, speaker),
            parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
            method="rules+reader" if draft.weighed else "rules" if draft.frame != "quote" else "quotes",
            confidence=round(draft.chance, 2),
            kind=content_kind(tree, draft.head, lemma, draft.frame, certainty, content),
        )

    def _is_dateline(self, draft: Draft) -> bool:
        """Whether the colon that a dateline ends in was read as a cue: "TOLM: ..."."""
        sentence = self.sentences[draft.sentence]
        return sentence.first == 0 and draft.cue[1] <= dateline_end(self.tree, sentence)

    def _past_dateline(self, draft: Draft) -> int | None:
        """The draft's speaker; where the parser took the dateline for it, the noun after the dash, or none."""
        source = draft.source
        if source is None or draft.sentence >= 4:
            return source
        after = dateline_end(self.tree, self.sentences[draft.sentence])
        if source >= after:
            return source
        nouns = [i for i in range(after, draft.cue[0]) if self.tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
        for i in nouns:
            # the last word of the first noun phrase: "Norway's Tolm AB" goes on over its possessor
            if i + 1 not in nouns and self.tree.tokens[i + 1].tag != "POS":
                return i
        return None

    def _content(self, draft: Draft) -> tuple[Range, ...]:
        """The draft's content without the time of saying that the parser drew into it ("said Monday it would")."""
        runs = list(tidy(self.tree, draft))
        if runs and draft.sentence < 4:
            after_dash = dateline_end(self.tree, self.sentences[draft.sentence])
            if runs[0][0] < after_dash < runs[0][1]:
                runs[0] = (after_dash, runs[0][1])
        if runs and runs[0][0] >= draft.cue[1] and draft.frame in ("that", "p:that"):
            first, last = runs[0]
            after = self.saying.behind_time(draft.sentence, first, last)
            if after is not None:
                runs[0] = (after, last)
        return tuple(runs)

    def _spans(self, runs: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(self._with_marks(first, last) for first, last in runs)

    def _with_marks(self, first: int, last: int) -> Span:
        """The run, with the quotation marks where it is one whole quotation or more."""
        start, end = self.tree.tokens[first].start, self.tree.tokens[last - 1].end
        for i, at_start in ((first, True), (last - 1, False)):
            number = self.quoted.of[i]
            if number < 0:
                continue
            quote = self.quoted.quotes[number]
            if at_start and not self.tree.text[quote.start : start].strip(_OPENERS):
                start = quote.start
            elif not at_start and not self.tree.text[end : quote.end].strip(_CLOSERS):
                end = quote.end
        return Span(start, end)

    def _form(self, content: Sequence[Range]) -> Form:
        words = quoted = 0
        for first, last in content:
            for i in range(first, last):
                if self.tree.tokens[i].pos != "PUNCT":
                    words += 1
                    quoted += self.quoted.of[i] >= 0
        if not quoted:
            return "indirect"
        return "direct" if quoted == words else "mixed"

    def _via(self, draft: Draft, speaker: Speaker | None) -> str | None:
        """Who is quoted through the speaker ("it said, citing police"), or who quotes ("the paper quoted X")."""
        tree = self.tree
        if speaker is None:
            return None
        quoting = quoting_verb(tree, draft.head)
        if quoting is not None:
            voice = subject(tree, quoting)
            agent = tree.child(quoting, "agent")
            voice = tree.child(agent, "pobj") if agent is not None else voice
            return None if voice is None else " ".join(tree.subtree_span(voice).of(tree.text).split())
        for k in range(draft.cue[1], self.sentences[draft.sentence].last):
            if tree.lower(k) in ("citing", "quoting") and self.quoted.of[k] < 0:
                cited = cited_voice(tree, k)
                if cited is not None:
                    return " ".join(tree.subtree_span(cited).of(tree.text).split())
        return None


def _without_echoes(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements without those in which speakers speak of themselves: "X said he expected ..." is one."""
    by_id = {statement.id: statement for statement in statements}
    out = []
    for statement in statements:
        parent = by_id.get(statement.parent or "")
        if parent is None or not _same_speaker(statement, parent):
            out.append(statement)
    kept = {statement.id for statement in out}
    return tuple(_lifted(statement, by_id, kept) for statement in out)


def _lifted(statement: Statement, by_id: dict[str, Statement], kept: set[str]) -> Statement:
    """The statement under its nearest parent that was kept."""
    parent = statement.parent
    while parent is not None and parent not in kept:
        parent = by_id[parent].parent
    return statement if parent == statement.parent else replace(statement, parent=parent)


def _same_speaker(a: Statement, b: Statement) -> bool:
    return bool(a.speaker and b.speaker and a.speaker.canonical and a.speaker.canonical == b.speaker.canonical)
