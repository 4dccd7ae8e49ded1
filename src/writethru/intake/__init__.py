"""Sources to raw entries: what is fetched, when, and how bytes of any format become pages and texts.

``load`` is the way in. ``fetch`` holds the one fetcher, ``guard`` decides what it may fetch, ``sniff`` tells what bytes
are, ``decode`` makes text of them, and ``formats`` has one file per format.
"""

from writethru.intake.sources import Intake, load

__all__ = ["Intake", "load"]
