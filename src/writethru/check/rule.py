"""What a rule is. A new rule is one new file that defines ``PLUGIN``, an object of a class like those in ``rules/``.

A rule has a ``code`` ("ABC001"), a ``name`` in kebab case, a ``severity``, and ``needs``: "draft" if it reads the draft
alone, "src" if it compares it with sources (it is then skipped where none are given). ``check`` takes a
:class:`~writethru.check.context.Context` and yields findings, best made with :meth:`Rule.finding`. The docstring of the
class is the rule's page in the manual: What it does / Why it matters / Example / Instead / Fix. A third party's rule is
published under the entry point group ``writethru.rules``; it need not inherit from :class:`Rule`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Literal

from writethru.core.types import Citation, Edit, Finding, Severity, Span

if TYPE_CHECKING:
    from writethru.check.context import Context

Needs = Literal["draft", "src"]


class Rule(ABC):
    """Base of the built-in rules."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    needs: ClassVar[Needs]

    @abstractmethod
    def check(self, ctx: Context) -> Iterable[Finding]:
        """Findings on one draft, in any order. Must not change anything and must not read clock, network or disk."""

    def finding(
        self,
        message: str,
        span: Span,
        *,
        citations: Iterable[Citation] = (),
        fix: str | None = None,
        edit: Edit | None = None,
        deciding: Iterable[Citation | None] = (),
    ) -> Finding:
        """A finding of this rule on a span of the draft.

        ``deciding`` are the words of the cited sentences that decide, where the rule can name them; None is skipped.
        """
        place = self.code, self.severity, message, span.start, span.end
        return Finding(*place, tuple(citations), fix, edit, tuple(words for words in deciding if words))
