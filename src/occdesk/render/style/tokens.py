"""The design tokens of window and charts: colour roles, type scale, spacing. Plain data, no Qt.

Colours of series and of better/worse keep apart for readers with any of the common colour vision
deficiencies, and marks differ in form or in word as well. Text roles have a contrast of at least
4.5 to 1 on `page` and on `panel`.
"""

from collections.abc import Mapping

SANS = "Inter"
SERIF = "Source Serif 4"

FONT_FILES: tuple[str, ...] = (
    "Inter-Regular.ttf",
    "Inter-SemiBold.ttf",
    "SourceSerif4-Regular.ttf",
    "SourceSerif4-Italic.ttf",
    "SourceSerif4-SemiBold.ttf",
)

# Sizes in px at 100%: a ratio of about 1.2, rounded to whole pixels where text is small.
TYPE: Mapping[str, int] = {
    "tiny": 11,
    "small": 12,
    "body": 13,
    "reading": 16,
    "heading": 16,
    "title": 20,
    "display": 26,
}

SPACE: Mapping[str, int] = {"hair": 2, "tight": 4, "near": 8, "gap": 12, "wide": 16, "far": 24}

RADIUS = 6

LIGHT: Mapping[str, str] = {
    "page": "#F5F4F0",
    "panel": "#FFFFFF",
    "raised": "#FBFAF7",
    "line": "#E2DFD8",
    "line_strong": "#C9C5BB",
    "ink": "#1C2126",
    "muted": "#565E66",
    "faint": "#8B959E",
    "grid": "#E9E7E1",
    "accent": "#0F5C6E",
    "accent_ink": "#FFFFFF",
    "accent_soft": "#DCEBEE",
    "hover": "#EFEDE7",
    "selection": "#CFE4E9",
    "bar": "#BFD9DF",
    "focus": "#0F4C5C",
    "series1": "#2A6BB3",
    "series2": "#B4530A",
    "series3": "#437A22",
    "series4": "#8551A8",
    "series5": "#866A08",
    "series6": "#C23B6E",
    "article": "#8A3B12",
    "better": "#1F67A8",
    "worse": "#B24E12",
    "agree": "#2A6BB3",
    "oppose": "#B4530A",
    "level1": "#DCEBF0",
    "level2": "#A9CFDA",
    "level3": "#6FAEC0",
    "level4": "#2E7A91",
    "level5": "#0F5A70",
    "fact": "#0F5C6E",
    "fact_soft": "#DDECEF",
    "claim": "#80500A",
    "claim_soft": "#F8EBD2",
    "estimate": "#6A4391",
    "estimate_soft": "#EEE5F6",
    "warning_soft": "#FBEFD5",
    "warning_ink": "#6B4500",
}

DARK: Mapping[str, str] = {
    "page": "#14181B",
    "panel": "#1B2024",
    "raised": "#21272C",
    "line": "#2E363C",
    "line_strong": "#48525A",
    "ink": "#E8EAEB",
    "muted": "#A7B0B7",
    "faint": "#7E8992",
    "grid": "#2A3137",
    "accent": "#6FC7D6",
    "accent_ink": "#0B2227",
    "accent_soft": "#1F3C43",
    "hover": "#262D32",
    "selection": "#23454D",
    "bar": "#2E5660",
    "focus": "#8BE0EC",
    "series1": "#6FB1F2",
    "series2": "#F0975A",
    "series3": "#8CCB62",
    "series4": "#BE9BE4",
    "series5": "#DBBE52",
    "series6": "#F087B1",
    "article": "#E5A583",
    "better": "#74B6F0",
    "worse": "#F09D62",
    "agree": "#6FB1F2",
    "oppose": "#F0975A",
    "level1": "#22353D",
    "level2": "#2B525F",
    "level3": "#336C7B",
    "level4": "#5DA5B6",
    "level5": "#9ADAE6",
    "fact": "#86D3E0",
    "fact_soft": "#1D3A41",
    "claim": "#EBC177",
    "claim_soft": "#40331A",
    "estimate": "#CBB0EA",
    "estimate_soft": "#352A45",
    "warning_soft": "#40351C",
    "warning_ink": "#F0D9A0",
}

THEMES: Mapping[str, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}
