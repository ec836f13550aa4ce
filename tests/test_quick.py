"""Which tests `make quick` takes for what has changed."""

from pathlib import Path

import quick

ROOT = Path(__file__).resolve().parents[1]

TESTS = {
    "tests/charts/test_pay.py": "from occdesk.charts.pay import build_pay\n",
    "tests/charts/test_other.py": "import occdesk.charts.pay_series\n",
    "tests/app/test_pay.py": "from occdesk.charts.pay import HOURLY\n",
    "tests/ui/panels/test_find.py": "",
    "tests/ui/test_find.py": "",
}


def test_the_mirroring_test_comes_before_those_that_import() -> None:
    found = quick.choose(["src/occdesk/charts/pay.py"], TESTS)
    assert found == ["tests/charts/test_pay.py", "tests/app/test_pay.py"]


def test_a_changed_test_comes_first_and_once() -> None:
    found = quick.choose(["src/occdesk/charts/pay.py", "tests/app/test_pay.py"], TESTS)
    assert found == ["tests/app/test_pay.py", "tests/charts/test_pay.py"]


def test_a_module_in_a_folder_has_its_test_there_or_in_its_layer() -> None:
    found = quick.choose(["src/occdesk/ui/panels/find.py"], TESTS)
    assert found == ["tests/ui/panels/test_find.py", "tests/ui/test_find.py"]


def test_what_is_no_module_of_the_program_has_no_test() -> None:
    assert quick.choose(["README.md", "benchmarks/run.py"], TESTS) == []


def test_a_real_module_finds_its_test() -> None:
    tests = quick.read_tests()
    assert "tests/metrics/test_filters.py" in quick.choose(
        ["src/occdesk/metrics/filters.py"], tests
    )
    assert not [path for path in tests if "/on_x/" in path]


class Session:
    shouldstop = ""


class Item:
    nodeid = "tests/test_x.py::test_y"

    def __init__(self) -> None:
        self.session = Session()


def test_a_session_whose_time_is_over_runs_no_further_test() -> None:
    late, early, item = quick.Minute(-1.0), quick.Minute(60.0), Item()
    assert early.pytest_runtest_protocol(item) is None
    assert (early.over, early.ran, item.session.shouldstop) == (False, {"tests/test_x.py"}, "")
    assert late.pytest_runtest_protocol(item) is True
    assert (late.over, late.ran) == (True, set())
    assert "are over" in item.session.shouldstop
