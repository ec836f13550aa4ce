"""The sweep as a program: `python packaging/sweep`; see run.py."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

from sweep.run import main  # noqa: E402 - the folder of the package is known only now

if __name__ == "__main__":
    sys.exit(main())
