"""The errors that are shown to a reader: one clear sentence each."""


class OccDeskError(Exception):
    """Something failed; the message says what is wrong, where, and what to do (exit status 1)."""

    exit_status = 1


class UsageError(OccDeskError):
    """What was asked for cannot be understood: unknown code, metric or option (exit status 2)."""

    exit_status = 2


class PackError(OccDeskError):
    """A pack is missing, damaged, or of a version that this program does not read."""


class CancelledError(OccDeskError):
    """The reader did not want to wait any longer."""
