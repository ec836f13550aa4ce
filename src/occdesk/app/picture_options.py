"""How pictures are to be: the options that one chart and many have in common."""

import argparse
from collections.abc import Sequence

from occdesk.actions.desk_file import PICTURES
from occdesk.charts.publishing.publication import PARTS, ExportOptions
from occdesk.charts.publishing.sizes import parse_size
from occdesk.model.errors import UsageError


def export_options(options: argparse.Namespace) -> ExportOptions:
    """Return how the pictures are to be, by the options of the command."""
    size = parse_size(options.size)
    parts = listed("--include", options.include, [name for name, _ in PARTS])
    made = ExportOptions.sized(
        size,
        dpi=size.dpi * options.scale,
        theme=options.theme,
        background=options.background,
        outlines=options.outlines,
        attach_data=options.attach_data,
        title=options.title,
        note=options.note,
        byline=options.byline,
    )
    return made.with_(parts=parts) if parts else made


def listed(option: str, given: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the words between the commas of GIVEN, each once; raises UsageError for none.

    Nothing given is nothing asked for. KNOWN are the words that OPTION may have.
    """
    words = tuple(dict.fromkeys(each.strip() for each in given.split(",") if each.strip()))
    if given and not words:
        raise UsageError(f"{option} names nothing; there are {', '.join(known)}.")
    return words


def list_formats(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the formats of a batch, without a point; none where the names of files say it."""
    return listed("--formats", options.formats.lower(), [each[1:] for each in PICTURES])
