"""The O*NET database."""

from collections import Counter
from pathlib import Path

from occdesk.sources import onet


def test_there_are_1016_occupations_and_923_of_them_are_surveyed(raw: Path) -> None:
    occupations = onet.read_occupations(raw)
    assert len(occupations) == 1016
    assert list(occupations) == sorted(occupations)
    counts = onet.count_tasks(raw)
    assert len(counts) == 923
    assert sum(counts.values()) == 18_796
    assert (min(counts.values()), max(counts.values())) == (4, 40)


def test_job_zones_are_spread_as_published(raw: Path) -> None:
    zones = Counter(onet.read_job_zones(raw).values())
    assert zones == {1: 33, 2: 298, 3: 213, 4: 225, 5: 154}


def test_interests_name_their_high_points_and_leave_out_the_zeros(raw: Path) -> None:
    interests = {one.code: one for one in onet.read_interests(raw)}
    assert len(interests) == 923
    chiefs = interests["11-1011.00"]
    assert chiefs.scores[:3] == (1.30, 3.24, 2.08)
    # Published as 5, 6 and 0.
    assert chiefs.high_points == ("Enterprising", "Conventional")
    lengths = Counter(len(one.high_points) for one in interests.values())
    assert lengths == {1: 19, 2: 409, 3: 495}


def test_other_titles_leave_out_the_occupations_own(raw: Path) -> None:
    own = dict(onet.read_occupations(raw))
    titles = onet.read_titles(raw)
    assert set(titles) == set(own)
    for code, others in titles.items():
        plain = [title.casefold() for title in others]
        assert own[code].casefold() not in plain
        assert len(plain) == len(set(plain))
    # The one from the alternate titles, the other only from the reported titles.
    assert "Aeronautics Commission Director" in titles["11-1011.00"]
    assert "CEO (Chief Executive Officer)" in titles["11-1011.00"]


def test_every_surveyed_occupation_has_twenty_related_ones(raw: Path) -> None:
    ranks: dict[str, list[int]] = {}
    tiers: Counter[str] = Counter()
    for relation in onet.read_related(raw):
        ranks.setdefault(relation.code, []).append(relation.rank)
        tiers[relation.tier] += 1
    assert len(ranks) == 923
    assert all(sorted(found) == list(range(1, 21)) for found in ranks.values())
    assert tiers == {"Primary-Short": 4615, "Primary-Long": 4615, "Supplemental": 9230}


def test_ratings_have_the_published_size_and_marks(raw: Path) -> None:
    skills = list(onet.read_ratings(raw, "skill"))
    assert len(skills) == 62_580
    assert len({one.element for one in skills}) == 35
    assert len({one.code for one in skills}) == 894
    assert sum(one.suppress for one in skills) == 147
    assert {one.scale for one in skills} == {"IM", "LV"}
    assert all(1 <= one.number <= 5 for one in skills if one.scale == "IM")
    assert all(0 <= one.number <= 7 for one in skills if one.scale == "LV")
    assert all(one.scale == "LV" for one in skills if one.irrelevant)
    first = skills[0]
    assert (first.name, first.number, first.low, first.high, first.n) == (
        *("Reading Comprehension", 4.12, 3.88, 4.37),
        8,
    )


def test_knowledge_has_the_published_size(raw: Path) -> None:
    knowledge = list(onet.read_ratings(raw, "knowledge"))
    assert len(knowledge) == 59_004
    assert len({one.element for one in knowledge}) == 33
    assert len({one.code for one in knowledge}) == 894
