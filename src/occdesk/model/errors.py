"""The errors that are shown to a reader: one clear sentence each."""


class OccDeskError(Exception):
    """Something failed; the message says what is wrong, where, and what to do (exit status 1)."""

    exit_status = 1


class UsageError(OccDeskError):
    """What was asked for cannot be understood: unknown code, metric or option (exit status 2)."""

    exit_status = 2


class PackError(OccDeskError):
    """A pack is missing, damaged, or of a version that this program does not read.

    `reason` says so in a phrase, for sentences of whoever knows what pack it is.
    """

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason or sentence


class CancelledError(OccDeskError):
    """The reader did not want to wait any longer."""
