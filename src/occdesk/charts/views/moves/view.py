"""The record of the view: Where could I go from here?"""

from typing import TYPE_CHECKING

from occdesk.charts.view import Build, View

if TYPE_CHECKING:
    pass


def _load(form: str) -> Build:
    from occdesk.charts.views.moves.draw import draw_moves

    return lambda spec, measures, articles: draw_moves(spec, measures)


MOVES = View(
    kind="moves",
    title="Moves",
    question="Where could I go from here?",
    load=_load,
    about="one",
    of_one=("",),
    beside="are marked where they are among its moves",
)
