"""Verbs: what a gesture does to the desk, as plain functions of the store."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from occdesk.catalogue.catalogue import Catalogue
from occdesk.charts.shared.colours import keep_colours
from occdesk.charts.shared.wording import join_names
from occdesk.charts.spec import FORMS, MOST_COMPARED, find_view
from occdesk.charts.view import ViewOptions
from occdesk.charts.views.listed import VIEWS
from occdesk.library.settings import TEXT_STEPS
from occdesk.metrics.dataset import Dataset
from occdesk.metrics.filters import parse_where
from occdesk.metrics.method import Method
from occdesk.metrics.registry import metric
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric
from occdesk.state.desk import Desk, Theme
from occdesk.state.store import Store

if TYPE_CHECKING:
    from occdesk.articles.article import Article

SMALLEST_STEP, LARGEST_STEP = TEXT_STEPS

# Sorting by one of these starts with the largest; by title with the first.
_WORDS = ("title", "relevance")

Known = Callable[[str], Metric]
"""Gives the metric with an id or raises UsageError: `Dataset.metric`, which also knows the metrics
of imported tables. By default only those of the registry are known."""


def focus_on(store: Store, code: str, article: str = "") -> None:
    """Read about the occupation CODE, in the ARTICLE with that slug or the program's own page."""
    store.change(focus=code, article=article)


def read_article(store: Store, slug: str, code: str = "") -> None:
    """Show an article; CODE, where given, becomes the focus with it."""
    store.change(article=slug, focus=code or store.desk.focus, reads_data=False)


def read_data(store: Store, code: str = "") -> None:
    """Show the program's own page about the focus, from now on where there is an article, too.

    CODE, where given, becomes the focus with it.
    """
    store.change(reads_data=True, focus=code or store.desk.focus)


def article_for(desk: Desk, articles: "Sequence[Article]") -> str:
    """Return the slug of the article that DESK can show: its own, else one about the focus.

    Empty where there is none, so that the page about the focus is all that there is to read.
    """
    if any(each.slug == desk.article for each in articles):
        return desk.article
    return next((each.slug for each in articles if desk.focus in each.occupations), "")


def article_shown(desk: Desk, articles: "Sequence[Article]") -> str:
    """Return the slug of the article that DESK shows; empty where it shows the data page."""
    return (
        desk.article if not desk.reads_data and article_for(desk, articles) == desk.article else ""
    )


def search_for(store: Store, text: str) -> None:
    """Search for TEXT; while something is searched for, the list is in order of relevance."""
    desk = store.desk
    sort = desk.sort
    if text.strip() and not desk.query.strip():
        sort = "relevance"
    elif not text.strip() and sort == "relevance":
        sort = "title"
    descending = False if sort in _WORDS and sort != desk.sort else desk.descending
    store.change(query=text, sort=sort, descending=descending)


def sort_by(store: Store, key: str, known: Known = metric) -> None:
    """Sort the list by title, relevance or a metric; asking again turns the order around."""
    if key not in _WORDS:
        known(key)
    desk = store.desk
    if key == desk.sort and key != "relevance":
        store.change(descending=not desk.descending)
    else:
        store.change(sort=key, descending=key not in _WORDS)


def filter_by(store: Store, where: str, known: Known = metric) -> None:
    """Keep only the occupations that fulfil WHERE; an empty text keeps all.

    Raises UsageError when the words are not understood; the desk then stays as it is.
    """
    if where.strip():
        parse_where(where, known)
    store.change(where=where.strip())


def add_to_comparison(store: Store, code: str) -> None:
    """Put CODE into the comparison; raises UsageError when six are there already."""
    desk = store.desk
    if code in desk.comparison:
        return
    if desk.comparison_is_full:
        raise UsageError(
            f"{MOST_COMPARED} occupations are being compared already; remove one to add another."
        )
    _compare(store, (*desk.comparison, code), desk.baseline or code)


def remove_from_comparison(store: Store, code: str) -> None:
    """Take CODE out of the comparison; the first that is left becomes the baseline if needed."""
    desk = store.desk
    left = tuple(each for each in desk.comparison if each != code)
    baseline = desk.baseline if desk.baseline in left else (left[0] if left else "")
    _compare(store, left, baseline)


def _compare(store: Store, codes: tuple[str, ...], baseline: str) -> None:
    """Compare CODES; those that were compared before keep their colours."""
    desk = store.desk
    colours = keep_colours(desk.comparison, desk.colours, codes)
    store.change(comparison=codes, baseline=baseline, colours=colours)


def move_in_comparison(store: Store, code: str, place: int) -> None:
    """Move CODE to PLACE (0 is the first) in the comparison."""
    left = [each for each in store.desk.comparison if each != code]
    if len(left) < len(store.desk.comparison):
        left.insert(max(0, place), code)
        _compare(store, tuple(left), store.desk.baseline)


def clear_comparison(store: Store) -> None:
    """Empty the comparison."""
    _compare(store, (), "")


def set_baseline(store: Store, code: str) -> None:
    """Make CODE the baseline; it joins the comparison when it is not in it."""
    add_to_comparison(store, code)
    store.change(baseline=code)


def show_chart(store: Store, kind: str) -> None:
    """Show the chart of KIND."""
    store.change(chart=find_view(kind).kind)


def show_form(store: Store, form: str) -> None:
    """Show the view on screen in one of its forms; raises UsageError for one that it has not."""
    desk = store.desk
    if form not in FORMS[desk.chart]:
        raise UsageError(f"The {desk.chart} chart has no form “{form}”.")
    store.replace(desk.choosing(desk.chart, form=form))


def choose(store: Store, option_id: str, value: str, known: Known = metric) -> None:
    """Choose VALUE for an option of the view on screen.

    Raises UsageError for a metric that is unknown, has no numbers or is on the other axis.
    """
    desk = store.desk
    view = find_view(desk.chart)
    option = view.choice(option_id)
    if option is None:
        raise UsageError(f"The {desk.chart} chart has no option “{option_id}”.")
    if option.listed:
        if value not in dict(option.listed):
            raise UsageError(f"“{value}” cannot be the {option.noun} of the {desk.chart} chart.")
    elif known(value).unit == "category":
        raise UsageError(f"{known(value).label} has no numbers, so it cannot be shown here.")
    chosen = desk.choosing(desk.chart, **{option_id: value})
    if same := view.doubled(chosen.options_of(desk.chart)):
        raise UsageError(
            f"{known(same).label} would be on both axes; choose another metric, or swap the axes."
        )
    store.replace(chosen)


def swap_options(store: Store) -> None:
    """Let the two options of the view on screen that can change places do so."""
    desk = store.desk
    one, other = find_view(desk.chart).swaps
    now = desk.options_of(desk.chart).to_mapping()
    store.replace(desk.choosing(desk.chart, **{one: now[other], other: now[one]}))


def open_view(store: Store, desk: Desk, catalogue: Catalogue) -> str:
    """Show the view of DESK, which comes from a file; theme and text size stay as they are.

    Returns a sentence on what it names and is not here, or an empty text.
    """
    mended = mend(desk, catalogue)
    now = store.desk
    store.replace(mended.with_(theme=now.theme, text_step=now.text_step))
    return explain_mending(desk, mended)


def use_method(store: Store, method: Method) -> None:
    """Compute derived metrics with the parameters of METHOD."""
    store.change(method=method)


def use_theme(store: Store, theme: Theme) -> None:
    """Show the window in a theme, or follow the system's."""
    store.change(theme=theme)


def step_text(store: Store, by: int) -> None:
    """Make text larger (+1) or smaller (-1); 0 goes back to the normal size."""
    step = max(SMALLEST_STEP, min(LARGEST_STEP, store.desk.text_step + by)) if by else 0
    store.change(text_step=step)


def mend(desk: Desk, catalogue: Catalogue) -> Desk:
    """Return DESK, which may come from elsewhere, without what CATALOGUE lacks.

    Occupations, columns, axes, an order and a filter of which the metric is not there, such as
    that of an import that has been removed, give way to those of a first desk.
    """
    known, measures, first = catalogue.by_code, Dataset(catalogue), Desk()
    comparison = tuple(code for code in desk.comparison if code in known)[:MOST_COMPARED]
    columns = tuple(id for id in desk.columns if measures.has(id))
    return desk.with_(
        focus=desk.focus if desk.focus in known else first.focus,
        comparison=comparison,
        colours=keep_colours(desk.comparison, desk.colours, comparison),
        baseline=desk.baseline if desk.baseline in comparison else "".join(comparison[:1]),
        columns=columns or first.columns,
        sort=desk.sort if desk.sort in _WORDS or _has_numbers(measures, desk.sort) else first.sort,
        where=desk.where if _can_filter(measures, desk.where) else "",
        options=_mend_options(desk, measures),
    )


def _mend_options(desk: Desk, measures: Dataset) -> tuple[tuple[str, ViewOptions], ...]:
    """Return what DESK has chosen for views, with first choices in place of what is not here."""
    mended = desk
    for kind, chosen in desk.options:
        view = find_view(kind)
        firsts = view.options().to_mapping()
        for option in view.choices:
            value = chosen.to_mapping()[option.id]
            can_be = (
                value in dict(option.listed) if option.listed else _has_numbers(measures, value)
            )
            if not can_be:
                mended = mended.choosing(kind, **{option.id: firsts[option.id]})
    return mended.options


def explain_mending(before: Desk, after: Desk) -> str:
    """Return what `mend` took out of BEFORE, in a sentence or two; empty where nothing."""
    said = (_explain_unknown(before, after), _explain_metrics(before, after))
    return " ".join(each for each in said if each)


def _explain_unknown(before: Desk, after: Desk) -> str:
    """Return which occupations of BEFORE are not known here, and what is shown instead."""
    kept, asked = after.comparison, before.comparison
    if len(kept) == MOST_COMPARED:
        # What stands behind six that are known may be known, too.
        asked = asked[: asked.index(kept[-1])]
    lost = [code for code in asked if code not in kept]
    is_focus_lost = bool(before.focus) and before.focus != after.focus
    lost = list(dict.fromkeys([before.focus, *lost] if is_focus_lost else lost))
    if not lost:
        return ""
    plural = len(lost) > 1
    names = f"The occupation{'s' * plural} {join_names(lost, MOST_COMPARED)}"
    instead = f"; {after.focus} is shown instead of {before.focus}" if is_focus_lost else ""
    return f"{names} {'are' if plural else 'is'} not known here{instead}."


def _explain_metrics(before: Desk, after: Desk) -> str:
    lost = [f"the column {id}" for id in before.columns if id not in after.columns]
    lost += [
        f"the {name} {old}"
        for name, old, new in (("order by", before.sort, after.sort), *_chosen(before, after))
        if old != new
    ]
    if before.where != after.where:
        lost.append(f"the filter “{before.where}”")
    if not lost:
        return ""
    names = lost[0] if len(lost) == 1 else f"{', '.join(lost[:-1])} and {lost[-1]}"
    return f"Left out, because it cannot be shown with the data that are here: {names}."


def _chosen(before: Desk, after: Desk) -> list[tuple[str, str, str]]:
    """Return each option of each view: its noun, and what was and what is chosen."""
    return [
        (
            option.noun,
            before.options_of(view.kind).to_mapping()[option.id],
            after.options_of(view.kind).to_mapping()[option.id],
        )
        for view in sorted(VIEWS, key=lambda each: each.kind)
        for option in sorted(view.choices, key=lambda each: each.id)
    ]


def _has_numbers(measures: Dataset, id: str) -> bool:
    return measures.has(id) and measures.metric(id).unit != "category"


def _can_filter(measures: Dataset, where: str) -> bool:
    try:
        return not where.strip() or all(map(measures.has, _asked(measures, where)))
    except UsageError:
        return False


def _asked(measures: Dataset, where: str) -> tuple[str, ...]:
    return parse_where(where, measures.metric).metrics
