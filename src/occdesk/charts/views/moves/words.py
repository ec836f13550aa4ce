"""The words of Moves: title, columns, hints, notes, alternative text, and its table."""

from collections.abc import Sequence

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell, name_sources, row_of
from occdesk.charts.lineage.signs import explain_signs
from occdesk.charts.shared.wording import close, join_names, lower_first, say_match
from occdesk.metrics.dataset import OWN_RELEASE, OWN_SOURCE, Dataset
from occdesk.metrics.moves import SHOWN, Change, Move, Moves
from occdesk.metrics.registry import metric
from occdesk.metrics.similarity import CAVEAT as LIKENESS_CAVEAT
from occdesk.metrics.similarity import RATED
from occdesk.model.mark import SIGNS, kind_of
from occdesk.model.occupation import Occupation
from occdesk.model.value import NATION, Match, Value
from occdesk.model.wording import MISSING, NBSP, say, say_number, say_year, typeset

SIMILARITY_TITLE = "Similarity of skills, knowledge and interests, 0 to 100"
HEADS = ("Change of pay", "Change of risk", "Entry education", "Job zone", "Openings a year")
NAMED = "Related by O*NET, the most alike first"
NAMED_IN_ORDER = "Related by O*NET, in its order"
BEYOND = "The most alike beyond those"
RISK_CHANGE = "Change of automation risk, points"
PAY_CHANGE = "Change of median pay, %"
MAP_TITLE = "Pay and automation risk compared with now"
UNNAMED = "{count} without a name here"
CORNERS = (
    ("more pay, less automatable", "better"),
    ("more pay, more automatable", "muted"),
    ("less pay, less automatable", "muted"),
    ("less pay, more automatable", "worse"),
)
"""What the quarters of the map stand for: upper left, upper right, lower left, lower right."""

EXTRA_COLUMNS = ("change", "change_percent", "change_bound", "change_note", "onet_rank")
"""What the table has beside the columns of every table of values."""

_SHORT_EDUCATION = {
    "No formal educational credential": "None",
    "High school diploma or equivalent": "High school",
    "Some college, no degree": "Some college",
    "Postsecondary nondegree award": "Nondegree award",
    "Associate's degree": "Associate’s",
    "Bachelor's degree": "Bachelor’s",
    "Master's degree": "Master’s",
    "Doctoral or professional degree": "Doctoral or professional",
}
_CHANGED = {"median_wage": "pay", "automation_risk": "risk", "job_zone": "zone"}
_BOUNDS = {"": "", "at_least": "at least ", "at_most": "at most "}


def ask(origin: Occupation) -> str:
    """Return the title of the chart."""
    return f"Where {close(origin.title)} could go from here"


def write_subtitle(moves: Moves) -> str:
    """Return who the moves are, and how many of them pay more at a lower risk."""
    named, alike = len(moves.related), len(moves.alike)
    parts = [f"{named} occupations that O*NET names as related"] if named else []
    parts += [f"{alike} more that are alike" if named else f"{alike} occupations that are alike"]
    who = " and ".join(parts if alike else parts[:1])
    known = [each for each in moves.all if each.is_better is not None]
    if not known:
        return f"{who[:1].upper()}{who[1:]}. {_say_unknown(moves)}"
    better = sum(bool(each.is_better) for each in known)
    verbs = "pay more and have" if better > 1 else "pays more and has"
    unknown = len(moves.all) - len(known)
    tail = f"; for {unknown} one change or both are not known" if unknown else ""
    return f"Of {who}, {better or 'none'} {verbs} a lower automation risk{tail}."


def _say_unknown(moves: Moves) -> str:
    """Return which of the two changes, or that not both, are known of any of MOVES."""
    changes = {
        "pay": [each.pay for each in moves.all],
        "risk": [each.risk for each in moves.all],
    }
    lost = [name for name, found in changes.items() if all(each.rises is None for each in found)]
    if not lost:
        return "How both pay and risk would change is known of none."
    return f"How {' and '.join(lost)} would change is known of none."


def asides(move: Move, *, with_percent: bool = True) -> tuple[str, ...]:
    """Return what stands beside the bar of MOVE, in the order of HEADS."""
    pay = _say_pay(move) if with_percent else say_change(move.pay, "usd") + _pay_mark(move)
    return (pay, _say_risk(move), _say_education(move), _say_zone(move), _say_openings(move))


def say_score(move: Move) -> str:
    """Return what stands at the bar of MOVE."""
    return MISSING if move.likeness is None else f"{move.likeness.score:.0f}"


def _say_pay(move: Move) -> str:
    words = say_change(move.pay, "usd")
    if move.pay.percent is None:
        return words
    percent = say_number(move.pay.percent, "percent", signed=True)
    return f"{words} ({percent}){_pay_mark(move)}"


def say_percent(move: Move) -> str:
    """Return what stands at the bar of MOVE where bars are of pay."""
    if move.pay.percent is None:
        return MISSING
    return _BOUNDS[move.pay.bound] + say_number(move.pay.percent, "percent", signed=True)


def _pay_mark(move: Move) -> str:
    return "" if move.pay.number is None else _mark_of(move.pay.match, move)


def _say_risk(move: Move) -> str:
    words = say_change(move.risk, "score", 1)
    return words if move.risk.number is None else words + _mark_of(move.risk.match, move)


def _say_education(move: Move) -> str:
    text = move.values["entry_education"].text
    if text is None:
        return MISSING
    return _SHORT_EDUCATION.get(text, typeset(text)) + _mark(move, "entry_education")


def _say_zone(move: Move) -> str:
    value = move.values["job_zone"]
    if value.number is None:
        return MISSING
    change = move.zone.number
    same = "same" if change == 0 else None
    words = same or ("" if change is None else say_number(change, "zone", signed=True))
    return f"{value.number:.0f} ({words})" if words else f"{value.number:.0f}"


def _say_openings(move: Move) -> str:
    return say(move.values["openings"], metric("openings")) + _mark(move, "openings")


def _mark(move: Move, id: str) -> str:
    value = move.values[id]
    return "" if value.missing else _mark_of(value.match, move)


def _mark_of(match: Match | None, move: Move) -> str:
    kind = kind_of(match, move.code)
    return f"{NBSP}{SIGNS[kind]}" if kind else ""


def say_change(change: Change, unit: str, decimals: int = 0) -> str:
    """Return a change with its sign; `no data` where there is none."""
    if change.number is None:
        return MISSING
    words = say_number(change.number, unit, decimals, signed=True)
    return f"{_BOUNDS[change.bound]}{words}"


def hint(move: Move, measures: Dataset) -> str:
    """Return everything that is said of MOVE on hover."""
    lines = [f"{move.title} ({move.code})"]
    if move.related:
        tier = move.related.tier.replace("-", " ").lower()
        lines.append(f"Related by O*NET: place {move.related.rank} of 20, {tier}")
    else:
        lines.append("Not among those that O*NET names as related")
    if move.likeness:
        parts = ", ".join(
            f"{name} {say_number(number, 'index', 2)}"
            for name, number in zip(
                ("skills", "knowledge", "interests"), move.likeness[1:], strict=True
            )
        )
        lines.append(f"Similarity {move.likeness.score:.0f} of 100 (correlations: {parts})")
    else:
        lines.append(f"Similarity: {MISSING}. {move.reason}")
    lines += [_line(move, id, measures) for id in SHOWN]
    return "\n".join(lines)


def _line(move: Move, id: str, measures: Dataset) -> str:
    what, value = measures.metric(id), move.values[id]
    if value.missing:
        return f"{what.label}: {MISSING}. {value.note or ''}".rstrip()
    about = (say_year(what, value.year), say_match(value.match, move.occupation))
    words = ", ".join(part for part in about if part)
    line = f"{what.label}: {say(value, what)}{f' ({words})' if words else ''}"
    change = change_in(move, id)
    if change is None:
        return line
    if change.number is None:
        return f"{line}; change: {MISSING}. {change.reason}"
    if id == "median_wage":
        return f"{line}; change {_say_pay(move)}"
    if id == "automation_risk":
        return f"{line}; change {_say_risk(move)} points"
    return f"{line}; change {say_change(change, 'zone')}"


def change_in(move: Move, id: str) -> Change | None:
    """Return how the metric ID changes with MOVE; None for a metric whose change is not shown."""
    return getattr(move, _CHANGED[id]) if id in _CHANGED else None


def origin_hint(moves: Moves, measures: Dataset) -> str:
    """Return what is said of where one comes from."""
    lines = [f"{moves.origin.title} ({moves.origin.code}), where one comes from"]
    for id in SHOWN:
        value, what = moves.values[id], measures.metric(id)
        note = f". {value.note}" if value.missing and value.note else ""
        lines.append(f"{what.label}: {say(value, what)}{note}")
    return "\n".join(lines)


def say_missing(moves: Sequence[Move], lacking: str) -> str:
    """Return what stands at the strip of those that have no change of LACKING."""
    return f"{len(moves)} without change of {lacking}"


def write_list_note(moves: Moves) -> str:
    """Return what stands under the list: why no similarity is there, and who is not listed."""
    words = []
    if moves.reason:
        words.append(f"No similarity with {moves.origin.title}: {moves.reason}")
    unrated = [each.title for each in moves.all if each.likeness is None]
    if unrated and not moves.reason:
        words.append(f"No similarity with {join_names(unrated)}: not rated by O*NET.")
    if moves.unlisted:
        words.append(f"{_count_unlisted(moves)}.")
    return " ".join(words)


def say_unlisted(moves: Moves) -> str:
    """Return how many related occupations are neither drawn nor in the table."""
    return f"{_count_unlisted(moves)}; chart and table leave them out." if moves.unlisted else ""


def _count_unlisted(moves: Moves) -> str:
    return f"O*NET names {moves.unlisted} more as related, less closely"


def write_notes(moves: Moves) -> tuple[str, ...]:
    """Return what a reader must know of the drawing."""
    return (
        *_lost("pay", [(each, each.pay) for each in moves.all]),
        *_lost("risk", [(each, each.risk) for each in moves.all]),
    )


def explain_marks(moves: Moves, measures: Dataset) -> tuple[str, ...]:
    """Return a sentence for each mark that stands at the figures."""
    values = [moves.values, *(each.values for each in moves.all)]
    found = [value for each in values for value in each.values() if not value.missing]
    said = explain_signs(found, measures)
    return (said,) if said else ()


def _lost(what: str, changes: Sequence[tuple[Move, Change]]) -> list[str]:
    """Return whose change is not known, and why; reasons of one kind are said once in short."""
    kinds: dict[str, dict[str, list[str]]] = {}
    for move, change in changes:
        if change.number is None:
            kind = change.reason.partition(":")[0]
            kinds.setdefault(kind, {}).setdefault(change.reason, []).append(move.title)
    notes = []
    for kind, reasons in kinds.items():
        titles = [title for each in reasons.values() for title in each]
        names = "any of them" if len(titles) == len(changes) else join_names(titles)
        reason = f"{kind}." if len(reasons) > 1 else next(iter(reasons))
        notes.append(f"No figure of the change of {what} for {names}: {lower_first(reason)}")
    return notes


def write_caveat() -> str:
    """Return what must not be misunderstood."""
    risk = metric("automation_risk")
    return f"{LIKENESS_CAVEAT} {risk.label}: {risk.caveat}"


def describe(moves: Moves) -> str:
    """Return in words how many moves are better in both, which, and which is the most alike."""
    words = [f"From {moves.origin.title}: {lower_first(write_subtitle(moves))}"]
    better = [each for each in moves.all if each.is_better]
    words += [
        f"{each.title}: pay {_say_pay(each)}, risk {_say_risk(each)} points." for each in better[:5]
    ]
    nearest = max(
        (each for each in moves.all if each.likeness),
        key=lambda each: each.likeness.score if each.likeness else 0.0,
        default=None,
    )
    if nearest is not None:
        words.append(f"The most alike are {nearest.title}, {say_score(nearest)} of 100.")
    elif moves.all:
        words.append(f"First in O*NET’s list are {moves.all[0].title}. {moves.reason}")
    return " ".join(words)


def name_source(moves: Moves, measures: Dataset) -> str:
    """Return the source line: O*NET for relations and ratings, and what every figure is from."""
    code = moves.origin.code
    catalogue = measures.catalogue
    credits = []
    for rows in ("related", *RATED):
        release = catalogue.releases.get(catalogue.release_of_rows(rows))
        if release is not None:
            credits.append(
                Value(
                    code, rows, 1.0, None, None, NATION, "rated", "exact", code, release.source,
                    release.id, None,
                )
            )  # fmt: skip
    values = [each.values[id] for each in moves.all for id in SHOWN]
    return name_sources([*credits, *moves.values.values(), *values], measures)


def tabulate(moves: Moves, measures: Dataset) -> DataTable:
    """Return what is drawn: the figures of the origin, then of each move, similarity first."""
    nothing = (None,) * len(EXTRA_COLUMNS)
    rows: list[tuple[Cell, ...]] = [(*row_of(moves.values[id], measures), *nothing) for id in SHOWN]
    for move in moves.all:
        rank = move.related.rank if move.related else None
        rows.append((*_similarity_row(move), *nothing[:-1], rank))
        for id in SHOWN:
            change = change_in(move, id)
            extra: tuple[Cell, ...] = nothing[:-1]
            if change is not None:
                reason = change.reason or None
                extra = (change.number, change.percent, change.bound, reason)
            rows.append((*row_of(move.values[id], measures), *extra, rank))
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))


def _similarity_row(move: Move) -> tuple[Cell, ...]:
    score = move.likeness.score if move.likeness else None
    status, match = (None, None) if score is None else ("derived", "exact")
    release = None if score is None else f"{OWN_SOURCE.publisher}, {OWN_RELEASE.title}"
    return (
        move.code, move.title, "similarity", None, score, "", "score", status, match, None,
        release, move.reason or None,
    )  # fmt: skip
