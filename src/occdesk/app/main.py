"""main(): the program's entrance, for the window and for every command."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.plain_text import plain_line

DEBUG_VARIABLE = "OCCDESK_DEBUG"
"""Environment variable that shows the traceback of an unexpected error."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run OccDesk with ARGUMENTS (those of the process when None) and return its exit status.

    0 when all went well, 2 for bad usage, 1 for anything else. An error is one line on standard
    error.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        try:
            status = _run(given)
        except Exception as error:
            if not _is_of_a_pack(error) or not _left_out():
                raise
            # What failed was an imported pack, which is left out from now on.
            status = _run(given)
        if window_arguments(given) is None:
            from occdesk.app.output import flush

            flush()
        return status
    except OccDeskError as error:
        return _fail(str(error), error.exit_status)
    except BrokenPipeError:
        # The reader (head, less) has gone. Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except KeyboardInterrupt:
        return _fail("Interrupted.", 1)
    except ImportError as error:
        from occdesk.app.system_libraries import explain

        known = explain(error)
        if known is None:
            return _report_unexpected(error)
        return _fail(str(known), known.exit_status)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return _fail(f"The system refused: {error.strerror or error}{where}.", 1)
    except Exception as error:
        return _report_unexpected(error)


def _run(given: list[str]) -> int:
    window = window_arguments(given)
    _tidy_up_when_stopped()
    if window is not None:
        # Much is loaded and nothing thrown away while the window opens; later it collects itself.
        gc.disable()
        from occdesk.app.desktop import run_window

        return run_window(*window)
    # argparse and the commands are not needed for the window, whose first paint is counted.
    from occdesk.app.arguments import run_command

    return run_command(given)


def _tidy_up_when_stopped() -> None:
    """Let a command that is told to stop clear away the file that it has not finished."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What the caller has set to be ignored (nohup) stays ignored.
        usual = (signal.SIG_DFL, signal.default_int_handler)
        if number is not None and signal.getsignal(number) in usual:
            # Signals can be set in the main thread alone.
            with suppress(ValueError):
                signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    if "shiboken6" not in sys.modules:
        raise KeyboardInterrupt
    # An exception in the midst of Qt is lost there, or crashes it.
    from occdesk.system.files import drop_parts

    drop_parts()
    with suppress(OSError):
        os.write(2, b"occdesk: Interrupted.\n")
    os._exit(1)


def window_arguments(given: Sequence[str]) -> tuple[str | None, str | None] | None:
    """Return (desk file, report file) when GIVEN asks for the window, None when for a command."""
    desk: str | None = None
    report: str | None = None
    rest = list(given)
    while rest:
        word = rest.pop(0)
        if word == "--startup-report":
            if not rest:
                raise UsageError("--startup-report needs the name of a file to write.")
            report = rest.pop(0)
        elif word == "--from":
            if not rest or desk is not None:
                raise UsageError("--from needs the name of one picture or desk to open.")
            desk = rest.pop(0)
        elif word.endswith(".occdesk") and desk is None:
            desk = word
        else:
            return None
    return desk, report


def _report_unexpected(error: Exception) -> int:
    if os.environ.get(DEBUG_VARIABLE):
        raise error
    return _fail(_unexpected(error), 1)


def _is_of_a_pack(error: Exception) -> bool:
    # sqlite3 is loaded only when a pack was opened; any error of it comes from reading one.
    sqlite3 = sys.modules.get("sqlite3")
    return sqlite3 is not None and isinstance(error, sqlite3.Error)


def _left_out() -> bool:
    from occdesk.actions.imported_data import ImportedData
    from occdesk.app.pack_path import pack_path
    from occdesk.paths import user_folder

    return ImportedData(user_folder(), pack_path()).look_for_damage()


def _unexpected(error: Exception) -> str:
    if _is_of_a_pack(error):
        return (
            f"The data pack is damaged ({error}); “occdesk data verify” checks it, and installing"
            " the program again restores it."
        )
    kind = type(error).__name__
    return f"Unexpected {kind}: {error}; set {DEBUG_VARIABLE}=1 to see where it happened."


def _fail(sentence: str, status: int) -> int:
    if sys.stderr is not None:
        print(f"occdesk: {plain_line(sentence)}", file=sys.stderr)
    return status
