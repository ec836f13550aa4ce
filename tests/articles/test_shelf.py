"""The articles of a folder."""

import os
from pathlib import Path

import pytest

from occdesk.articles.shelf import article_named, articles_about, load_articles, read_article
from occdesk.model.errors import OccDeskError, UsageError


def test_an_article_that_cannot_be_read_stops_no_other(front: str, tmp_path: Path) -> None:
    (tmp_path / "bread.md").write_text(front, encoding="utf-8")
    (tmp_path / "broken.md").write_text("+++\ntitle", encoding="utf-8")
    (tmp_path / "latin.md").write_bytes(b"+++\ntitle = '\xe9'\n+++\n")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "notes.txt").write_text("not read", encoding="utf-8")
    shelf = load_articles(tmp_path)
    assert [article.slug for article in shelf.articles] == ["bread"]
    assert len(shelf.problems) == 3
    assert any("“latin.md” is not UTF-8" in problem for problem in shelf.problems)
    assert any("“broken”, line 1" in problem for problem in shelf.problems)


def test_two_articles_cannot_have_one_name(front: str, tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text(front, encoding="utf-8")
    (tmp_path / "a-b.md").write_text(front, encoding="utf-8")
    shelf = load_articles(tmp_path)
    assert [article.slug for article in shelf.articles] == ["a-b"]
    assert "has the name of another article" in shelf.problems[0]


def test_a_missing_folder_is_a_problem_and_no_more(tmp_path: Path) -> None:
    shelf = load_articles(tmp_path / "nothing")
    assert shelf.articles == ()
    assert len(shelf.problems) == 1


def test_a_saved_page_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "Ovens page.txt"
    path.write_text("A page\n\nWith a sentence below its title.\n", encoding="utf-8")
    assert read_article(path).slug == "ovens-page"


def test_other_files_are_refused_with_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"articles end in \.md or \.txt"):
        read_article(tmp_path / "a.pdf")
    with pytest.raises(OccDeskError, match="cannot be read: No such file"):
        read_article(tmp_path / "a.md")
    (tmp_path / "big.md").write_bytes(b"a" * 2_000_001)
    with pytest.raises(OccDeskError, match="larger than 2 MB"):
        read_article(tmp_path / "big.md")


def test_what_is_no_file_is_called_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    for name, words in (("pipe.md", "a pipe or a device"), ("folder.md", "a folder")):
        with pytest.raises(UsageError, match=f"{name}” is {words}"):
            read_article(tmp_path / name)
    with pytest.raises(OccDeskError, match="File name too long"):
        read_article(tmp_path / ("x" * 300 + ".md"))


def test_articles_about_an_occupation_begin_with_those_that_name_it_first(
    front: str, tmp_path: Path
) -> None:
    other = front.replace('"51-3011.00", "35-2021.00"', '"35-2021.00"')
    (tmp_path / "a.md").write_text(front, encoding="utf-8")
    (tmp_path / "b.md").write_text(other, encoding="utf-8")
    articles = load_articles(tmp_path).articles
    assert [a.slug for a in articles_about(articles, "35-2021.00")] == ["b", "a"]
    assert [a.slug for a in articles_about(articles, "51-3011.00")] == ["a"]
    assert articles_about(articles, "15-2051.00") == ()


def test_an_article_is_found_by_its_name(front: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(front, encoding="utf-8")
    articles = load_articles(tmp_path).articles
    assert article_named(articles, "a") is articles[0]
    with pytest.raises(UsageError, match="no article “b”"):
        article_named(articles, "b")
