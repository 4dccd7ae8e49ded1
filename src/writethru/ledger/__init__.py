"""Layer 5: joins the readings of a story; relates figures and statements; timeline."""

from writethru.ledger.build import build_ledger, relate_figures
from writethru.ledger.output import ledger_json
from writethru.ledger.relate import relate

__all__ = ["build_ledger", "ledger_json", "relate", "relate_figures"]
