"""Speed and memory of the command as a user meets it: ``python bench/speed.py``.

Each figure is the median of several fresh processes on this machine. Timings of other tools or of a bare interpreter
stand beside ours, measured in the same run.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from _data import data_folder

PYTHON = sys.executable
COMMAND = [PYTHON, "-m", "writethru"]


def seconds(command: list[str], runs: int = 5, env: dict[str, str] | None = None) -> float:
    """Median wall-clock seconds of fresh processes."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Print one line per figure: what, ours, and the bare interpreter's."""
    pages = sorted((data_folder() / "stories").glob("*/articles"))[0]
    bare = seconds([PYTHON, "-c", "pass"])
    loaded = seconds([PYTHON, "-c", "import writethru"])
    shown = seconds([*COMMAND, "--help"])
    print(f"bare interpreter                 {bare * 1000:7.0f} ms")
    print(f"import writethru                 {(loaded - bare) * 1000:7.0f} ms above it")
    print(f"writethru --help                 {shown * 1000:7.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        for name, fresh in (("first run, empty store", True), ("same pages again", False)):
            times = []
            for run in range(3):
                store = Path(folder) / (f"{run}.db" if fresh else "0.db")
                env = {**os.environ, "WRITETHRU_STORE": str(store)}
                times.append(seconds([*COMMAND, "brief", str(pages), "--format", "json"], runs=1, env=env))
            print(f"seven pages to brief, {name:22} {statistics.median(times):5.2f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of all of these      {peak:7.0f} MiB")


if __name__ == "__main__":
    main()
