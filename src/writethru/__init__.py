"""Writethru: the coverage of a story in, a brief traced to its sources out.

    from writethru import read_articles, write_brief, check_draft

    coverage = read_articles(["examples/coverage"])
    result = write_brief(coverage)
    print(result.brief.headline)

Everything named here is loaded on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from writethru.api import (
        BriefResult,
        Coverage,
        check_draft,
        judge,
        judgements,
        read_articles,
        withdraw,
        write_brief,
        write_ledger,
    )
    from writethru.core.errors import WritethruError
    from writethru.core.settings import Settings
    from writethru.following import diff, editions
    from writethru.signing import sign_off
    from writethru.verifying import verify

__version__ = "0.1.0"
__all__ = [
    "BriefResult",
    "Coverage",
    "Settings",
    "WritethruError",
    "check_draft",
    "diff",
    "editions",
    "judge",
    "judgements",
    "read_articles",
    "sign_off",
    "verify",
    "withdraw",
    "write_brief",
    "write_ledger",
]


def __getattr__(name: str) -> Any:
    import importlib

    if name == "Settings":
        home = "writethru.core.settings"
    elif name == "WritethruError":
        home = "writethru.core.errors"
    elif name == "verify":
        home = "writethru.verifying"
    elif name in ("diff", "editions"):
        home = "writethru.following"
    elif name == "sign_off":
        home = "writethru.signing"
    elif name in __all__:
        home = "writethru.api"
    else:
        raise AttributeError(f"module 'writethru' has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
