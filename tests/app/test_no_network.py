"""Nothing opens a connection: watched by the kernel, from the first start to the last page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

EVERYTHING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from occdesk.app.desktop import put_together, start_application
QDesktopServices.openUrl = staticmethod(lambda url: True)
app = start_application()
window = put_together(None, Path("folder"))
class Asker:
    def run(self, dialog):
        dialog.show()
        dialog.grab()
        dialog.accept()
        return True
    def confirm(self, *rest): return True
    def choose(self, *rest): return ""
    def choose_folder(self, *rest): return None
    def choose_files(self, *rest): return []
def go():
    desktop = window.desktop
    desktop.asker = Asker()
    for id in ("print", "export", "copy", "cite", "sources", "method", "shortcuts", "about",
               "imports"):
        if id in desktop.menus.actions:
            desktop.menus.actions[id].trigger()
            print(id)
    QTimer.singleShot(300, window.close)
window.ready.connect(lambda: QTimer.singleShot(100, go))
QTimer.singleShot(90000, lambda: sys.exit(3))
window.show()
sys.exit(app.exec())
"""


def test_start_print_export_and_help_open_no_socket_of_the_network(tmp_path: Path) -> None:
    if shutil.which("strace") is None:
        words = "strace is not installed (packaging/debian-packages.txt, section test)"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    trace = tmp_path / "trace"
    # Where a print service is said to be, a look at its printers would go there.
    done = subprocess.run(
        ["strace", "-f", "-q", "-e", "trace=network", "-o", str(trace), sys.executable, "-c",
         EVERYTHING],
        env=os.environ | {"HOME": str(tmp_path), "CUPS_SERVER": "127.0.0.1:631"},
        cwd=tmp_path, capture_output=True, text=True, timeout=180,
    )  # fmt: skip
    if "ptrace" in done.stderr and "not permitted" in done.stderr:
        pytest.skip("strace may not watch here")
    assert done.returncode == 0, done.stderr
    assert {"print", "export", "copy"} <= set(done.stdout.split())
    assert list(tmp_path.glob("*.pdf")), "a page was printed"
    calls = trace.read_text(errors="replace")
    assert re.findall(r".*AF_INET.*", calls) == []


def test_nothing_that_knows_the_network_is_loaded() -> None:
    """QtPrintSupport asks a print service for its printers as soon as one is thought of."""
    named = re.compile(r"\b(QtPrintSupport|QtNetwork|urllib\.request|http\.client)\b")
    found = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "src").rglob("*.py")
        if named.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
