"""The sizes that a picture may have, for those who draw it; `charts.sizes` says all of it."""

from occdesk.charts.sizes import DPI as DPI
from occdesk.charts.sizes import PRESETS as PRESETS
from occdesk.charts.sizes import Preset as Preset
from occdesk.charts.sizes import check_size as check_size
from occdesk.charts.sizes import parse_size as parse_size
from occdesk.charts.sizes import pixels_of as pixels_of
