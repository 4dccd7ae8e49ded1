"""Whether a line that a language model wrote may be printed: held word by word against the sentences that it cites.

A refused line costs nothing, since the extractive line stands in its place; a wrong line that passes is published. So
whatever cannot be shown to be in the cited sentences is refused, and much that is true with it.
"""

from writethru.publish.faithful.gate import LineGate

__all__ = ["LineGate"]
