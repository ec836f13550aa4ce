"""Files that hold a desk are read below a limit, whatever they are."""

import html
import os
from pathlib import Path

import pytest

from occdesk.actions.desk_file import read_desk
from occdesk.charts.publishing.recipe import Recipe, recipe_text
from occdesk.charts.publishing.recipe_files import ELEMENT, NAMESPACE
from occdesk.charts.spec import ChartSpec
from occdesk.model.errors import OccDeskError
from occdesk.state.desk import Desk


def test_a_desk_with_a_mark_of_the_byte_order_is_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "a.occdesk"
    path.write_text(Desk(focus="29-1141.00").to_json(), encoding="utf-8-sig")
    assert read_desk(str(path)) == (Desk(focus="29-1141.00"), "")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe{\x00", "it is not text"), (b"[" * 90_000, "nested"), (b"", "JSON")],
)
def test_what_is_no_desk_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.occdesk"
    path.write_bytes(content)
    with pytest.raises(OccDeskError, match=said):
        read_desk(str(path))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.occdesk"
    path.touch()
    os.truncate(path, 3_000_000_000)
    with pytest.raises(OccDeskError, match="3,000,000,000 bytes"):
        read_desk(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_neither_a_pipe_nor_a_device_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.occdesk")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    for name in ("pipe.occdesk", "zero.png"):
        with pytest.raises(OccDeskError, match="is not a file"):
            read_desk(str(tmp_path / name))


def test_a_picture_whose_desk_is_damaged_shows_its_chart(tmp_path: Path) -> None:
    spec = ChartSpec("pay", "29-1141.00")
    text = recipe_text(Recipe(spec, "data", desk="[" * 5_000))
    path = tmp_path / "a.svg"
    path.write_text(f'<r:{ELEMENT} xmlns:r="{NAMESPACE}">{html.escape(text)}</r:{ELEMENT}>')
    desk, left_out = read_desk(str(path))
    assert desk.chart_spec.subjects == ("29-1141.00",) and desk.chart == "pay"
    assert "Only the chart of “a.svg” is shown" in left_out
