"""The Anthropic Economic Index."""

import re
from pathlib import Path

import pytest

from occdesk.sources import anthropic


def test_observed_exposure_has_the_published_rows_and_its_zeros_are_kept(raw: Path) -> None:
    observed = anthropic.read_observed_exposure(raw)
    assert len(observed) == 756
    assert sum(number == 0 for number in observed.values()) == 411
    assert max(observed, key=lambda code: observed[code]) == "15-1251"
    assert observed["15-1251"] == 0.7451
    assert "13-1021" not in observed


def test_tasks_withheld_entirely_are_left_out(raw: Path) -> None:
    shares = anthropic.read_automation_shares(raw)
    assert len(shares) == 3_364 - 1_066
    assert all(0 <= share <= 1 for share in shares.values())


def test_a_share_is_taken_of_what_was_not_withheld(raw: Path) -> None:
    shares = anthropic.read_automation_shares(raw)
    # directive 0.3829787, task iteration 0.3617021, filtered 0.2553191: 18 of 35.
    assert shares["act as advisers to student organizations."] == pytest.approx(18 / 35)


def test_every_task_that_was_seen_belongs_to_an_occupation(raw: Path) -> None:
    known = set().union(*anthropic.read_task_texts(raw).values())
    assert set(anthropic.read_automation_shares(raw)) <= known


def test_occupations_new_in_2019_have_the_tasks_of_today(raw: Path) -> None:
    texts = anthropic.read_task_texts(raw)
    statements = (raw / "onet_30_1" / "Task Statements.txt").read_text("ascii").splitlines()
    # 2010 did not know the first; the predecessor of the second had no tasks.
    for code in ("15-1299.05", "15-2051.00"):
        today = {line.split("\t")[2].lower() for line in statements if line.startswith(code)}
        assert today and texts[code] == today


def test_an_occupation_that_was_split_gives_its_tasks_to_each_successor(raw: Path) -> None:
    lines = (raw / anthropic.TAXONOMY_2010).read_text(encoding="utf-8-sig").splitlines()[1:]
    successors: dict[str, list[str]] = {}
    for line in lines:
        old, new = re.findall(r"\d{2}-\d{4}\.\d{2}", line)
        successors.setdefault(old, []).append(new)
    statements = (raw / anthropic.STATEMENTS).read_text(encoding="utf-8-sig")
    with_tasks = set(re.findall(r"^(\d{2}-\d{4}\.\d{2}),", statements, flags=re.MULTILINE))
    split = {old: new for old, new in successors.items() if len(new) > 1 and old in with_tasks}
    assert len(split) > 20
    texts = anthropic.read_task_texts(raw)
    for new in split.values():
        assert frozenset.intersection(*(texts[code] for code in new))


def test_customer_service_patterns_agree_with_the_files_lines(raw: Path) -> None:
    """The occupation has one predecessor of the same code, so its lines can be read off."""
    found = {one.code: one for one in anthropic.read_use_patterns(raw)}["43-4051.00"]
    statements = (raw / anthropic.STATEMENTS).read_text(encoding="utf-8-sig").splitlines()
    tasks = set()
    for line in statements:
        if line.startswith("43-4051.00,"):
            match = re.match(r'43-4051\.00,[^,]*,\d+,("(?:[^"]|"")*"|[^,]*),', line)
            assert match is not None
            tasks.add(match[1].strip('"').replace('""', '"').lower())
    shares = []
    for line in (raw / anthropic.PATTERNS).read_text(encoding="utf-8").splitlines()[1:]:
        task, loop, directive, *_, filtered = line.rsplit(",", 6)
        if task.strip('"') in tasks and float(filtered) < 1:
            shares.append((float(loop) + float(directive)) / (1 - float(filtered)))
    assert found.tasks == len(tasks)
    assert found.tasks_seen == len(shares) > 0
    assert found.automation_sum == pytest.approx(sum(shares), abs=1e-12)


def test_no_pattern_claims_more_than_its_tasks(raw: Path) -> None:
    patterns = anthropic.read_use_patterns(raw)
    assert len(patterns) > 900
    for one in patterns:
        assert 0 <= one.automation_sum <= one.tasks_seen + 1e-9
        assert one.tasks_seen <= one.tasks


def test_the_overall_share_leaves_out_conversations_without_a_pattern(raw: Path) -> None:
    overall = anthropic.read_overall_automation(raw)
    assert overall == pytest.approx((29.420541 + 12.245084) / (100 - 3.238949), abs=1e-4)
