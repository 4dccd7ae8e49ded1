"""Layer 6: plans a brief and writes its lines, each with the source sentences it rests on."""

from writethru.brief.output import brief_json
from writethru.brief.write import write_brief

# raised whenever the same ledger would give another brief
BRIEF_VERSION = "7"

__all__ = ["BRIEF_VERSION", "brief_json", "write_brief"]
