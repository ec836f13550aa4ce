"""House style of everything that the program can say: its string constants and its resources.

American text: the percent sign stands at its number, apostrophes and quotation marks are curly.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "occdesk"
MODULES = sorted(SOURCE.rglob("*.py"))
ARTICLES = sorted((ROOT / "resources" / "articles").glob("*.md"))

PERCENT = re.compile(r"[\d}][ \u00a0\u202f]%(?![a-z(])")
STRAIGHT = re.compile(r"(?<=[A-Za-z*}])'(?=[a-z])|(?<=[a-z]s)' (?=[a-z])")
QUOTED = re.compile(r"(?:^|(?<=[ (]))'[^']+'(?=[ ,;:.)]|$)")
CODE = re.compile(
    r"SELECT |INSERT |WHERE |FROM |PRAGMA |CREATE | else '| IN \(|\|\||px;|[<=:]['\"]|s\.file"
    r"|display_level|^'s$|GLOB|^'\{\}'$|sans-serif|\\"
)
PUBLISHED = re.compile(r"^(?:[Aa]ssociate|[Bb]achelor|[Mm]aster)'s degree$")
"""Names that a publisher writes so, by which its files are read."""


def _sentences(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of MODULE that are no docstrings, f-strings with `{}` for their parts."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    inner: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inner.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            inner.update(id(part) for part in node.values)
            words = "".join(
                part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
            yield node.lineno, words
        elif (
            isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner
        ):
            yield node.lineno, node.value


def _lines_of(article: Path) -> Iterator[tuple[int, str]]:
    """Yield what is read of ARTICLE: its text, and what stands in quotes of its front matter."""
    front = 0
    for number, line in enumerate(article.read_text(encoding="utf-8").splitlines(), 1):
        front += line == "+++"
        yield number, re.sub(r'^\w+ = |"', "", line) if front < 2 else line


def test_strings_are_found():
    found = [words for module in MODULES for _, words in _sentences(module)]
    assert len(found) > 5000 and "Shown at 100%" not in found
    assert any(words.startswith("There is no metric “{}”") for words in found)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_a_module_says_is_in_house_style(module):
    faults = [
        f"{module.name}:{line}: {words[:80]!r}"
        for line, words in _sentences(module)
        if not CODE.search(words)
        and not PUBLISHED.match(words)
        and (PERCENT.search(words) or STRAIGHT.search(words) or QUOTED.search(words))
    ]
    assert faults == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_what_an_article_says_is_in_house_style(article):
    faults = [
        f"{line}: {words[:80]!r}"
        for line, words in _lines_of(article)
        if PERCENT.search(words) or STRAIGHT.search(words) or '"' in words
    ]
    assert faults == []
