"""The words of a landscape: subtitle, notes, alternative text, and its table."""

from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from occdesk.charts.figure.parts import DataTable
from occdesk.charts.shared.filter_words import say_where
from occdesk.charts.shared.subjects import Subject
from occdesk.charts.shared.wording import NATION_WORDS, close, join_last, lower_first, share_of
from occdesk.charts.spec import ChartSpec
from occdesk.charts.views.landscape.data import Scene, Side
from occdesk.charts.views.landscape.questions import Question, is_met, question_about
from occdesk.metrics.ranks import rank_correlation
from occdesk.model.codes import is_military
from occdesk.model.mark import SIGNS, Mark, explain_kinds
from occdesk.model.occupation import Occupation
from occdesk.model.wording import NBSP, say_number

_FEWEST_FOR_DIRECTION = 10


def write_subtitle(spec: ChartSpec, scene: Scene, counted: Sequence[str]) -> str:
    """Return the answer to the question in the title, and how many occupations are drawn."""
    absent = (_why_nowhere(scene, each) for each in scene.subjects)
    return " ".join(filter(None, (_answer_first(spec, scene, counted), *absent)))


def _why_nowhere(scene: Scene, subject: Subject) -> str:
    """Return why SUBJECT is not drawn, not even in a margin; empty where it is."""
    return "" if any(s.has(subject.code) for s in scene.sides) else _why_beside(scene, subject)


def _answer_first(spec: ChartSpec, scene: Scene, counted: Sequence[str]) -> str:
    words = say_where(spec.where, scene.measures)
    where = f" with {words}" if words else ""
    drawn = (
        f"{_count_both(scene, counted):,} of {len(scene.kept):,} occupations{where} have both"
        f" figures{_beside(scene)}; {NATION_WORDS}."
    )
    if len(counted) < _FEWEST_FOR_DIRECTION:
        return drawn
    question = question_about(scene.x.what, scene.y.what)
    if question is None:
        return f"{_say_direction(scene.x, scene.y, counted)} {drawn}"
    return f"{_answer(question, scene, counted)} {drawn}"


def _count_both(scene: Scene, counted: Sequence[str]) -> int:
    """Return how many kept ones have both figures, those that an axis cannot show among them."""
    return len(counted) + len(_hidden(scene))


def _hidden(scene: Scene) -> list[str]:
    """Return the kept ones that have both figures, for one of which there is no place."""
    return [
        code
        for code in scene.kept
        if all(code in side.numbers for side in scene.sides)
        and any(side.hides(code) for side in scene.sides)
        and not scene.is_estimated(code)
    ]


def _beside(scene: Scene) -> str:
    """Return how many more are estimated, and how many have no place on an axis."""
    hidden = len(_hidden(scene))
    made = sum(scene.is_estimated(c) for c in scene.kept if scene.stands(c))
    said = f", {made:,} more are estimated here" if made else ""
    if hidden:
        stand = "stands" if hidden == 1 else "stand"
        said += f", {hidden} of them {stand} beside the plot, as a log scale has no 0"
    return said


def explain_signs(scene: Scene, drawn: Sequence[Occupation]) -> str:
    """Return what the signs mean, how many have each, and whose figures the subjects have."""
    # One figure may be estimated and the other that of a group: each of its signs is explained.
    own: dict[str, list[Mark]] = {}
    for marks in (*(side.marks for side in scene.sides), scene.jobs_marks):
        for code, mark in marks.items():
            known = own.setdefault(code, [])
            if (mark.kind, mark.code) not in [(each.kind, each.code) for each in known]:
                known.append(mark)
    counts = Counter(
        kind for e in drawn if e.code in own for kind in {mark.kind for mark in own[e.code]}
    )
    said = [
        f"{explain_kinds((k,)).replace(' ', NBSP, 1)}: {counts[k]:,}." for k in SIGNS if counts[k]
    ]
    said += [
        f"{e.title}: {', '.join(f'{mark.sign}{NBSP}{mark.words}' for mark in own[e.code])}."
        for e in scene.subjects
        if e.code in own
    ]
    return " ".join(said)


def _answer(question: Question, scene: Scene, counted: Sequence[str]) -> str:
    """Return how many of those that QUESTION is about answer it, and which subjects do."""
    x, y = scene.sides
    middles = [median(side.numbers[code] for code in counted) for side in (x, y)]
    asked = [c for c in counted if is_met(question.x_is, x.numbers[c], middles[0])]
    found = {c for c in asked if is_met(question.y_is, y.numbers[c], middles[1])}
    said = [
        words.format(median=say_number(middle, side.what.unit, side.what.decimals))
        for words, middle, side in zip((question.who, question.what), middles, (x, y), strict=True)
    ]
    own = [each.title for each in scene.subjects if each.code in found]
    among = f", among them {join_last(own)}" if own else ""
    return f"Of {len(asked):,} occupations {said[0]}, {len(found):,} {said[1]}{among}."


def write_notes(spec: ChartSpec, scene: Scene, counted: Sequence[str]) -> tuple[str, ...]:
    """Return what a reader must know of the drawing: medians, what is missing, group figures."""
    notes = []
    if len(counted) > 1:
        notes.append(
            f"Median lines count each of the {len(counted):,} occupations drawn once, whatever"
            " its number of jobs."
        )
    notes.extend(note for side in scene.sides if (note := _missing_note(scene, side)))
    for subject in scene.subjects:
        if subject.code not in scene.kept:
            notes.append(f"{close(subject.title)} do not meet the filter and are drawn to compare.")
        notes.append(_why_beside(scene, subject))
    nowhere = [code for code in _hidden(scene) if not any(side.has(code) for side in scene.sides)]
    if nowhere:
        notes.append(f"{len(nowhere)} have 0 for both figures and no place on a log scale.")
    capped = len((scene.x.matches.at_least | scene.y.matches.at_least).intersection(counted))
    if capped:
        notes.append(f"{capped} stand at the highest figure published: at least that much.")
    return tuple(note for note in notes if note)


def _why_beside(scene: Scene, subject: Subject) -> str:
    """Return why SUBJECT has no place in the plot; empty where it has one."""
    lacking = [side for side in scene.sides if not side.has(subject.code)]
    if not lacking:
        return ""
    reason = scene.reason(subject.code, lacking[-1])
    if len(lacking) > 1:
        return f"{subject.title}: neither figure is known. {reason}".strip()
    label = lower_first(lacking[0].what.label)
    is_zero = subject.code in lacking[0].numbers
    known = "rounds to 0, for which a log scale has no place" if is_zero else "is not known"
    return f"{subject.title}: {label} {known}. {reason}".strip()


def _missing_note(scene: Scene, side: Side) -> str:
    """Return how many of the kept ones SIDE has no number for, and the kinds of reason."""
    missing = [code for code in scene.kept if code not in side.numbers]
    if not missing:
        return ""
    inputs = [(scene.measures.metric(id), scene.measures.numbers(id)) for id in side.what.inputs]

    is_own = side.what in scene.measures.own_metrics

    def kind(code: str) -> str:
        if is_military(code):
            return "military, which no source covers"
        for what, numbers in inputs:
            if code not in numbers:
                return f"without {lower_first(what.label)}"
        return "not in your table" if is_own else "not published"

    kinds = Counter(kind(code) for code in missing)
    said = ", ".join(
        f"{count} {words}"
        for words, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    )
    return f"No figure of {lower_first(side.what.label)} for {len(missing)}: {said}."


def tabulate(scene: Scene) -> DataTable:
    """Return a row for each occupation that is drawn, in the plot or in a margin."""
    columns = ["code", "title"]
    for side in scene.sides:
        columns += [f"{side.what.id}{end}" for end in ("", "_year", "_status", "_match", "_bound")]
    rows = []
    for each in scene.shown:
        code = each.code
        if not (scene.x.has(code) or scene.y.has(code)):
            continue
        row: list[str | float | int | None] = [code, each.title]
        notes = []
        for side in scene.sides:
            number = side.numbers.get(code)
            match = None if number is None else side.matches.of(code)
            bound = "at_least" if code in side.matches.at_least else ""
            status = "derived" if match == "estimated" else side.what.status
            row += [number, side.what.year, status if match else None, match, bound]
            if number is None:
                notes.append(scene.reason(code, side))
        rows.append((*row, scene.jobs.get(code), " ".join(notes) or None))
    return DataTable((*columns, "jobs_drawn", "note"), tuple(rows))


def describe(scene: Scene, counted: Sequence[str]) -> str:
    """Return in words what is seen first: ranges, direction, where the subjects stand."""
    x, y = scene.x, scene.y
    words = [
        f"Scatter of {len(counted):,} occupations: {lower_first(y.what.label)}"
        f" by {lower_first(x.what.label)}."
    ]
    if counted:
        for side in (x, y):
            low, high = (_say_end(scene, side, counted, pick) for pick in (min, max))
            words.append(f"{side.what.label} runs from {low} to {high}{_say_hidden(scene, side)}.")
    if len(counted) >= _FEWEST_FOR_DIRECTION:
        words.append(_say_direction(x, y, counted))
    for subject in scene.subjects:
        code = subject.code
        if not scene.stands(code):
            words.append(_why_beside(scene, subject))
            continue
        words.append(f"{subject.title}: {_say_places(scene, code, counted)}.")
    return " ".join(words)


def _say_end(scene: Scene, side: Side, counted: Sequence[str], pick: Callable[..., str]) -> str:
    """Return the number at an end of what is drawn, and whose it is where it is somebody's own."""
    end = side.numbers[pick(counted, key=side.numbers.__getitem__)]
    having = sorted(code for code in counted if side.numbers[code] == end)
    own = [code for code in having if side.is_own(code)]
    code = (own or having)[0]
    if not own:
        return f"{side.say(code)} ({side.marks[code].words})"
    return f"{side.say(code)} ({scene.measures.catalogue.occupation(code).title})"


def _say_hidden(scene: Scene, side: Side) -> str:
    """Return how many more have a number that the axis cannot show."""
    many = sum(side.hides(code) for code in scene.kept)
    return f"; {many} more, beside the plot, have 0 when rounded" if many else ""


def _say_places(scene: Scene, code: str, counted: Sequence[str]) -> str:
    """Return both values of CODE, and of how many of the others each is above."""
    others = [each for each in counted if each != code]
    said = [f"{lower_first(side.what.label)} {side.say(code)}" for side in scene.sides]
    if not others:
        return " and ".join(said)
    first, second = (
        f"{words}, above that of {_below(side, code, others)}"
        for words, side in zip(said, scene.sides, strict=True)
    )
    return f"{first}, and {second} of the others drawn"


def _below(side: Side, code: str, others: Sequence[str]) -> str:
    lower = sum(side.numbers[each] < side.numbers[code] for each in others)
    if lower in (0, len(others)):
        return "all" if lower else "none"
    return share_of(lower, len(others))


def _say_direction(x: Side, y: Side, counted: Sequence[str]) -> str:
    strength = rank_correlation(
        [x.numbers[code] for code in counted], [y.numbers[code] for code in counted]
    )
    names = f"{lower_first(y.what.label)} and {lower_first(x.what.label)}"
    if strength is None:
        return f"There is no order to compare between {names}."
    how = f"(rank correlation {say_number(strength, 'index', 2)})"
    if abs(strength) < 0.1:
        return f"There is next to no tendency between {names} {how}."
    tendency = "rise together" if strength > 0 else "run against each other"
    size = abs(strength)
    degree = "Clearly" if size >= 0.5 else "On the whole" if size >= 0.3 else "A little"
    return f"{degree}, {names} {tendency} {how}."
