"""History: the views behind and ahead, as in a browser."""

from occdesk.state.desk import Desk
from occdesk.state.store import Store

MOST_VIEWS = 200


def view_of(desk: Desk) -> tuple[object, ...]:
    """Return what makes two desks different views; typing and appearance do not."""
    return (
        desk.focus,
        desk.chart,
        desk.article,
        desk.reads_data,
        desk.comparison,
        desk.baseline,
        desk.where,
        desk.estimates,
        desk.options,
        desk.method,
    )


class History:
    """Remembers each view that the store leaves, and goes back and forward among them.

    Going back keeps what belongs to the hand rather than to the view: the search text, the
    order of the list, the theme and the text size stay as they are.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._behind: list[Desk] = []
        self._ahead: list[Desk] = []
        self._current = store.desk
        self._travelling = False
        store.watch(view_of, self._record)

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def back(self) -> None:
        """Show the view before this one; does nothing at the first."""
        if self._behind:
            self._ahead.append(self._current)
            self._travel(self._behind.pop())

    def forward(self) -> None:
        """Show the view that Back left; does nothing at the last."""
        if self._ahead:
            self._behind.append(self._current)
            self._travel(self._ahead.pop())

    def _record(self, desk: Desk) -> None:
        if not self._travelling:
            self._behind.append(self._current)
            del self._behind[:-MOST_VIEWS]
            self._ahead.clear()
        self._current = desk

    def _travel(self, view: Desk) -> None:
        now = self._store.desk
        self._travelling = True
        try:
            self._store.replace(
                view.with_(
                    query=now.query,
                    sort=now.sort,
                    descending=now.descending,
                    columns=now.columns,
                    theme=now.theme,
                    text_step=now.text_step,
                )
            )
        finally:
            self._travelling = False
