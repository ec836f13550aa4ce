"""Files from outside are read in a process of their own, with limits on memory and time.

The parent starts `python -P -m occdesk.sources.files.child JOB`, writes the arguments as a line of
JSON to its input, and reads JSON lines from its output: progress, and last a result or an error.
What the child does to itself - running out of memory, hanging, crashing - ends as one sentence. Its
input stays open as long as the parent is there: where that ends, however it ends, so does the
child.
"""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from occdesk.model.errors import CancelledError, OccDeskError, UsageError
from occdesk.sources.files.limits import MB
from occdesk.sources.files.streams import short, shortage
from occdesk.system.processes import end_with
from occdesk.system.scratch import scratch

Progress = Callable[[str, float], None]
"""Takes what is being done and how much of it is done, 0-1."""
Job = Callable[[dict[str, object], Progress], dict[str, object]]
"""What a child is asked to do: a function of arguments and progress."""


def _inspecting() -> Job:
    from occdesk.sources.files.inspecting import inspect

    return inspect


def _importing() -> Job:
    from occdesk.sources.importing import import_in_child

    return import_in_child


JOBS: Mapping[str, Callable[[], Job]] = {"inspect": _inspecting, "import": _importing}
"""By name, what loads each job: the parent needs none of their modules."""

_LARGEST_ANSWER = 64 * MB
_POLL = 0.05
"""Seconds between two looks at whether the reader has cancelled."""
_NICE = 5


class ChildLimits(NamedTuple):
    """What a child may use: megabytes of memory, seconds, megabytes of one file that it writes.

    Memory is limited where the platform can do it (not on Windows).
    """

    memory: int = 1_000
    seconds: float = 300.0
    file: int = 1_000


USUAL = ChildLimits()


def run_in_child(
    job: str,
    arguments: dict[str, object],
    *,
    limits: ChildLimits = USUAL,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, object]:
    """Return what a job of JOBS gives for ARGUMENTS (JSON; `paths` names the files in messages).

    PROGRESS and CANCELLED are called in the calling thread. Raises OccDeskError with one
    sentence for what the job raises itself, and when it uses more than LIMITS, crashes or finds
    no room on the disk; CancelledError when CANCELLED says so. What the child wrote to its error
    output is a note of the error. Its temporary files are gone when this returns.
    """
    if job not in JOBS:
        raise UsageError(f"There is no job “{job}”; there are {', '.join(JOBS)}.")
    with scratch() as folder, (folder / "errors").open("w+b") as errors:
        process = subprocess.Popen(
            command(job),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        talk = _Talk(process, _subject(arguments), limits)
        try:
            return talk.listen({**arguments, "limits": limits._asdict()}, progress, cancelled)
        except OccDeskError as error:
            errors.seek(0, os.SEEK_END)
            errors.seek(max(0, errors.tell() - 10_000))
            if words := errors.read().decode(errors="replace").strip():
                error.add_note(words)
            raise
        finally:
            talk.end()


def command(job: str) -> list[str]:
    """Return how a child is started: with -P, so that no module of the current folder is taken."""
    return [sys.executable, "-P", "-m", "occdesk.sources.files.child", job]


class _Talk:
    """The parent's side of the talk with one child about SUBJECT, a file or files."""

    def __init__(
        self, process: "subprocess.Popen[bytes]", subject: str, limits: ChildLimits
    ) -> None:
        self._process = process
        self._subject = subject
        self._limits = limits
        self._lines: queue.Queue[bytes] = queue.Queue()
        # Pipes cannot be waited for with a limit of time on every platform; a queue can.
        self._reader = threading.Thread(target=self._read, name="lines of a child", daemon=True)

    def listen(
        self,
        arguments: dict[str, object],
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> dict[str, object]:
        """Return the child's result, or raise its error."""
        self._reader.start()
        with contextlib.suppress(BrokenPipeError, ConnectionError):
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(arguments).encode() + b"\n")
            self._process.stdin.flush()
        end = time.monotonic() + self._limits.seconds
        while True:
            if cancelled is not None and cancelled():
                raise CancelledError(f"Reading {self._subject} was cancelled.")
            if time.monotonic() > end:
                raise self._too_slow()
            try:
                line = self._lines.get(timeout=min(_POLL, self._limits.seconds))
            except queue.Empty:
                continue
            message = self._message(line)
            if "result" in message:
                result = message["result"]
                assert isinstance(result, dict)
                return result
            if "error" in message:
                raise self._error(message)
            if progress is not None:
                progress(str(message.get("doing", "")), _share(message.get("done")))

    def end(self) -> None:
        """Stop the child, whatever it is doing, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            while line := self._process.stdout.readline(_LARGEST_ANSWER):
                self._lines.put(line)
        self._lines.put(b"")

    def _message(self, line: bytes) -> dict[str, object]:
        try:
            message = json.loads(line)
        except ValueError:
            message = None
        if not isinstance(message, dict):
            raise self._crashed()
        return message

    def _error(self, message: Mapping[str, object]) -> OccDeskError:
        kind, sentence = message.get("kind"), str(message["error"])
        if kind == "memory":
            return self._too_big()
        if kind == "room":
            return OccDeskError(
                f"There is no room left on the disk to read {self._subject}; make some and try"
                " again."
            )
        if kind == "size":
            return OccDeskError(
                f"{self._subject} needs a file of more than {self._limits.file:,} MB to be read;"
                " it is not a published file of a size that is known."
            )
        if kind == "system":
            return OccDeskError(
                f"{self._subject} cannot be read, as the system refuses: {sentence}."
            )
        if kind == "fault":
            return OccDeskError(
                f"{self._subject} cannot be read: it holds something that this program is not"
                f" prepared for ({sentence}); save it anew in the program that made it."
            )
        return UsageError(sentence) if kind == "usage" else OccDeskError(sentence)

    def _crashed(self) -> OccDeskError:
        """Return the error for a child that ended without an answer."""
        try:
            status = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            status = 0
        if status == -getattr(signal, "SIGXCPU", 0):
            return self._too_slow()
        if status == -getattr(signal, "SIGKILL", 0):
            return OccDeskError(
                f"{self._subject} cannot be read: the system stopped the process that read it, as"
                " it does when memory runs short; close other programs and try again."
            )
        how = f"signal {-status}" if status < 0 else f"status {status}"
        return OccDeskError(
            f"{self._subject} cannot be read: the process that read it stopped without a word"
            f" ({how}); nothing was added."
        )

    def _too_big(self) -> OccDeskError:
        return OccDeskError(
            f"{self._subject} needs more than {self._limits.memory:,} MB of memory to read; it is"
            " damaged or larger than any published file."
        )

    def _too_slow(self) -> OccDeskError:
        return OccDeskError(
            f"{self._subject} needs more than {self._limits.seconds:,g} seconds to read; it is"
            " damaged or larger than any published file."
        )


def _share(done: object) -> float:
    return min(1.0, max(0.0, done)) if isinstance(done, int | float) else 0.0


def _subject(arguments: Mapping[str, object]) -> str:
    """Return what messages call the files that are read."""
    paths = arguments.get("paths")
    names = [Path(str(path)).name or str(path) for path in paths] if isinstance(paths, list) else []
    if not names:
        return "the file"
    return names[0] if len(names) == 1 else f"{names[0]} with {len(names) - 1} others"


def main(job: str) -> int:
    """Do one job as a child: arguments from the input, progress and result to the output."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a job prints goes where errors go.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with answers, contextlib.suppress(BrokenPipeError):
        try:
            arguments = json.loads(sys.stdin.buffer.readline())
            end_with(lambda: os.read(0, 1), lambda: None)
            limits = ChildLimits(**arguments.pop("limits"))
            function = JOBS[job]()
            _limit(limits)
            sys.addaudithook(_stay_inside)
            _answer(answers, {"result": function(arguments, _teller(answers))})
        except Exception as error:
            _answer(answers, _explain(error))
    return 0


def _explain(error: Exception) -> dict[str, object]:
    """Return the message that tells the parent of an error."""
    if kind := shortage(error):
        return {"error": "", "kind": kind}
    if isinstance(error, OSError) and error.errno is not None:
        where = f" ({error.filename})" if error.filename else ""
        return {"error": f"{error.strerror or error}{where}", "kind": "system"}
    if isinstance(error, OccDeskError):
        return {"error": str(error), "kind": "usage" if isinstance(error, UsageError) else ""}
    traceback.print_exception(error)
    sys.stderr.flush()
    return {"error": f"{type(error).__name__}: {short(str(error))}", "kind": "fault"}


def _teller(answers: IO[bytes]) -> Progress:
    def tell(doing: str, done: float) -> None:
        _answer(answers, {"doing": doing, "done": done})

    return tell


def _answer(answers: IO[bytes], message: dict[str, object]) -> None:
    answers.write(json.dumps(message).encode() + b"\n")
    answers.flush()


def _limit(limits: ChildLimits) -> None:
    """Let the platform stop this process when it takes more than it may."""
    if hasattr(os, "nice"):
        os.nice(_NICE)
    try:
        import resource
    except ImportError:
        return
    seconds = int(limits.seconds) + 1
    memory, file = limits.memory * MB, limits.file * MB
    for kind, most, end in (
        (resource.RLIMIT_AS, memory, memory),
        # At the lower one comes a signal that says why, at the upper one the end.
        (resource.RLIMIT_CPU, seconds, seconds + 5),
        (resource.RLIMIT_FSIZE, file, file),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, end))


_OUTSIDE = (
    *("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.send"),
    *("subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system"),
)
"""Events of Python's audit of itself (sys.audit) that no reading of a file leads to."""


def _stay_inside(event: str, _: object) -> None:
    """Refuse connections and other programs, which no file may lead to."""
    if event.startswith(_OUTSIDE):
        raise PermissionError(f"{event} is not for a process that reads files from outside")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
