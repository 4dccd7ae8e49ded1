"""The brief as the JSON document ``writethru/brief/1``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from writethru.core.types import Brief, Failure, Ledger

_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonTarget:
    """For programs. Text is exact: lone surrogates, which UTF-8 cannot hold, are written as JSON escapes."""

    name = "json"
    endings = (".json",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        from writethru.brief.output import brief_json

        text = json.dumps(brief_json(brief, failures), ensure_ascii=False, indent=1)
        return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


PLUGIN = JsonTarget()
