#!/bin/sh
# Resolves the dependencies anew: requirements.lock (what runs and builds the program) and
# requirements-dev.lock (what checks it besides) and requirements-bench.lock (what the benchmarks
# compare it with), in the same versions.
set -eu

cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip --quiet --disable-pip-version-check install uv

resolve() {
    # Neither a header nor the address of an index: only names, versions and hashes.
    "$work/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        "$@"
}

resolve pyproject.toml --group build -o requirements.lock --upgrade
for group in dev bench; do
    resolve --group $group -c requirements.lock -o "$work/$group.lock"
    python3 - "$work/$group.lock" > requirements-$group.lock <<'PY'
"""Print the requirements of a lock that requirements.lock does not have already."""
import re
import sys
from pathlib import Path

def parts(text):
    return re.split(r"\n(?=\S)", text.strip())

have = {part.split(" ")[0] for part in parts(Path("requirements.lock").read_text())}
print("\n".join(p for p in parts(Path(sys.argv[1]).read_text()) if p.split(" ")[0] not in have))
PY
done
