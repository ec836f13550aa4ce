"""Measure the limits of speed, paired in one run, and print the ratios: `make bench`.

Starts of the bare window and of the program take turns, offscreen and, where Xvfb is installed,
under a real X server. What is computed (`figures.py`), what happens in the window
(`inside.py`), charts without one (`drawing.py`) and batches (`batch.py`) are measured in processes
of their own. Figures over their limit are marked; the exit status tells whether there were any.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
STARTS = int(os.environ.get("STARTS", "9"))

# What the program may take, as a multiple of the bare window in the same run, or in ms.
FIRST_PAINT, READY, MEMORY, STALL_MS = 1.25, 4.0, 3.2, 100.0


def main() -> int:
    over = 0
    for name, environment in platforms():
        with environment as variables:
            over += report_starts(name, variables)
    for title, script in (
        ("Numbers and figures, nothing painted", "figures.py"),
        ("In the open window", "inside.py"),
        ("Charts", "drawing.py"),
        ("Batches", "batch.py"),
    ):
        over += report_script(title, script)
    print(f"\n{over} over the limit" if over else "\nEverything within its limit")
    return 1 if over else 0


def platforms() -> Iterator[tuple[str, AbstractContextManager[dict[str, str]]]]:
    """Yield what to start windows on: no display, and a real X server where there is one."""
    yield "offscreen", offscreen()
    if shutil.which("Xvfb"):
        yield "Xvfb", xvfb()
    else:
        print("Xvfb is not installed: starts under a real X server are left out")


@contextmanager
def offscreen() -> Iterator[dict[str, str]]:
    yield {"QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def xvfb() -> Iterator[dict[str, str]]:
    # The server chooses a free display and writes its number to the pipe.
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def start(command: list[str], variables: dict[str, str], home: Path) -> dict[str, float]:
    """Run COMMAND, which writes a report to the file named last, and return the report."""
    report = home / "report.json"
    report.unlink(missing_ok=True)
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [*command, str(report)],
        env=inherited | variables | {"HOME": str(home), "XDG_DATA_HOME": str(home)},
        check=True,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
    found: dict[str, float] = json.loads(report.read_text())
    return found


def report_starts(name: str, variables: dict[str, str]) -> int:
    """Start both windows in turn and print medians and ratios; return how many are over."""
    bare_command = [sys.executable, str(HERE / "bare_window.py")]
    full_command = [str(Path(sys.executable).with_name("occdesk")), "--startup-report"]
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(STARTS + 1):
            pair = [start(c, variables, Path(folder)) for c in (bare_command, full_command)]
            if number:  # the first pair warms the caches
                pairs.append(pair)
    print(f"\n{name}: {STARTS} paired starts, medians")
    over = 0
    for label, ours, theirs, limit in (
        ("first paint", "first_paint_ms", "first_paint_ms", FIRST_PAINT),
        ("everything ready", "ready_ms", "first_paint_ms", READY),
        ("resident memory", "rss_mb", "rss_mb", MEMORY),
    ):
        bare = statistics.median(pair[0][theirs] for pair in pairs)
        full = statistics.median(pair[1][ours] for pair in pairs)
        ratio = statistics.median(pair[1][ours] / pair[0][theirs] for pair in pairs)
        over += line(label, f"{bare:7.0f} -> {full:7.0f}", ratio, limit, "x")
    stall = statistics.median(pair[1]["longest_stall_ms"] for pair in pairs)
    over += line("no answer, pyqtgraph left out", "", stall, STALL_MS, "ms")
    return over


def report_script(title: str, script: str) -> int:
    """Measure what SCRIPT measures, in a process of its own; return how many are over."""
    done = subprocess.run(
        [sys.executable, str(HERE / script)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
    )
    print(f"\n{title}")
    return sum(line(label, "", *rest) for label, *rest in json.loads(done.stdout))


def line(label: str, detail: str, value: float, limit: float | None, unit: str) -> int:
    """Print one figure against its limit; return 1 when it is over.

    A LIMIT below zero is the least that VALUE must be.
    """
    bound = f"limit {abs(limit):g}" if limit is not None else ""
    is_over = limit is not None and (value < -limit if limit < 0 else value > limit)
    print(f"  {label:<42}{detail:<19}{value:8.2f} {unit:<3} {bound:<11}{'OVER' if is_over else ''}")
    return int(is_over)


if __name__ == "__main__":
    sys.exit(main())
