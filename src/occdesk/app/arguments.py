"""The command line: every command, its arguments, and the function that carries it out."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from occdesk import __version__
from occdesk.app import commands, output
from occdesk.charts.publishing.publication import BACKGROUNDS, PARTS
from occdesk.charts.publishing.sizes import PRESETS
from occdesk.charts.spec import FILTERED, KINDS
from occdesk.charts.views.listed import VIEWS
from occdesk.model.errors import UsageError

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

TABLE_FORMATS = ("table", "csv", "json")


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence, and whose help is printed or said not to be."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]} (see {self.prog} --help).")

    def _print_message(self, message: str, file: object = None) -> None:
        # argparse passes over a standard output that is closed or takes no more.
        output.say(message)
        output.flush()


def run_command(given: Sequence[str]) -> int:
    """Carry out the command that GIVEN names and return the exit status."""
    options = _parse(given)
    for name in ("from", "startup_report"):
        if getattr(options, name):
            raise UsageError(f"--{name.replace('_', '-')} opens the window and takes no command.")
    _check_excel(options)
    carry_out: commands.Command = options.carry_out
    return carry_out(options)


def _check_excel(options: argparse.Namespace) -> None:
    """Raise UsageError where something is asked of a CSV and none is written."""
    files = (getattr(options, name, "") for name in ("output", "data"))
    is_csv = any(name.lower().endswith(".csv") for name in files)
    if getattr(options, "for_excel", False) and not (
        is_csv or getattr(options, "format", "") == "csv"
    ):
        raise UsageError("--for-excel is only for CSV; leave it out or write one.")


def _parse(given: Sequence[str]) -> argparse.Namespace:
    """Return GIVEN as options; codes and files may stand behind options, too.

    argparse takes the words of a list from one place only: what stood elsewhere is added.
    """
    words = parser()
    options, rest = words.parse_known_args(given)
    lists = [name for name in ("codes", "files") if hasattr(options, name)]
    unknown = [word for word in rest if word.startswith("-") or not lists]
    if unknown:
        words.error(f"unrecognized arguments: {' '.join(unknown)}")
    for name in lists:
        setattr(options, name, [*getattr(options, name), *rest])
    return options


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = _Parser(
        prog="occdesk",
        description="What is ahead for 1,016 occupations in the age of AI. Without a command the"
        " window opens.",
    )
    top.add_argument("--version", action="version", version=f"OccDesk {__version__}")
    top.add_argument(
        "--startup-report",
        metavar="FILE.json",
        help="open the window, write how long it took (the longest stall leaves out the one import"
        " of pyqtgraph), and quit",
    )
    top.add_argument(
        "--from",
        metavar="FILE",
        help="open the window on the view that a picture was exported from (PNG, SVG or PDF), or"
        " on a saved desk",
    )
    to: Commands = top.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=_Parser
    )
    for add in (_list, _show, _compare, _moves, _chart, _article, _window, _metrics, _data):
        add(to)
    return top


def _list(to: "Commands") -> None:
    one = to.add_parser("list", help="occupations, searched, filtered and sorted")
    one.add_argument("text", nargs="?", default="", metavar="TEXT", help="words of a title")
    one.add_argument("--where", default="", metavar="CONDITION", help="a filter on metrics")
    one.add_argument(
        "--sort", default="", metavar="KEY", help="a metric (largest first), title or code"
    )
    one.add_argument("--reverse", action="store_true", help="turn the order around")
    one.add_argument("--columns", default="", metavar="A,B", help="the metrics to print")
    one.add_argument("--limit", type=int, default=None, metavar="N", help="print at most N")
    one.add_argument("--estimates", action="store_true", help="show means of relatives too")
    _format(one, TABLE_FORMATS)
    one.set_defaults(carry_out=commands.list_occupations)


def _show(to: "Commands") -> None:
    one = to.add_parser("show", help="every value of one occupation, with its source")
    one.add_argument("code", metavar="CODE")
    one.add_argument("--estimates", action="store_true", help="show means of relatives too")
    _format(one, ("text", "json"))
    one.add_argument(
        "--trace", default="", metavar="METRIC", help="where in which file one value comes from"
    )
    one.add_argument("--year", type=int, default=None, metavar="YEAR", help="of the traced value")
    one.add_argument("--area", default="", metavar="AREA", help="a state or area, by code or name")
    one.set_defaults(carry_out=commands.show_occupation)


def _compare(to: "Commands") -> None:
    one = to.add_parser("compare", help="two to six occupations side by side")
    one.add_argument("codes", nargs="+", metavar="CODE")
    one.add_argument("--baseline", default="", metavar="CODE", help="the first when not given")
    one.add_argument("--estimates", action="store_true", help="show means of relatives too")
    _format(one, TABLE_FORMATS)
    _output(one, "a file to write: .xlsx, .csv or .json")
    one.set_defaults(carry_out=commands.compare_occupations)


def _forms() -> str:
    with_forms = [view for view in VIEWS if view.forms]
    return "; ".join(
        f"{view.kind}: {', '.join(form.id for form in view.forms)}" for view in with_forms
    )


def _choices() -> dict[str, str]:
    """Return the options of views by their flags, each with what it is and whose."""
    kinds: dict[str, list[str]] = {}
    helps: dict[str, str] = {}
    for view in VIEWS:
        for option in view.choices:
            kinds.setdefault(option.id, []).append(view.kind)
            helps.setdefault(option.id, option.help)
    return {each: f"{helps[each]} ({', '.join(sorted(kinds[each]))})" for each in sorted(kinds)}


def _moves(to: "Commands") -> None:
    one = to.add_parser("moves", help="where one could go from an occupation")
    one.add_argument("code", metavar="CODE")
    one.add_argument("--limit", type=int, default=None, metavar="N", help="at most N, 15 else")
    one.add_argument("--estimates", action="store_true", help="show means of relatives too")
    _format(one, TABLE_FORMATS)
    one.set_defaults(carry_out=commands.list_moves)


def _chart(to: "Commands") -> None:
    one = to.add_parser("chart", help="a chart as PNG, SVG or PDF")
    one.add_argument("kind", metavar="KIND", help=", ".join(KINDS))
    one.add_argument("codes", nargs="*", metavar="CODE", help="the occupations it is about")
    one.add_argument("--baseline", default="", metavar="CODE", help="the first when not given")
    for flag, words in _choices().items():
        one.add_argument(f"--{flag}", default="", metavar="METRIC", help=words)
    one.add_argument(
        "--where", default="", metavar="CONDITION", help=f"a filter ({', '.join(FILTERED)})"
    )
    one.add_argument("--form", default="", help=f"another form: {_forms()}")
    one.add_argument(
        "--size",
        default="1280x800",
        metavar="WxH",
        help="width and height in px, in mm (85x60mm) or inches (8x4.5in), a width alone (85mm)"
        " for a picture as high as it needs, or one of"
        f" {', '.join(each.name for each in PRESETS)}",
    )
    one.add_argument("--scale", type=float, default=1.0, metavar="N", help="pixels a px")
    one.add_argument("--background", choices=[name for name, _ in BACKGROUNDS], default="theme")
    one.add_argument(
        "--include", default="", metavar="A,B", help=f"of {', '.join(name for name, _ in PARTS)}"
    )
    one.add_argument(
        "--title",
        default="",
        metavar="WORDS",
        help="a title of your own, in which {title} is that of the chart",
    )
    one.add_argument("--note", default="", metavar="WORDS", help="a note of your own")
    one.add_argument("--byline", default="", metavar="WORDS", help="who made the chart")
    one.add_argument("--outlines", action="store_true", help="the text of an SVG as shapes")
    one.add_argument("--attach-data", action="store_true", help="the data in the PDF as CSV")
    one.add_argument("--theme", choices=("light", "dark"), default="light")
    one.add_argument("--estimates", action="store_true", help="show means of relatives too")
    one.add_argument(
        "--data", default="", metavar="FILE.csv|.xlsx", help="write what is drawn, too"
    )
    _for_excel(one)
    one.add_argument(
        "--each",
        default="",
        metavar="WHICH",
        help="a chart for each of: all, family:15, or codes with commas; -o names the files,"
        " as “charts/{code}.png” with {code}, {title}, {family}, {kind}, {form}",
    )
    one.add_argument("--formats", default="", metavar="A,B", help="with --each: png,svg,pdf")
    one.add_argument(
        "--processes", type=int, default=0, metavar="N", help="with --each: as many as cores"
    )
    _output(one, "the picture to write: .png, .svg or .pdf", required=True)
    one.set_defaults(carry_out=commands.draw_chart)


def _article(to: "Commands") -> None:
    one = to.add_parser("article", help="an article, by occupation, name or file")
    one.add_argument("which", metavar="CODE|NAME|FILE")
    one.add_argument(
        "--paper", choices=("a4", "letter"), default="a4", help="of a PDF; a4 where none is named"
    )
    one.add_argument(
        "--format",
        choices=("text", "html", "json", "pdf"),
        default="",
        help="what the ending of FILE says, else text",
    )
    _output(one, "a file to write: .txt, .html, .json or .pdf")
    one.set_defaults(carry_out=commands.print_article)


def _window(to: "Commands") -> None:
    one = to.add_parser("window", help="a picture of the whole window")
    one.add_argument("--desk", default="", metavar="FILE", help="a desk to show")
    one.add_argument("--size", default="1280x800", metavar="WxH")
    one.add_argument("--theme", choices=("light", "dark"), default="")
    _output(one, "the picture to write: .png", required=True)
    one.set_defaults(carry_out=commands.draw_window)


def _metrics(to: "Commands") -> None:
    one = to.add_parser("metrics", help="everything that can be measured")
    _format(one, TABLE_FORMATS)
    one.set_defaults(carry_out=commands.list_metrics)


def _data(to: "Commands") -> None:
    one = to.add_parser("data", help="the data: info, verify, build, import, inspect, remove")
    parts = one.add_subparsers(
        dest="part", metavar="info|verify|build|import|remove", required=True
    )
    info = parts.add_parser("info", help="what the pack holds and where it comes from")
    _format(info, ("text", "json"))
    info.set_defaults(carry_out=commands.describe_data)
    verify = parts.add_parser("verify", help="check the pack against its digests")
    verify.add_argument("pack", nargs="?", default="", metavar="PACK")
    verify.set_defaults(carry_out=commands.verify_data)
    build = parts.add_parser("build", help="make a pack from the official files")
    build.add_argument("raw", metavar="RAW", help="the folder with the official files")
    build.add_argument("out", metavar="OUT", help="the pack to write")
    build.add_argument("--force", action="store_true", help="overwrite OUT")
    build.set_defaults(carry_out=commands.build_data)
    add = parts.add_parser("import", help="add official files or a table of your own")
    add.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder or a zip archive")
    add.add_argument("--dry-run", action="store_true", help="say what would be added, add nothing")
    add.add_argument(
        "--columns", default="", metavar="A,B", help="the columns to take (own tables)"
    )
    add.add_argument(
        "--corrections", default="", metavar="FILE.csv", help="title and code (own tables)"
    )
    _format(add, ("text", "json"))
    add.set_defaults(carry_out=commands.import_data)
    look = parts.add_parser("inspect", help="what is in files: sheets, tables, columns")
    look.add_argument("files", nargs="+", metavar="FILE", help="a file, folder or archive")
    _format(look, ("text", "json"))
    look.set_defaults(carry_out=commands.inspect_files)
    remove = parts.add_parser("remove", help="take an imported pack away again")
    remove.add_argument("pack", metavar="ID", help="see occdesk data info")
    remove.set_defaults(carry_out=commands.remove_data)


def _format(one: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    one.add_argument("--format", choices=formats, default=formats[0])
    if "csv" in formats:
        _for_excel(one)


def _for_excel(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--for-excel",
        action="store_true",
        help="begin the CSV with a byte-order mark, by which Excel reads its letters rightly",
    )


def _output(one: argparse.ArgumentParser, words: str, *, required: bool = False) -> None:
    one.add_argument("-o", "--output", default="", required=required, metavar="FILE", help=words)
    one.add_argument("--force", action="store_true", help="overwrite the file")
