"""The command that says where one could go from an occupation."""

import argparse

from occdesk.app import output
from occdesk.app.parts import open_measures
from occdesk.app.showing import value_record
from occdesk.charts.shared.cells import Plain, as_csv, plain_number
from occdesk.charts.shared.wording import lower_first
from occdesk.charts.views.moves.words import (
    HEADS,
    asides,
    change_in,
    explain_marks,
    say_score,
    write_notes,
)
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.moves import MOST, SHOWN, Change, Move, Moves, find_moves
from occdesk.metrics.similarity import CAVEAT
from occdesk.model.errors import OccDeskError, UsageError
from occdesk.model.wording import MISSING

TITLE_WIDTH = 44
UNRELATED = "-"

_CHANGES = ("median_wage", "automation_risk", "job_zone")


def list_moves(options: argparse.Namespace) -> int:
    """Print where one could go from an occupation; status 1 where nothing says so."""
    limit = MOST if options.limit is None else options.limit
    if limit < 1:
        raise UsageError(f"--limit must be at least 1, not {limit}.")
    measures = open_measures()
    moves = find_moves(measures, options.code, limit, estimates=options.estimates)
    if moves.lacking:
        raise OccDeskError(
            f"No moves are known from {moves.origin.title} ({moves.origin.code}):"
            f" {lower_first(moves.lacking)}"
        )
    if options.format == "json":
        output.say(output.as_json(_record(measures, moves)))
    elif options.format == "csv":
        output.say(_as_csv(moves, for_excel=options.for_excel), data=True)
    else:
        output.say(_as_table(moves, measures))
    return 0


def _as_table(moves: Moves, measures: Dataset) -> str:
    rows = [
        [
            move.code,
            output.shorten(move.title, TITLE_WIDTH),
            str(move.related.rank) if move.related else UNRELATED,
            say_score(move),
            *asides(move),
        ]
        for move in moves.all
    ]
    right = [False, False, True, True, True, True, False, True, True]
    table = output.as_table(["Code", "Title", "O*NET", "Similarity", *HEADS], rows, right)
    lines = [f"From {moves.origin.title} ({moves.origin.code})", "", table.rstrip("\n"), ""]
    lines.append(f"O*NET: place in its list of related occupations, {UNRELATED} where not on it.")
    if moves.reason:
        lines.append(f"Similarity: {MISSING}. {moves.reason}")
    lines += write_notes(moves)
    lines += explain_marks(moves, measures)
    return "\n".join([*lines, CAVEAT]) + "\n"


def _as_csv(moves: Moves, *, for_excel: bool) -> str:
    columns = ["code", "title", "onet_rank", "onet_tier", "similarity"]
    columns += ["similarity_skills", "similarity_knowledge", "similarity_interests"]
    for id in SHOWN:
        columns += [id, f"{id}_match"]
        columns += [f"{id}_change", f"{id}_change_bound"] if id in _CHANGES else []
    columns += ["note"]
    return as_csv(columns, [_line(move) for move in moves.all], for_excel=for_excel)


def _line(move: Move) -> list[Plain]:
    related, likeness = move.related, move.likeness
    row: list[Plain] = [
        move.code,
        move.title,
        related.rank if related else None,
        related.tier if related else None,
        *(map(plain_number, likeness) if likeness else (None,) * 4),
    ]
    notes = [move.reason]
    for id in SHOWN:
        value = move.values[id]
        number = plain_number(value.number)
        row += [value.text if number is None else number, value.match]
        change = change_in(move, id)
        if change is not None:
            row += [plain_number(change.number), change.bound or None]
            notes.append(change.reason)
        elif value.missing:
            notes.append(value.note or "")
    return [*row, " ".join(dict.fromkeys(filter(None, notes))) or None]


def _record(measures: Dataset, moves: Moves) -> dict[str, object]:
    return {
        "code": moves.origin.code,
        "title": moves.origin.title,
        "values": [value_record(measures, value) for value in moves.values.values()],
        "note": moves.reason or None,
        "moves": [_move_record(measures, move) for move in moves.all],
    }


def _move_record(measures: Dataset, move: Move) -> dict[str, object]:
    related, likeness = move.related, move.likeness
    return {
        "code": move.code,
        "title": move.title,
        "onet_rank": related.rank if related else None,
        "onet_tier": related.tier if related else None,
        "similarity": plain_number(likeness.score) if likeness else None,
        "correlations": (
            {
                name: plain_number(getattr(likeness, name))
                for name in ("skills", "knowledge", "interests")
            }
            if likeness
            else None
        ),
        "note": move.reason or None,
        "values": [
            value_record(measures, move.values[id]) | _change_record(change_in(move, id))
            for id in SHOWN
        ],
    }


def _change_record(change: Change | None) -> dict[str, object]:
    if change is None:
        return {}
    return {
        "change": plain_number(change.number),
        "change_percent": plain_number(change.percent),
        "change_bound": change.bound or None,
        "change_match": change.match,
        "change_note": change.reason or None,
    }
