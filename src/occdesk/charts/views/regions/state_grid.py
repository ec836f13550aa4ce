"""Where each state and territory stands in a map of equal tiles: (column, row) from the top left.

Neighbours stand beside one another as far as a grid lets them, so that the whole reads as the
country; Guam, Hawaii, Puerto Rico and the Virgin Islands stand off its southern corners.
"""

from collections.abc import Mapping

_ROWS = (
    "AK -- -- -- -- -- -- -- -- -- ME",
    "-- -- -- -- -- -- -- -- -- VT NH",
    "WA ID MT ND MN IL WI MI NY RI MA",
    "OR NV WY SD IA IN OH PA NJ CT --",
    "CA UT CO NE MO KY WV VA MD DE --",
    "-- AZ NM KS AR TN NC SC DC -- --",
    "-- -- -- OK LA MS AL GA -- -- --",
    "GU HI -- TX -- -- -- FL -- PR VI",
)

STATE_GRID: Mapping[str, tuple[int, int]] = {
    code: (column, row)
    for row, line in enumerate(_ROWS)
    for column, code in enumerate(line.split())
    if code != "--"
}
"""The place of each by its postal code: 50 states, DC and three territories."""
