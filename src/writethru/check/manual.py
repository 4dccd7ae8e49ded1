"""The manual page of a rule: its docstring, headed by its code, name and severity."""

from __future__ import annotations

import inspect
from typing import Any


def manual(rule: Any) -> str:
    """The page as Markdown: what the rule does, why it matters, an example, how to write instead, and the fix."""
    needs = "reads the draft alone" if rule.needs == "draft" else "compares the draft with its sources"
    return f"{rule.name}: {rule.severity}; {needs}\n\n{inspect.cleandoc(rule.__doc__ or '')}\n"
