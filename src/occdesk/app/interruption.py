"""What a user or the system stops a command with, held back until work is put in order."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from types import FrameType


@contextmanager
def held_back() -> Iterator[Callable[[], bool]]:
    """Hold back Ctrl+C and requests to end; give a function that tells whether one has come.

    A terminal sends Ctrl+C to all processes of a command. Those that are started meanwhile do not
    take it, finish what they are at, and leave the sentence to the one that started them. Where
    the system cannot hold signals back, they act as ever.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield lambda: False
        return
    came: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        came.append(number)

    # Starting it later would let Ctrl+C through again.
    resource_tracker.ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    ends = [signal.SIGTERM, signal.SIGHUP]
    handlers = {
        number: signal.signal(number, note)
        for number in ends
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield lambda: bool(came) or signal.SIGINT in signal.sigpending()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if signal.SIGINT in signal.sigpending():
            signal.sigwait({signal.SIGINT})
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
