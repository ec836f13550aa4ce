"""What carries out each command: its module is imported when it is called, so quick ones are."""

from argparse import Namespace
from collections.abc import Callable

Command = Callable[[Namespace], int]
"""Carries out one command with its options, and returns the exit status."""


def list_occupations(options: Namespace) -> int:
    """`occdesk list`."""
    from occdesk.app import reading

    return reading.list_occupations(options)


def list_metrics(options: Namespace) -> int:
    """`occdesk metrics`."""
    from occdesk.app import reading

    return reading.list_metrics(options)


def show_occupation(options: Namespace) -> int:
    """`occdesk show`."""
    from occdesk.app import showing

    return showing.show_occupation(options)


def compare_occupations(options: Namespace) -> int:
    """`occdesk compare`."""
    from occdesk.app import comparing

    return comparing.compare_occupations(options)


def list_moves(options: Namespace) -> int:
    """`occdesk moves`."""
    from occdesk.app import moves

    return moves.list_moves(options)


def draw_chart(options: Namespace) -> int:
    """`occdesk chart`."""
    from occdesk.app import drawing

    return drawing.draw_chart(options)


def draw_window(options: Namespace) -> int:
    """`occdesk window`."""
    from occdesk.app import drawing

    return drawing.draw_window(options)


def print_article(options: Namespace) -> int:
    """`occdesk article`."""
    from occdesk.app import articles

    return articles.print_article(options)


def describe_data(options: Namespace) -> int:
    """`occdesk data info`."""
    from occdesk.app import packs

    return packs.describe_data(options)


def verify_data(options: Namespace) -> int:
    """`occdesk data verify`."""
    from occdesk.app import packs

    return packs.verify_data(options)


def build_data(options: Namespace) -> int:
    """`occdesk data build`."""
    from occdesk.app import packs

    return packs.build_data(options)


def import_data(options: Namespace) -> int:
    """`occdesk data import`."""
    from occdesk.app import importing

    return importing.import_data(options)


def inspect_files(options: Namespace) -> int:
    """`occdesk data inspect`."""
    from occdesk.app import importing

    return importing.inspect_files(options)


def remove_data(options: Namespace) -> int:
    """`occdesk data remove`."""
    from occdesk.app import importing

    return importing.remove_data(options)
