"""Layer 4: the articles about one thing, and which of them carry one text."""

from writethru.story.build import build_story
from writethru.story.copies import Alignment, Swap, swaps
from writethru.story.topics import matters

__all__ = ["Alignment", "Swap", "build_story", "matters", "swaps"]
