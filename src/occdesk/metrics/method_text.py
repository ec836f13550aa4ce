"""The Method page: what is computed and how, as sections that a window or a terminal can print.

Everything comes from the records that the program computes with: the parameters of Method, the
formulas, the registry, the words for status and match, and results computed from the figures
that are here. No number is typed in this module.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from occdesk.metrics import agreement, similarity
from occdesk.metrics.dataset import OWN_SOURCE, Dataset
from occdesk.metrics.formulas import FORMULAS, Formula
from occdesk.metrics.method import PARAMETERS, Method
from occdesk.metrics.ranks import percentile_rank
from occdesk.metrics.registry import METRICS, metric
from occdesk.metrics.sensitivity import TOP, Sensitivity, say_changes, sensitivity
from occdesk.model.metric import Metric
from occdesk.model.value import MATCH_WORDS, MATCHES, STATUS_WORDS, Match
from occdesk.model.wording import MINUS, MISSING, say_number, say_percent

Kind = Literal["text", "formula", "caveat"]

FARTHEST = 10
"""How many of the occupations about which the indices differ most are listed."""


class Paragraph(NamedTuple):
    """One paragraph; a `formula` is in Python's syntax, a `caveat` what must not be mistaken."""

    text: str
    kind: Kind = "text"


class Table(NamedTuple):
    """A table of words and numbers as they are printed; `right` holds the columns of numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


class Section(NamedTuple):
    """One part of the page; `level` 2 is a part, 3 stands within the part before it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...] = ()
    level: int = 2


def method_page(measures: Dataset) -> tuple[Section, ...]:
    """Return the whole page; it takes some tenths of a second and loads pandas."""
    return (
        *quick_sections(measures),
        *similarity_sections(measures),
        *sensitivity_sections(measures),
    )


def quick_sections(measures: Dataset) -> tuple[Section, ...]:
    """Return all but the sensitivity: what needs no pandas."""
    return (
        parameters_section(measures.method),
        *formula_sections(measures.method),
        status_section(),
        match_section(measures),
        published_section(measures),
        *agreement_sections(measures),
    )


def parameters_section(method: Method) -> Section:
    """Return every parameter with its number now, its default, its bounds and its effect."""
    rows = tuple(
        (
            each.label, each.id, each.unit, f"{each.of(method):g}", f"{each.default:g}",
            f"{each.low:g} to {each.high:g}", each.effect,
        )
        for each in PARAMETERS
    )  # fmt: skip
    columns = ("Parameter", "Name", "Unit", "Now", "Default", "From, to", "What it does")
    words = f"{method.describe()}. Whoever changes a parameter changes every figure that uses it."
    return Section("Parameters", (Paragraph(words),), (Table(columns, rows, frozenset({3, 4})),))


def formula_sections(method: Method) -> tuple[Section, ...]:
    """Return a heading, and below it each formula with the meaning of its names and its caveat."""
    said = (
        "Formulas are written as Python would compute them; a power is **. They are tested"
        " against the program on the real figures."
    )
    head = Section("Formulas", (Paragraph(said),))
    return (head, *(_formula(each, method) for each in FORMULAS))


def _formula(formula: Formula, method: Method) -> Section:
    what = _METRICS.get(formula.metric)
    heading = what.label if what else formula.metric.replace("_", " ").capitalize()
    paragraphs = [
        Paragraph(formula.words),
        Paragraph(f"{formula.metric} = {formula.expression}", "formula"),
    ]
    if what:
        paragraphs.append(Paragraph(what.definition))
    paragraphs.append(Paragraph(f"Origin: {formula.origin}"))
    if what and what.caveat:
        paragraphs.append(Paragraph(what.caveat, "caveat"))
    meanings = dict(formula.inputs)
    rows = tuple((name, meanings.get(name) or _meaning(name, method)) for name in formula.names)
    return Section(heading, tuple(paragraphs), (Table(("Name", "Meaning"), rows),), level=3)


def _meaning(name: str, method: Method) -> str:
    """Return what a parameter of METHOD is, and its number now."""
    what = next(each for each in PARAMETERS if each.name == name)
    return f"{what.label[:1].lower()}{what.label[1:]}: {what.of(method):g}"


def status_section() -> Section:
    """Return what kinds of figures there are, and which metrics are of each."""
    rows = tuple(
        (status, words, ", ".join(each.label for each in METRICS if each.status == status))
        for status, words in STATUS_WORDS.items()
    )
    said = "Every figure has a status, which says how it came to be."
    return Section(
        "Kinds of figures", (Paragraph(said),), (Table(("Status", "Meaning", "Metrics"), rows),)
    )


def match_section(measures: Dataset) -> Section:
    """Return how a figure reaches an occupation, and how many occupations each way serves."""
    said = (
        "The first way that finds a figure is taken, in this order, and it is kept with the"
        " figure. Estimates are made only where they are asked for."
    )
    ways = Table(("Match", "Meaning"), tuple(MATCH_WORDS.items()))
    shown = [each for each in METRICS if each.id in agreement.INDICES + agreement.BESIDE]
    covered = {
        each.label: _coverage(measures, each) for each in shown if _has_column(measures, each)
    }
    # A way by which no figure has come says nothing.
    used = [way for way in (*MATCHES, None) if any(counts[way] for counts in covered.values())]
    columns = ("Metric", *(way or MISSING for way in used))
    rows = tuple((label, *(str(counts[way]) for way in used)) for label, counts in covered.items())
    count = len(measures.catalogue.by_code)
    counts = Table(columns, rows, frozenset(range(1, len(columns))))
    return Section(
        "How a figure reaches an occupation",
        (
            Paragraph(said),
            Paragraph(
                f"Of {count:,} occupations so many have a figure by each way; estimates are those"
                " that could be made for the others."
            ),
        ),
        (ways, counts),
    )


def _coverage(measures: Dataset, what: Metric) -> Counter[Match | None]:
    """Return how many occupations have a figure by each match; None stands for no figure."""
    direct = Counter(each.match for each in measures.column(what.id).values() if not each.missing)
    known = sum(direct.values())
    made = len(measures.numbers(what.id, estimates=True)) - known
    direct["estimated"] = made
    direct[None] = len(measures.catalogue.by_code) - known - made
    return direct


def _has_column(measures: Dataset, what: Metric) -> bool:
    return bool(agreement.available_indices(measures, (what.id,)))


def published_section(measures: Dataset) -> Section:
    """Return every metric, built in or imported: what it is, from where, what to beware of."""
    rows = tuple(
        (
            each.label, each.definition, each.status, "" if each.year is None else str(each.year),
            _origin(measures, each), each.caveat,
        )
        for each in (*METRICS, *measures.own_metrics)
    )  # fmt: skip
    columns = ("Metric", "What it is", "Status", "Year", "Source", "Caveat")
    said = "Figures that are not computed here stand as their publishers gave them."
    return Section("Metrics and their sources", (Paragraph(said),), (Table(columns, rows),))


def _origin(measures: Dataset, what: Metric) -> str:
    source = measures.catalogue.sources.get(what.source)
    if source is None:
        known = what.source == OWN_SOURCE.id
        return OWN_SOURCE.title if known else f"{what.source}: not here"
    return f"{source.publisher}: {source.title}"


def agreement_sections(measures: Dataset) -> tuple[Section, ...]:
    """Return how far the indices of AI agree: correlations, spreads, and the widest of them."""
    ids = agreement.available_indices(measures)
    beside = agreement.available_indices(measures, agreement.BESIDE)
    figures, pairs = agreement.compare_indices(measures, (*ids, *beside))
    said = (
        "No index is averaged with another. Spearman’s rank correlation says how far two of them"
        f" put occupations into the same order: 1 is the same order, 0 no relation, {MINUS}1 the"
        " opposite one. In brackets stands the number of six-digit SOC codes that have both."
    )
    correlations = Section(
        "Do the indices agree?",
        (Paragraph(said),),
        (_correlation_table(ids, (*ids, *beside), pairs),),
    )
    found = agreement.disagreements({id: figures[id] for id in ids})
    counts = Counter(agreement.word_for(each.range) for each in found)
    rows = tuple(
        (words, f"up to {most:g}", str(counts[words]), _percent(counts[words], len(found)))
        for most, words in agreement.SPREADS
    )
    columns = ("About the occupation", "Points apart", "SOC codes", "Share")
    spreads = Section(
        "How far the percentiles of an occupation lie apart",
        (Paragraph(agreement.DEFINITION), *_ties(figures, ids)),
        (
            Table(columns, rows, frozenset({2, 3})),
            _farthest_table(found[:FARTHEST], measures),
        ),
        level=3,
    )
    return (correlations, spreads)


def _ties(figures: Mapping[str, Mapping[str, float]], ids: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return a sentence for each index on which more than a tenth have one and the same figure."""
    said = []
    for id in ids:
        numbers = tuple(figures[id].values())
        number, count = Counter(numbers).most_common(1)[0]
        if count > len(numbers) / 10:
            what = metric(id)
            place = percentile_rank(number, numbers)
            words = say_number(number, what.unit, what.decimals)
            said.append(
                Paragraph(
                    f"{what.label}: {count} of {len(numbers)} SOC codes have the figure {words} and"
                    f" share the percentile {place:.0f}, the middle of their common place.",
                    "caveat",
                )
            )
    return tuple(said)


def _correlation_table(
    ids: Sequence[str], columns: Sequence[str], pairs: Iterable[agreement.Pair]
) -> Table:
    found = {frozenset((each.first, each.second)): each for each in pairs}

    def cell(first: str, second: str) -> str:
        pair = found.get(frozenset((first, second)))
        if pair is None or pair.rho is None:
            return "" if first == second else MISSING
        return f"{say_number(pair.rho, 'index', 2)} ({pair.n})"

    rows = tuple((metric(id).label, *(cell(id, other) for other in columns)) for id in ids)
    heads = ("", *(metric(id).label for id in columns))
    return Table(heads, rows, frozenset(range(1, len(heads))))


def _farthest_table(found: Sequence[agreement.Disagreement], measures: Dataset) -> Table:
    titles = {
        each.soc: each.title
        for each in reversed(measures.catalogue.occupations)  # the `.00` comes last and stays
    }
    rows = tuple(
        (
            each.soc, titles[each.soc], _end(each.low), _end(each.high), f"{each.range:.0f}",
        )
        for each in found
    )  # fmt: skip
    return Table(("SOC", "Farthest apart", "Lowest", "Highest", "Points"), rows, frozenset({4}))


def _end(end: tuple[str, float]) -> str:
    return f"{metric(end[0]).label} {end[1]:.0f}"


def similarity_sections(measures: Dataset) -> tuple[Section, ...]:
    """Return how alike occupations are found to be, held against what O*NET names as related."""
    said = tuple(Paragraph(each) for each in similarity.STEPS)
    caveat = Paragraph(similarity.CAVEAT, "caveat")
    found = similarity.compare_with_related(measures.catalogue)
    rows = tuple(
        (
            each.tier or "All other pairs", f"{each.pairs:,}", f"{each.middle:.0f}",
            "" if each.above is None else say_percent(100 * each.above),
        )
        for each in found
    )  # fmt: skip
    held = Paragraph(
        "O*NET’s own lists of related occupations are a check: what they name should be more alike"
        " than other occupations, and the more so the nearer it is named."
    )
    columns = ("Named by O*NET", "Pairs", "Median similarity", "Others that are less alike")
    table = Table(columns, rows, frozenset({1, 2, 3}))
    head = Section("How alike occupations are", (*said, held, caveat), (table,))
    return (head, _formula(similarity.SIMILARITY, measures.method))


def sensitivity_sections(measures: Dataset) -> tuple[Section, ...]:
    """Return how far rankings and modes move when a parameter does; loads pandas."""
    found = sensitivity(measures)
    said = (
        "Each row changes the default method in one respect and ranks all occupations anew. What"
        " a change does not touch is left out; the speeds of the scenarios change no ranking of"
        " today."
    )
    tables = (_shift_table(found, measures), _mode_table(found))
    return (Section("How far rankings move", (Paragraph(said),), tables),)


def _shift_table(found: Sensitivity, measures: Dataset) -> Table:
    columns = (
        "Change", "Ranking", "Occupations", "Rank correlation", "Median move", "Largest move",
        "Who moves farthest", f"Of the highest {TOP} stay", "In another band",
    )  # fmt: skip
    by_code = measures.catalogue.by_code
    rows = tuple(
        (
            say_changes(each.changes), metric(each.metric).label, str(each.n),
            MISSING if each.correlation is None else f"{each.correlation:.4f}",
            f"{each.median_move:g}", f"{each.largest_move:g}", by_code[each.farthest].title,
            str(each.stay), "" if each.bands is None else str(each.bands),
        )
        for each in found.shifts
    )  # fmt: skip
    return Table(columns, rows, frozenset({2, 3, 4, 5, 7, 8}))


def _mode_table(found: Sensitivity) -> Table:
    rows = tuple(
        (say_changes(each.changes), str(each.n), str(each.changed), _percent(each.changed, each.n))
        for each in found.modes
    )
    columns = ("Change", "Occupations with a pattern of use", "With another mode", "Share")
    return Table(columns, rows, frozenset({1, 2, 3}))


def _percent(part: int, whole: int) -> str:
    return say_percent(100 * part / whole) if whole else MISSING


_METRICS: Mapping[str, Metric] = {each.id: each for each in METRICS}
