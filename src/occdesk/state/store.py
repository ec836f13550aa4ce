"""Store: holds the one Desk, replaces it, and tells those who watch a part of it."""

from collections.abc import Callable

from occdesk.state.desk import Desk

Selector = Callable[[Desk], object]
Watcher = Callable[[Desk], None]


class Store:
    """The only place where the desk changes.

    Watchers are called after a change, in the order in which they were added, when the part of
    the desk that they selected differs. A change made by a watcher is carried out after all
    watchers have seen the first one, so that nobody sees desks out of order.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._watchers: list[tuple[Selector, Watcher]] = []
        self._pending: list[Desk] = []
        self._telling = False

    @property
    def desk(self) -> Desk:
        return self._pending[-1] if self._pending else self._desk

    def watch(self, part: Selector, watcher: Watcher) -> Callable[[], None]:
        """Call WATCHER with the new desk whenever PART of it changes; returns the way to stop."""
        entry = (part, watcher)
        self._watchers.append(entry)

        def stop() -> None:
            if entry in self._watchers:
                self._watchers.remove(entry)

        return stop

    def replace(self, desk: Desk) -> None:
        """Make DESK the truth and tell the watchers of the parts that differ."""
        self._pending.append(desk)
        if self._telling:
            return
        self._telling = True
        try:
            while self._pending:
                before, self._desk = self._desk, self._pending.pop(0)
                after = self._desk
                for part, watcher in list(self._watchers):
                    if part(before) != part(after):
                        watcher(after)
        finally:
            self._telling = False
            self._pending.clear()

    def change(self, **changes: object) -> None:
        """Replace the desk by a copy with CHANGES made."""
        self.replace(self.desk.with_(**changes))
