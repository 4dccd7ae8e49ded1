"""Our templates filled: pages that need nothing else, and in which no word of an article can act."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from writethru.core.showing import capital, quoted, sentence

if TYPE_CHECKING:
    from jinja2 import Environment

# what the pages of all modules have in common
SHARED = Path(__file__).parent / "templates"


class Templates:
    """The templates of one module: those of its folder, and beneath them the shared ones."""

    def __init__(self, folder: Path) -> None:
        self.folders = (folder, SHARED)

    def filled(self, template: str, *, style: str, script: str = "", **values: Any) -> str:
        """The template with the page's own style and script, their hashes for its content security policy, and values.

        Raises jinja2.TemplateNotFound for a name that no folder has.
        """
        from markupsafe import Markup

        return self._environment.get_template(template).render(
            # our own files: they hold no word of an article
            style=Markup(style),  # noqa: S704
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
            **values,
        )

    def part(self, name: str) -> str:
        """A file of the templates as it lies. Raises FileNotFoundError where no folder has it."""
        found = next((folder / name for folder in self.folders if (folder / name).is_file()), None)
        if found is None:
            raise FileNotFoundError(name)
        return found.read_text("utf-8")

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        environment = Environment(
            loader=FileSystemLoader(self.folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters.update(capital=capital, sentence=sentence, quoted=quoted, tied=_tied)
        return environment


def _tied(date: str) -> str:
    """The date with its parts kept on one line; the time may go to the next."""
    return re.sub(r"(?<!,) ", "\N{NO-BREAK SPACE}", date)


def _hash(content: str) -> str:
    """The hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
