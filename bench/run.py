"""All measurements, one after another: ``make bench``, or ``python bench/run.py NAME...`` for some of them.

Ends with 1 where a figure is below its floor in ``bench/floors.json``. A floor is raised when a better figure was
reached; lowering one needs ``--lower NAME --because REASON``, which is written beside the floor.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

from _data import ROOT, data_folder

SCRIPTS = (
    "extraction",
    "attribution",
    "attribution --reader rules",
    "attribution --reader network",
    "speakers",
    "stance",
    "times",
    "figures",
    "newsquant",
    "reconcile",
    "series",
    "ledger",
    "ledger --further",
    "ledger --blind",
    "stories",
    "stories --day 2",
    "stories --further",
    "stories --blind",
    "brief_speed",
    "brief_peers",
    "brief_peers --further",
    "llm_hostile",
    "check",
    "check --further",
    "check --blind",
    "rules",
    "seeded_edits",
    "fixes",
    "claims",
    "check_speed",
    "charts",
    "reading_cost",
    "reading_cost --reader rules",
    "figures_speed",
    "speed",
)
FLOORS = Path(__file__).with_name("floors.json")
# what a script prints for us to compare: FLOOR name=value
LINE = re.compile(r"^FLOOR (\S+)=(\S+)$", re.M)


def main() -> None:
    """Run the scripts, print what they print, then compare with the floors."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(SCRIPTS)}")
    ap.add_argument("--lower", metavar="FLOOR", help="lower this floor to what is measured now")
    ap.add_argument("--because", metavar="REASON", help="why it is lowered")
    options = ap.parse_args()
    unknown = set(options.names) - set(SCRIPTS)
    if unknown:
        ap.error(f"no such measurement: {', '.join(sorted(unknown))}")
    if options.lower and not options.because:
        ap.error("--lower needs --because: a floor is never lowered without a reason")
    data_folder()
    found: dict[str, float] = {}
    broken = []
    for name in options.names or SCRIPTS:
        script, *arguments = name.split()
        print(f"\n== {name} " + "=" * (100 - len(name)), flush=True)
        run = subprocess.run(
            [sys.executable, f"bench/{script}.py", *arguments], cwd=ROOT, text=True, stdout=subprocess.PIPE, check=False
        )
        print(LINE.sub("", run.stdout).rstrip(), flush=True)
        found.update({key: float(value) for key, value in LINE.findall(run.stdout)})
        if run.returncode:
            broken.append(name)
    floors = json.loads(FLOORS.read_text("utf-8"))
    if options.lower:
        _lower(floors, options.lower, found, options.because)
    print(f"\n== floors {'=' * 94}")
    under = []
    for key, floor in floors.items():
        if key not in found:
            continue
        value, limit = found[key], floor["floor"]
        ok = value <= limit if floor.get("at_most") else value >= limit
        kind = "at most" if floor.get("at_most") else "floor"
        print(f"{key:40} {value:8.3f}  {kind} {limit:.3f}  {'ok' if ok else 'MISSED'}")
        if not ok:
            under.append(key)
    if broken:
        print(f"broken: {', '.join(broken)}")
    sys.exit(1 if under or broken else 0)


def _lower(floors: dict[str, dict[str, object]], name: str, found: dict[str, float], because: str) -> None:
    if name not in floors or name not in found:
        sys.exit(f"{name} is no floor that was measured in this run")
    today = datetime.date.today().isoformat()
    was = floors[name]["floor"]
    floors[name].update(floor=found[name], lowered=f"{today}: from {was}: {because}")
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
