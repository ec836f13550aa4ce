"""The commands that add data to the program and take it away again."""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from occdesk.actions.imported_data import ImportedData, find_file
from occdesk.app import output
from occdesk.app.pack_path import pack_path
from occdesk.model.errors import UsageError
from occdesk.model.plain_text import plain_line
from occdesk.paths import user_folder
from occdesk.sources.importing import Prepared


def import_data(options: argparse.Namespace) -> int:
    """Read the given files in a child process, say what they add, and add it."""
    imported = ImportedData(user_folder(), pack_path())
    staged = imported.prepare(
        [Path(each) for each in options.files],
        columns=[each.strip() for each in options.columns.split(",") if each.strip()],
        corrections=_corrections(options.corrections),
        progress=None if options.format == "json" else _tell,
    )
    prepared = staged.prepared
    try:
        _describe(prepared, options)
        if not options.dry_run:
            imported.add(staged)
    finally:
        staged.close()
    if options.format == "text":
        ending = (
            "Nothing was added: this was a dry run."
            if options.dry_run
            else (
                f"Added as {prepared.id}; “occdesk data remove {prepared.id}” takes it away again."
            )
        )
        output.say(ending + "\n")
    return 0


def remove_data(options: argparse.Namespace) -> int:
    """Remove an imported pack."""
    removed = ImportedData(user_folder(), pack_path()).remove(options.pack)
    output.say(f"Removed: {removed.name}\n")
    return 0


def inspect_files(options: argparse.Namespace) -> int:
    """Print what is in files, read in a child process: their sheets, tables and columns."""
    from occdesk.sources.files.child import run_in_child

    paths = [str(find_file(Path(each))) for each in options.files]
    found = run_in_child("inspect", {"paths": paths})
    if options.format == "json":
        output.say(output.as_json(found))
        return 0
    members, left_out = found["members"], found["left_out"]
    assert isinstance(members, list) and isinstance(left_out, list)
    lines: list[str] = []
    for member in members:
        lines += [member["name"], *(f"  {words}" for words in _contents(member))]
    lines += [f"Not looked at: {each}" for each in left_out]
    output.say("\n".join(_one_line(line) for line in lines) + "\n")
    return 0


def _contents(member: Mapping[str, Any]) -> Iterator[str]:
    if "problem" in member:
        yield member["problem"]
    if "header" in member:
        yield f"columns: {', '.join(member['header'])}"
    for name, rows in member.get("sheets", {}).items():
        widest: Sequence[str] = max(rows, key=lambda row: sum(map(bool, row)), default=[])
        yield f"sheet {name}: {', '.join(each for each in widest if each) or 'empty'}"
    for name, columns in member.get("tables", {}).items():
        yield f"table {name}: {', '.join(columns)}"


def _tell(words: str, part: float) -> None:
    output.say(f"{part:4.0%}  {plain_line(words)}\n")


def _describe(prepared: Prepared, options: argparse.Namespace) -> None:
    if options.format == "json":
        output.say(
            output.as_json(
                {
                    "id": prepared.id,
                    "name": prepared.name,
                    "found": [each._asdict() for each in prepared.found],
                    "adds": list(prepared.adds),
                    "warnings": list(prepared.warnings),
                    "added": not options.dry_run,
                }
            )
        )
        return
    lines = [f"{Path(each.path).name}: {each.words}" for each in prepared.found]
    lines += ["It adds:", *(f"  {each}" for each in prepared.adds)]
    lines += [f"Note: {each}" for each in prepared.warnings]
    output.say("\n".join(_one_line(line) for line in lines) + "\n")


def _one_line(line: str) -> str:
    """Return a line that stays one, with what it is indented by."""
    words = line.lstrip(" ")
    return line[: len(line) - len(words)] + plain_line(words)


def _corrections(name: str) -> dict[str, str]:
    if not name:
        return {}
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"The corrections {name} cannot be read: {error}.") from error
    wrong = [row for row in rows if len(row) != 2]
    if wrong:
        raise UsageError(f"A line of {name} is not a title and a code: {', '.join(wrong[0])}.")
    return {row[0]: row[1] for row in rows}
