"""What the formats of a difference say alike."""

from __future__ import annotations

from writethru.publish.words import SECTIONS

KINDS = {"added": "new", "dropped": "left out", "changed": "changed"}
# behind the value of a figure
FIGURE_WORDS = {"added": " (new)", "dropped": " (left out)", "changed": ""}


def section_title(name: str) -> str:
    """The heading of a section, or "Headline" and "Standfirst"."""
    return {str(key): title for key, title in SECTIONS.items()}.get(name, name.capitalize())
