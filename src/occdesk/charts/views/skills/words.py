"""The words of the Skills chart: title, subtitle, hints, notes, alternative text, table."""

from collections.abc import Mapping, Sequence

from occdesk.catalogue.levels import count_rated, rated_for, rated_relatives
from occdesk.charts.figure.parts import DataTable
from occdesk.charts.lineage.provenance import COLUMNS, Cell
from occdesk.charts.lineage.releases import edition_of
from occdesk.charts.shared.subjects import HOW_TO_IMPORT, Subject, is_collected, titles_of
from occdesk.charts.shared.wording import close, join_last, join_names, join_titles
from occdesk.charts.views.skills.data import GROUPS, NOTABLE, Gap, Gaps, Place, Rated
from occdesk.metrics.absence import MILITARY_NOTE
from occdesk.metrics.dataset import Dataset
from occdesk.model.value import Match
from occdesk.model.wording import MISSING, say_number

LEVEL_AXIS = "Level, 0 to 7"
PERCENTILE_AXIS = "Percentile among occupations"
ARROW = "\N{RIGHTWARDS ARROW}"

NOUNS: Mapping[str, tuple[str, str]] = {
    "skill": ("skill", "skills"),
    "knowledge": ("area of knowledge", "areas of knowledge"),
    "ability": ("ability", "abilities"),
    GROUPS: ("group of skills", "groups of skills"),
}

_ALONE: Mapping[str, str] = {
    "skill": "What {} have to be good at",
    "knowledge": "What {} have to know",
    "ability": "What {} have to be able to do",
    GROUPS: "What {} have to be good at",
}

CAVEATS: Mapping[str, str] = {
    "skill": "Levels are what trained analysts judge the work to need, not tests of anyone; small"
    " differences mean little.",
    "knowledge": "Levels are what people in the occupation, or experts on it, say the work needs,"
    " not tests of anyone; small differences mean little.",
    "ability": "Levels are what trained analysts judge the work to need, not tests of anyone;"
    " small differences mean little.",
    GROUPS: "A percentile says how much a group of skills matters beside other occupations, not"
    " which level the work needs.",
}

EXTRA_COLUMNS = (
    "element", "name", "importance", "raters", "difference_from_baseline",
)  # fmt: skip
"""What the table has beside the columns of every table of values."""

_STATED = 3


def ask(who: Sequence[Subject], domain: str) -> str:
    """Return the title of the chart."""
    if not who:
        return "What do I have to learn?"
    if len(who) == 1:
        return _ALONE[domain].format(close(who[0].title))
    others = join_last(titles_of(who[1:]))
    return f"From {close(who[0].title)} to {others}: what is to be learned"


def why_none(lost: Sequence[Subject], domain: str, measures: Dataset) -> str:
    """Return why those LOST have no ratings of DOMAIN, and which relatives of theirs do."""
    nouns = NOUNS[domain][1]
    if measures.catalogue.holding(domain) is None:
        said = [_why(each, nouns) for each in lost if not is_collected(each, measures)]
        if len(said) < len(lost):
            here = f"No ratings of {nouns} are here. They come with the O*NET database"
            said.append(f"{here}: {HOW_TO_IMPORT}")
        return " ".join(said)
    said = [_why(each, nouns) for each in lost]
    for each in lost:
        near = rated_relatives(measures.catalogue, each.code, domain)
        if near:
            said.append(f"Nearest to {close(each.title)} and rated: {join_last(near)}.")
    return " ".join(dict.fromkeys(said))


def _why(subject: Subject, nouns: str) -> str:
    if subject.is_military:
        return f"{subject.title}: {MISSING}. {MILITARY_NOTE}"
    return f"{subject.title}: {MISSING}. O*NET has not rated the {nouns} of this occupation."


def say_level(level: float, domain: str) -> str:
    """Return a level with one digit, a percentile with none."""
    return say_number(level, "index", 0 if domain == GROUPS else 1)


def say_difference(difference: float, domain: str) -> str:
    """Return a difference of levels with its sign: `+1.4`."""
    return say_number(difference, "index", 0 if domain == GROUPS else 1, signed=True)


def say_missing(subject: Subject, place: Place | None) -> str:
    """Return why an occupation has no level of an element."""
    if place is None:
        return f"{MISSING}: not rated for {subject.title}"
    return f"not relevant to {subject.title}"


def say_without(gap: Gap, who: Sequence[Subject]) -> str:
    """Return in one phrase to which of WHO an element is not relevant, and who is not rated."""
    pairs = list(zip(who, gap.places, strict=True))
    irrelevant = [each.title for each, place in pairs if place and place.level is None]
    unrated = [each.title for each, place in pairs if place is None]
    said = [f"not relevant to {join_names(irrelevant, 6)}"] if irrelevant else []
    said += [f"{MISSING}: not rated for {join_names(unrated, 6)}"] if unrated else []
    return "; ".join(said)


def say_at(gap: Gap, number: int, domain: str) -> str:
    """Return what stands at a dot: alone the level, of the only target the difference."""
    place = gap.places[number]
    if place is None or place.level is None:
        return ""
    if len(gap.places) == 1:
        return say_level(place.level, domain)
    # Among the dots of several targets numbers would lie on other dots.
    if number != 1 or len(gap.places) > 2:
        return ""
    difference = gap.difference()
    if difference is None:
        return say_level(place.level, domain)
    return say_difference(difference, domain)


def heads(who: Sequence[Subject], domain: str) -> tuple[str, ...]:
    """Return the titles of the columns beside the bars."""
    if len(who) == 1:
        return () if domain == GROUPS else ("Importance",)
    first = () if len(who) > 2 else ("Percentile" if domain == GROUPS else "Level",)
    return first if domain == GROUPS else (*first, "Importance")


def asides(gap: Gap, domain: str) -> tuple[str, ...]:
    """Return what stands beside the bars; see heads."""
    target = gap.places[min(1, len(gap.places) - 1)]
    important = MISSING
    if target is not None and target.importance is not None:
        important = say_number(target.importance, "rating", 1)
    last = () if domain == GROUPS else (important,)
    if len(gap.places) != 2:
        return last
    return (" ".join((_say_place(gap.places[0], domain), ARROW, _say_place(target, domain))), *last)


def _say_place(place: Place | None, domain: str) -> str:
    if place is None or place.level is None:
        return "\N{EN DASH}"
    return say_level(place.level, domain)


def hint(subject: Subject, gap: Gap, number: int, domain: str) -> str:
    """Return what is said of a dot on hover."""
    place = gap.places[number]
    lines = [f"{gap.name}: {subject.title}"]
    if place is None or place.level is None:
        lines.append(say_missing(subject, place))
    elif domain == GROUPS:
        lines.append(f"Percentile {say_level(place.level, domain)}")
    else:
        lines.append(f"Level {say_number(place.level, 'rating', 2)} of 7")
    difference = gap.difference(number) if number else None
    if difference is not None:
        lines[-1] += f", {say_difference(difference, domain)} from where one comes from"
    if place is not None and place.importance is not None:
        raters = f", {place.n} raters" if place.n else ""
        lines.append(f"Importance {say_number(place.importance, 'rating', 2)} of 5{raters}")
    if place is not None and not place.reliable:
        lines.append("O*NET recommends not to rely on it: too few ratings, or too far apart.")
    return "\n".join(lines)


def hint_usual(gap: Gap, level: float) -> str:
    """Return what is said on hover of the median of all."""
    return f"{gap.name}\nMedian of all rated occupations: level {say_number(level, 'rating', 2)}"


def count_left_out(gaps: Gaps, people: int) -> str:
    """Return how many rows are not drawn and why; empty where all are."""
    return f"… and {_say_left_out(gaps, people)}" if gaps.left_out else ""


def say_left_out(gaps: Gaps, people: int) -> str:
    """Return how many skills are neither drawn nor in the table; empty where all are."""
    return f"Chart and table leave out {_say_left_out(gaps, people)}." if gaps.left_out else ""


def _say_left_out(gaps: Gaps, people: int) -> str:
    noun = NOUNS[gaps.domain][gaps.left_out != 1]
    why = "of importance below 3 of 5"
    if people > 1:
        why += f" that differ by less than {NOTABLE}"
    return f"{gaps.left_out} {noun} {why}"


def write_subtitle(who: Sequence[Subject], gaps: Gaps, unrated: Sequence[Subject] = ()) -> str:
    """Return the largest gaps, or what one alone has to be best at.

    UNRATED by O*NET are those for whom groups of skills are drawn instead of skills.
    """
    said = _say_alone(gaps) if len(who) == 1 else _say_gaps(who, gaps)
    if not unrated:
        return said
    names = join_titles(titles_of(unrated))
    return f"O*NET has not rated {names}, so BLS’s groups of skills are drawn. {said}"


def _say_alone(gaps: Gaps) -> str:
    best = sorted(gaps.rows, key=lambda each: -(_level(each, 0) or 0.0))[:_STATED]
    said = [f"{each.name} ({say_level(_level(each, 0) or 0.0, gaps.domain)})" for each in best]
    if not said:
        return f"No {NOUNS[gaps.domain][0]} has an importance of 3 of 5 or more."
    what = "percentiles" if gaps.domain == GROUPS else "levels"
    return f"Highest {what}: {join_names(said)}."


def _say_gaps(who: Sequence[Subject], gaps: Gaps) -> str:
    noun, nouns = NOUNS[gaps.domain]
    rows = [(gap.difference(), gap) for gap in gaps.rows]
    wider = [(by, gap) for by, gap in rows if by is not None and by > 0]
    order = sorted(wider, key=lambda each: -each[0])[:_STATED]
    enough = sum(by is not None and by <= 0 for by, _ in rows)
    new = [gap.name for gap in gaps.rows if _is_new(gap)]
    parts = []
    if order:
        said = [f"{gap.name} {say_difference(by, gaps.domain)}" for by, gap in order]
        target = f" to {who[1].title}" if len(who) > 2 else ""
        parts.append(f"Largest gaps{target}: {join_names(said)}.")
    else:
        parts.append(f"There is no {noun} that needs a higher level.")
    if new:
        parts.append(f"Not relevant before: {join_names(new)}.")
    if enough:
        verb = "matter no more than before" if gaps.domain == GROUPS else "are high enough already"
        parts.append(f"{enough} of the {len(rows)} {nouns} drawn {verb}.")
    return " ".join(parts)


def _level(gap: Gap, number: int) -> float | None:
    place = gap.places[number]
    return place.level if place else None


def _is_new(gap: Gap) -> bool:
    return _level(gap, 0) is None and _level(gap, 1) is not None


def write_notes(
    who: Sequence[Subject],
    lost: Sequence[Subject],
    unrated: Sequence[Subject],
    gaps: Gaps,
    measures: Dataset,
) -> tuple[str, ...]:
    """Return what a reader must know of the drawing; UNRATED are those that led to the groups."""
    notes = []
    if unrated:
        without = [each for each in unrated if count_rated(measures.catalogue, "skill") and each]
        notes.append(why_none(without, "skill", measures))
    if lost:
        notes.append(why_none(lost, gaps.domain, measures))
    rows = [place for gap in gaps.rows for place in gap.places if place is not None]
    if any(not place.reliable and place.level is not None for place in rows):
        notes.append("Hollow: O*NET recommends not to rely on it.")
    if len(who) > 1 and gaps.domain != GROUPS:
        notes.append(
            f"Importance (1 to 5) is that for {who[1].title}; rows are in the order of the gap"
            " times importance, first what is not relevant before."
        )
    elif gaps.domain != GROUPS:
        notes.append(
            f"In order of importance (1 to 5). The median is over"
            f" {count_rated(measures.catalogue, gaps.domain)} rated occupations; it is left out"
            " where half of them do not need it."
        )
    return tuple(notes)


def describe(who: Sequence[Subject], gaps: Gaps) -> str:
    """Return in words what a sighted reader sees first."""
    said = [
        f"{len(gaps.rows)} {NOUNS[gaps.domain][len(gaps.rows) != 1]}.",
        write_subtitle(who, gaps),
    ]
    if len(who) > 1:
        less = [(gap.difference(), gap) for gap in gaps.rows]
        ends = sorted(((by, gap.name) for by, gap in less if by is not None and by < 0))[:_STATED]
        if ends:
            names = [f"{name} {say_difference(by, gaps.domain)}" for by, name in ends]
            said.append(f"More than enough: {join_names(names)}.")
    left = count_left_out(gaps, len(who))
    return " ".join((*said, f"{left[2:].capitalize()}." if left else "")).strip()


def tabulate(known: Sequence[Rated], gaps: Gaps, measures: Dataset) -> DataTable:
    """Return a row for each rating that is drawn, in the order of the rows."""
    release = edition_of(gaps.domain, measures)
    is_group = gaps.domain == GROUPS
    rows: list[tuple[Cell, ...]] = []
    for gap in gaps.rows:
        for number, each in enumerate(known):
            place, occupation = gap.places[number], each.subject.occupation
            published = rated_for(measures.catalogue, occupation.code, gaps.domain)
            rows.append(
                (
                    occupation.code, occupation.title, f"{gaps.domain}_level", None,
                    place.level if place else None, "",
                    "percentile" if is_group else "level of 0 to 7", "rated" if place else None,
                    match_rated(published, occupation.code), published, release,
                    _note(each.subject, place), gap.element, gap.name,
                    place.importance if place else None, place.n if place else None,
                    gap.difference(number) if number else None,
                )
            )  # fmt: skip
    return DataTable((*COLUMNS, *EXTRA_COLUMNS), tuple(rows))


def match_rated(published: str, code: str) -> Match:
    """Return how ratings that are PUBLISHED for a code reached the occupation CODE."""
    if published == code:
        return "exact"
    return "soc" if code.startswith(published) else "group"


def _note(subject: Subject, place: Place | None) -> str | None:
    if place is None or place.level is None:
        return say_missing(subject, place)
    return None if place.reliable else "O*NET recommends not to rely on it."
