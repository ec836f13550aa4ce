"""The foot of a picture: as many notes as there is room for, and where the others stand."""

from collections.abc import Callable, Sequence

WHERE = "in the description of the file and with its data."


def shorten(notes: Sequence[str], fits: Callable[[str], bool]) -> str:
    """Return as many of NOTES, from the first on, as FITS takes; what is left out is counted.

    Where not even the count fits it is returned all the same: a note is never left out silently.
    """
    whole = " ".join(notes)
    if fits(whole):
        return whole
    for count in range(len(notes) - 1, 0, -1):
        shown = " ".join((*notes[:count], _say_left(len(notes) - count, "more ")))
        if fits(shown):
            return shown
    return _say_left(len(notes), "")


def _say_left(many: int, more: str) -> str:
    stands = "note stands" if many == 1 else "notes stand"
    return f"{many} {more}{stands} {WHERE}"
