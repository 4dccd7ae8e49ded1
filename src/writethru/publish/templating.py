"""The templates of the pages that we publish, and how they are filled."""

from __future__ import annotations

from pathlib import Path

from writethru.core.templating import Templates

_PAGES = Templates(Path(__file__).parent / "templates")
filled = _PAGES.filled
part = _PAGES.part
