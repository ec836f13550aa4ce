"""Folders for what is only needed while a file is read."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from occdesk.system.scratch import scratch, sweep_scratch

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes of POSIX")


def test_it_goes_in_the_end_and_that_of_a_killed_process_when_it_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = (
        "import os; from occdesk.system.scratch import make_scratch\n"
        "(make_scratch() / 'copy').write_bytes(b'half'); os.kill(os.getpid(), 9)"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=False, env={**os.environ, "TMPDIR": str(tmp_path)}
    )
    (left,) = tmp_path.iterdir()
    with scratch() as mine:
        assert list(tmp_path.iterdir()) == [mine] != [left], "the other one is gone"
        sweep_scratch()
        assert mine.is_dir(), "what is in use stays"
    assert list(tmp_path.iterdir()) == []
