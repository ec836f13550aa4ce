"""Tables for a terminal, and JSON; and files that are written whole or not at all."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.plain_text import escaped, plain_line, plain_lines
from occdesk.system.files import behind_link, fill_whole, reason_of


def as_json(what: object) -> str:
    """Return WHAT as indented JSON: letters as they are, what is hidden by its number."""
    return escaped(json.dumps(what, indent=1, ensure_ascii=False)) + "\n"


def as_table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Return a table of words with aligned columns; RIGHT tells which align to the right."""
    rows = [[plain_line(cell) for cell in row] for row in rows]
    columns = [plain_line(head) for head in columns]
    widths = [max([len(head), *(len(row[at]) for row in rows)]) for at, head in enumerate(columns)]
    lines = []
    for row in (columns, ["-" * width for width in widths], *rows):
        cells = [
            cell.rjust(width) if at_right else cell.ljust(width)
            for cell, width, at_right in zip(row, widths, right, strict=True)
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def shorten(text: str, width: int) -> str:
    """Return TEXT cut to WIDTH characters with an ellipsis."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def say(text: str, *, data: bool = False) -> None:
    """Print TEXT, replacing letters that the terminal cannot show and those that act on it.

    DATA for another program (CSV, HTML) goes to a file or a pipe as it is.
    """
    if sys.stdout is None:
        raise OccDeskError("Standard output is closed, so nothing can be printed; open it.")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.stdout.write(text if data and not sys.stdout.isatty() else plain_lines(text))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise stdout_failed(error) from error


def flush() -> None:
    """Write what is still to be printed; raises OccDeskError where it cannot be."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise stdout_failed(error) from error


def stdout_failed(error: OSError) -> OccDeskError:
    """Return the error for standard output that takes no more, and write nothing more to it."""
    # Python would try again, and complain, when it closes stdout.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return OccDeskError(f"Standard output could not be written: {reason_of(error)}.")


def warn(sentence: str) -> None:
    """Print SENTENCE as one line on standard error; what was asked for is done all the same."""
    if sys.stderr is not None:
        print(f"occdesk: {plain_line(sentence)}", file=sys.stderr)


def check_free(path: Path, *, force: bool) -> None:
    """Raise UsageError when PATH exists and may not be overwritten, or its folder is not there.

    A device or a pipe is never replaced by a file, whatever FORCE says.
    """
    path = behind_link(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file to write.")
    if path.exists() and not path.is_file():
        raise UsageError(f"{path} is a device or a pipe; name a file to write.")
    if path.exists() and not force:
        raise UsageError(f"{path} exists already; add --force to overwrite it.")
    if not path.parent.is_dir():
        raise OccDeskError(f"The folder {path.parent} does not exist; make it first.")


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two names, of files that need not exist, mean one file."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def write_whole(path: Path, write: Callable[[Path], None], *, force: bool) -> None:
    """Let WRITE fill a file beside PATH, then put it into its place, whole or not at all."""
    check_free(path, force=force)
    try:
        fill_whole(path, write)
    except OSError as error:
        folder = behind_link(path).parent
        if not os.access(folder, os.W_OK):
            raise OccDeskError(
                f"The folder {folder} cannot be written to ({reason_of(error)});"
                " choose another or change its permissions."
            ) from error
        raise OccDeskError(f"{path} could not be written: {reason_of(error)}.") from error


def write_text(path: Path, text: str, *, force: bool) -> None:
    """Write TEXT as UTF-8 to PATH, whole or not at all."""
    write_bytes(path, text.encode("utf-8"), force=force)


def write_bytes(path: Path, content: bytes, *, force: bool) -> None:
    """Write CONTENT to PATH, whole or not at all."""
    write_whole(path, lambda part: _put(part, content), force=force)


def write_files(files: Iterable[tuple[Path, bytes]], *, force: bool) -> None:
    """Write all of FILES (path, content); where one cannot be, no new one of them stays."""
    new: list[Path] = []
    try:
        for path, content in files:
            is_new = not path.exists()
            write_bytes(path, content, force=force)
            new += [path] if is_new else []
    except OccDeskError:
        for path in new:
            path.unlink(missing_ok=True)
        raise


def _put(part: Path, content: bytes) -> None:
    part.write_bytes(content)
