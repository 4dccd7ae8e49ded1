"""Relations of figure pairs against hand-made gold: ``python bench/reconcile.py [--errors]``.

Runs ``eval/score_reconcile.py`` on the relations of data/figures/reconcile-dev.jsonl; ``--errors`` prints the pairs
that are wrong, with our reason.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from _data import data_folder, eval_folder
from writethru.ledger import relate


def main() -> int:
    """Score the pairs, and count those whose relation depends on the order in which they are given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    options = parser.parse_args()
    lines = (data_folder() / "figures" / "reconcile-dev.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    rows, uneven = [], 0
    for pair in pairs:
        relation, reason = relate(pair["a"], pair["b"])
        uneven += relate(pair["b"], pair["a"])[0] != relation
        rows.append(json.dumps({"id": pair["id"], "relation": relation, "reason": reason}))
        if options.errors and relation != pair["relation"]:
            print(f"{pair['id']}: {pair['relation']}, got {relation}: {reason}")
    with tempfile.TemporaryDirectory() as work:
        found = Path(work) / "relations.jsonl"
        found.write_text("\n".join(rows) + "\n", "utf-8")
        command = [sys.executable, str(eval_folder() / "score_reconcile.py"), str(found)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(said.rstrip())
    print(f"depend on the order: {uneven}")
    accuracy, wrong = re.search(r"accuracy ([\d.]+)", said), re.search(r"conflict or update: (\d+)", said)
    if accuracy and wrong:
        print(f"FLOOR reconcile_accuracy={accuracy[1]}")
        print(f"FLOOR reconcile_false={wrong[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
