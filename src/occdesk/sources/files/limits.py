"""How large a file from outside may be: far above what publishers offer, far below what harms.

The largest published files: a sheet of 62,580 rows in 36 MB of XML (O*NET skills), 410,000 rows
(OEWS, all areas together), a database of 90 MB in a file of 16 MB, a text of 40 MB.
"""

MB = 1_000_000

MEMBERS = 5_000
"""Files in one archive or folder."""

DIRECTORY = 2 * MB
"""Bytes of the list of contents at the end of an archive."""

LARGEST_FILE = 1_000 * MB
"""Bytes of one file, unpacked."""

ARCHIVE_TOTAL = 2_000 * MB
"""Bytes of all files of an archive, unpacked."""

RATIO = 200
"""How many times larger a packed file may become; published ones become at most 26 times larger."""

RATIO_FROM = 16 * MB
"""Bytes up to which the ratio does not matter."""

LONGEST_LINE = 1 * MB
"""Characters of one line of a text."""

LINES = 5_000_000
"""Lines of a text."""

COLUMNS = 1_024
"""Columns of a table."""

ROWS = 600_000
"""Row of a sheet below which no cell may stand."""

CELLS = 24_000_000
"""Cells of a sheet, with the empty ones before the last of each row."""

CELL_TEXT = 100_000
"""Characters of one cell of a sheet; Excel itself allows 32,767."""

WORKBOOK = 128 * MB
"""Bytes of a workbook, packed."""

WORKBOOK_PART = 64 * MB
"""Bytes of a part of a workbook that is kept whole: its texts, styles and list of sheets."""

WORKBOOKS = 64
"""Workbooks in one archive or folder; the Excel edition of the O*NET database has 40."""

STRINGS = 1_000_000
"""Different texts of a workbook."""

STYLES = 65_536
"""Formats of cells of a workbook."""

SHEETS = 512
"""Sheets of a workbook."""

OWN_BYTES = 32 * MB
"""Bytes of a text table of a user's own."""

OWN_SHEET = 64 * MB
"""Bytes of a sheet of a user's own, unpacked."""

OWN_ROWS = 100_000
"""Rows of a table of a user's own, of which no more than the occupations have titles are used."""

OWN_CELLS = 1_000_000
"""Cells of a table of a user's own."""

OWN_COLUMNS = 250
"""Columns of a table of a user's own that become figures."""

OWN_TITLES = 20_000
"""Job titles that are compared with those of the occupations."""

OWN_TITLE_TEXT = 1_200_000
"""Characters of those job titles together: the 20,000 longest that O*NET knows have 642,000."""

TITLE = 300
"""Characters of a job title."""

DEPTH = 64
"""Elements of XML within each other."""

TAG = 1 * MB
"""Bytes of one tag or comment of XML."""

NAMES = 5_000
"""Different names of elements and attributes in one part of XML; a workbook has some dozens."""

DATABASE = 600 * MB
"""Bytes of a database, unpacked."""
