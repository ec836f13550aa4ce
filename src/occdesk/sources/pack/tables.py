"""Rows of a pack's tables beside the values: ratings, tasks, technology, activities, regions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from occdesk.catalogue.joins import join_by_soc
from occdesk.sources.pack.base import Base
from occdesk.sources.pack.content import Content, RatingRow, TaskLabel

Row = tuple[object, ...]
Elements = Mapping[tuple[str, str], int]
"""The number of an element in a pack, by domain and id of the element."""

# Rows are sorted by their first columns: the rest may hold None, which has no order.
_FIRST_3, _FIRST_4 = itemgetter(slice(3)), itemgetter(slice(4))

_BETA = {0: 0.0, 1: 1.0, 2: 0.5}


def element_numbers(content: Content) -> Elements:
    """Return the number by which a pack knows each element."""
    known = sorted({(one.domain, one.id) for one in content.elements})
    return {key: number for number, key in enumerate(known, 1)}


def fill_tables(
    base: Base, content: Content, elements: Elements
) -> Iterator[tuple[str, Iterable[Row]]]:
    """Yield each table's name and its rows, in the order of its key; each must be taken at once.

    Rows of codes that BASE does not know are left out: the importer has said so.
    """
    subjects = base.numbers
    names = {(one.domain, one.id): one.name for one in content.elements}
    yield "element", [(n, id, domain, names[domain, id]) for (domain, id), n in elements.items()]
    yield "rating", sorted(_ratings(base, content.ratings, elements, subjects), key=_FIRST_3)
    yield "category", sorted(content.categories)
    yield (
        "respondent",
        sorted(
            (
                (subjects[r.code], elements[r.domain, r.element], r.scale, r.category, r.percent,
                 r.low, r.high, r.n, int(r.suppress), r.row, r.raw or None)
                for r in content.respondents
                if r.code in subjects
            ),
            key=_FIRST_4,
        ),
    )  # fmt: skip
    yield from _labels(content, subjects)
    yield from _technologies(content, subjects)
    yield from _activities(content)
    yield (
        "related",
        sorted(
            (subjects[r.code], r.rank, subjects[r.related], r.tier, r.row)
            for r in content.related
            if r.code in subjects and r.related in subjects
        ),
    )
    yield from _regions(content)
    yield from _texts(content, subjects)


def _ratings(
    base: Base, rows: Iterable[RatingRow], elements: Elements, subjects: Mapping[str, int]
) -> Iterator[Row]:
    by_group: dict[tuple[str, str, str], dict[str, RatingRow]] = defaultdict(dict)
    for row in rows:
        if row.code in subjects:
            yield _rating(subjects[row.code], None, row, elements)
        else:
            by_group[row.domain, row.element, row.scale][row.code] = row
    for published in by_group.values():
        for occupation in base.occupations:
            joined = join_by_soc(occupation, published)
            if joined is not None:
                subject = subjects[occupation.code]
                yield _rating(subject, joined.published_for, joined.found, elements)


def _rating(subject: int, published_for: str | None, row: RatingRow, elements: Elements) -> Row:
    return (
        subject, elements[row.domain, row.element], row.scale, row.number, row.low, row.high,
        row.n, int(row.suppress), int(row.irrelevant), published_for, row.row, row.raw or None,
    )  # fmt: skip


def _labels(content: Content, subjects: Mapping[str, int]) -> Iterator[tuple[str, Iterable[Row]]]:
    labels = [one for one in content.labels if one.code in subjects]
    yield "label_sum", _label_sums(labels)
    yield (
        "task_label",
        sorted(
            (subjects[r.code], r.task, int(r.core), r.exposure, r.human, r.automation, r.row)
            for r in labels
        ),
    )
    yield "task_use", sorted(content.task_uses)
    yield "use_pattern", sorted(one for one in content.use_sums if one.code in subjects)
    yield (
        "pattern",
        sorted((subjects[r.code], *r[1:]) for r in content.patterns if r.code in subjects),
    )


def _label_sums(labels: Iterable[TaskLabel]) -> list[Row]:
    sums: dict[str, list[float]] = defaultdict(lambda: [0, 0.0, 0.0, 0, 0.0, 0.0])
    for one in labels:
        first = 0 if one.core else 3
        sums[one.code][first] += 1
        sums[one.code][first + 1] += _BETA[one.exposure]
        sums[one.code][first + 2] += one.automation / 4
    return [(code, *found) for code, found in sorted(sums.items())]


def _technologies(
    content: Content, subjects: Mapping[str, int]
) -> Iterator[tuple[str, Iterable[Row]]]:
    uses = [one for one in content.technologies if one.code in subjects]
    kinds = sorted({(one.name, one.commodity, one.commodity_title) for one in uses})
    numbers = {kind: number for number, kind in enumerate(kinds, 1)}
    yield "technology", [(number, *kind) for kind, number in numbers.items()]
    yield (
        "technology_use",
        sorted(
            (subjects[r.code], numbers[r.name, r.commodity, r.commodity_title], int(r.hot),
             int(r.in_demand), r.row)
            for r in uses
        ),
    )  # fmt: skip


def _activities(content: Content) -> Iterator[tuple[str, Iterable[Row]]]:
    listed = sorted(content.activities, key=lambda one: one.id)
    numbers = {one.id: number for number, one in enumerate(listed, 1)}
    yield "activity", [(number, *one) for number, one in enumerate(listed, 1)]
    yield (
        "activity_weight",
        sorted((r.soc, numbers[r.activity], r.weight, r.row) for r in content.activity_weights),
    )


def _regions(content: Content) -> Iterator[tuple[str, Iterable[Row]]]:
    listed = sorted(content.areas)
    numbers = {one.code: number for number, one in enumerate(listed, 1)}
    yield "area", [(number, *one) for number, one in enumerate(listed, 1)]
    rows = (
        (int(r.code.replace("-", "")), numbers[r.area], r.year, r.employment, _scale(r.rse, 10),
         r.mean, r.p10, r.p25, r.median, r.p75, r.p90, _scale(r.wage_rse, 10),
         _scale(r.quotient, 100), r.marks, r.row)
        for r in content.regional
    )  # fmt: skip
    yield "regional", sorted(rows, key=_FIRST_3)


def _scale(number: float | None, by: int) -> float | None:
    """Return NUMBER times BY as an integer, when it has no more decimals than that."""
    if number is None:
        return None
    scaled = round(number * by)
    return scaled if abs(scaled - number * by) < 1e-9 * by else number * by


def _texts(content: Content, subjects: Mapping[str, int]) -> Iterator[tuple[str, Iterable[Row]]]:
    tasks = [one for one in content.tasks if one.code in subjects]
    yield "task", sorted((r.task, subjects[r.code], r.text, r.kind, r.row) for r in tasks)
    yield "task_rating", sorted(content.task_ratings, key=_FIRST_3)
    yield "description", sorted(content.descriptions)
