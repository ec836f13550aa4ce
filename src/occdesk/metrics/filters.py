"""Filters: conditions on metrics in words, as in `automation_risk < 25 and median_wage > 80000`.

The grammar is the comparison part of Python's, so that precedence and brackets hold no surprises;
it is parsed by Python's own parser and never executed. A percentage (`50%`) means a share of 1
where it is compared with a share. Words have no order, so they are only equal or not. An
occupation whose value is missing fulfils no condition on it, nor the condition's `not`.
"""

import ast
import operator
import re
import warnings
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from occdesk.metrics.dataset import Dataset
from occdesk.model.errors import UsageError
from occdesk.model.metric import Metric
from occdesk.model.wording import say_number, say_percent, typeset

Codes = frozenset[str]

_COMPARE: Mapping[type[ast.cmpop], tuple[str, Callable[[Any, Any], bool]]] = {
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
}

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_NEGATED = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_BY_SIGN = dict(_COMPARE.values())

_QUOTED = re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
_CURLY = re.compile("[“”]")
_PERCENT = re.compile(r"(?<![\w.])(\d+(?:\.\d*)?|\.\d+)\s*%")
_SINGLE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")

_LONGEST = 2_000
_DEEPEST = 40
_MOST_WORDS = 12
"""How many words of a category are listed."""

EXAMPLE = "automation_risk < 25 and median_wage > 80000"


class Condition(NamedTuple):
    """One comparison: a metric, a sign, and the number or word that it is compared with."""

    metric: Metric
    sign: str
    against: float | str

    def codes(self, measures: Dataset, *, estimates: bool) -> Codes:
        """Return the occupations that fulfil it; those without a value do not."""
        compare = _BY_SIGN[self.sign]
        if isinstance(self.against, str):
            wanted = _fold(self.against)
            texts = measures.texts(self.metric.id)
            return frozenset(c for c, text in texts.items() if compare(_fold(text), wanted))
        numbers = measures.numbers(self.metric.id, estimates=estimates)
        return frozenset(c for c, number in numbers.items() if compare(number, self.against))

    def never(self, measures: Dataset, name: Callable[[Metric], str]) -> str:
        """Return why no occupation can fulfil it, with the range or the words; empty if one can.

        NAME says how a metric is called.
        """
        what = self.metric
        if isinstance(self.against, str):
            known = sorted(set(measures.texts(what.id).values()))
            if self.sign != "==" or _fold(self.against) in map(_fold, known):
                return ""
            listed = "; ".join(known) if len(known) <= _MOST_WORDS else ""
            return (
                f"{name(what)} is never “{self.against}”{listed and f'; it is one of: {listed}'}."
            )
        numbers = measures.numbers(what.id)
        if not numbers:
            # Of the first occupation as of all others: no figures are here.
            return measures.value(next(iter(measures.catalogue.by_code)), what.id).note or ""
        low, high = what.ends or (min(numbers.values()), max(numbers.values()))
        # Between two ends a condition that both fail can still hold, but for an equality.
        inside = self.sign in ("==", "!=") and low <= self.against <= high
        if inside or any(_BY_SIGN[self.sign](end, self.against) for end in (low, high)):
            return ""
        return (
            f"{name(what)} runs from {_say_end(low, what)} to {_say_end(high, what)}{self._hint()}."
        )

    def _hint(self) -> str:
        """Return how a share is written, where a number above 1 seems to mean a percentage."""
        number = self.against
        if self.metric.unit != "share" or isinstance(number, str) or not 2 < number <= 100:
            return ""
        return f"; for {number:g}% write {number:g}% or {number / 100:g}"


def _fold(text: str) -> str:
    return typeset(text).casefold()


def _say_end(number: float, what: Metric) -> str:
    if what.unit == "share":
        return f"{say_percent(100 * number)} ({number:g})"
    return say_number(number, what.unit, what.decimals)


class Joint(NamedTuple):
    """Several conditions, of which all (`and`) or any (`or`) must hold."""

    all: bool
    parts: tuple["Condition | Joint", ...]

    def codes(self, measures: Dataset, *, estimates: bool) -> Codes:
        """Return the occupations that fulfil it."""
        found = [part.codes(measures, estimates=estimates) for part in self.parts]
        return frozenset.intersection(*found) if self.all else frozenset.union(*found)


class Filter(NamedTuple):
    """A parsed filter and the words that it was given in."""

    text: str
    root: Condition | Joint

    def codes(self, measures: Dataset, *, estimates: bool = False) -> Codes:
        """Return the codes of the occupations that the filter keeps."""
        return self.root.codes(measures, estimates=estimates)

    def never(self, measures: Dataset, name: Callable[[Metric], str] = attrgetter("id")) -> str:
        """Return which conditions no occupation can fulfil, and why; empty where there is none."""
        found = (each.never(measures, name) for each in _conditions(self.root))
        return " ".join(dict.fromkeys(why for why in found if why))

    @property
    def metrics(self) -> tuple[str, ...]:
        """The metrics that the filter asks about, in the order in which it names them."""
        return tuple(dict.fromkeys(each.metric.id for each in _conditions(self.root)))


def parse_where(text: str, metric: Callable[[str], Metric]) -> Filter:
    """Return the filter that TEXT describes; raises UsageError with one sentence when it is none.

    Comparisons of a metric with a number or a 'word', joined by and, or, not, and brackets.
    METRIC gives the metric with an id or raises UsageError: `Dataset.metric` also knows those of
    imported tables.
    """
    if len(text) > _LONGEST:
        raise UsageError(f"The filter is longer than {_LONGEST:,} characters; shorten it.")
    if "@" in _QUOTED.sub("", text):
        raise _broken(text, "it cannot be read")
    try:
        with warnings.catch_warnings():
            # Python warns of what it reads with reluctance, as in `5and`.
            warnings.simplefilter("error", SyntaxWarning)
            warnings.simplefilter("error", DeprecationWarning)
            tree = ast.parse(_as_python(text), mode="eval")
        return Filter(text.strip(), _Reader(text, metric).read(tree.body))
    except RecursionError as error:
        raise _broken(text, "it is nested too deeply") from error
    except (SyntaxError, ValueError, MemoryError, Warning) as error:
        raise _broken(text, "it cannot be read") from error


def _as_python(text: str) -> str:
    """Return TEXT with `=` as `==` and `50%` as `(50@100)`, but for what stands in quotes."""
    parts = _QUOTED.split(_CURLY.sub('"', text.strip()))
    # What is quoted stands between the others.
    parts[::2] = [_SINGLE_EQUALS.sub("==", _PERCENT.sub(r"(\1@100)", part)) for part in parts[::2]]
    return "".join(parts)


def _broken(text: str, reason: str) -> UsageError:
    return UsageError(f"The filter “{text}” is not understood: {reason}; write it as “{EXAMPLE}”.")


class _Reader(NamedTuple):
    """Reads the parsed TEXT of a filter."""

    text: str
    metric: Callable[[str], Metric]

    def read(self, node: ast.expr, *, negated: bool = False, depth: int = 0) -> Condition | Joint:
        """Return what NODE means, or its opposite."""
        if depth > _DEEPEST:
            raise _broken(self.text, "it is nested too deeply")
        if isinstance(node, ast.BoolOp):
            parts = [self.read(part, negated=negated, depth=depth + 1) for part in node.values]
            # not (a and b) is (not a) or (not b)
            return Joint(isinstance(node.op, ast.And) != negated, tuple(parts))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.read(node.operand, negated=not negated, depth=depth + 1)
        if isinstance(node, ast.Compare):
            return self._chain(node, negated=negated)
        raise _broken(self.text, f"“{ast.unparse(node)}” is not a comparison")

    def _chain(self, node: ast.Compare, *, negated: bool) -> Condition | Joint:
        sides = [node.left, *node.comparators]
        parts = []
        for left, op, right in zip(sides, node.ops, sides[1:], strict=False):
            if type(op) not in _COMPARE:
                raise _broken(self.text, "only <, <=, >, >=, == and != compare")
            sign = _COMPARE[type(op)][0]
            if isinstance(right, ast.Name):
                left, right, sign = right, left, _TURNED[sign]
            parts.append(self._condition(left, _NEGATED[sign] if negated else sign, right))
        return parts[0] if len(parts) == 1 else Joint(not negated, tuple(parts))

    def _condition(self, left: ast.expr, sign: str, right: ast.expr) -> Condition:
        text = self.text
        if not isinstance(left, ast.Name):
            raise _broken(text, f"“{ast.unparse(left)}” is not a metric")
        what = self.metric(left.id)
        against, was_percent = _constant(right, text)
        if (what.unit == "category") != isinstance(against, str):
            kind = "a word in quotes" if what.unit == "category" else "a number"
            raise _broken(text, f"{what.id} is compared with {kind}")
        if isinstance(against, str) and sign not in ("==", "!="):
            raise _broken(
                text, f"the words of {what.id} have no order, so only == and != compare them"
            )
        if was_percent and what.unit != "share" and not isinstance(against, str):
            against *= 100
        return Condition(what, sign, against)


def _constant(node: ast.expr, text: str) -> tuple[float | str, bool]:
    """Return the constant that NODE stands for, and whether it was written as a percentage."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        number, percent = _constant(node.operand, text)
        if not isinstance(number, str):
            return -number, percent
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        # Nothing but a percentage becomes this operator.
        number, _ = _constant(node.left, text)
        if not isinstance(number, str):
            return number / 100, True
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value, False
    if (
        isinstance(node, ast.Constant)
        and isinstance(node.value, int | float)
        and not isinstance(node.value, bool)
    ):
        try:
            return float(node.value), False
        except OverflowError as error:
            raise _broken(text, "a number in it is too large") from error
    raise _broken(text, f"“{ast.unparse(node)}” is not a number or a word in quotes")


def _conditions(root: Condition | Joint) -> list[Condition]:
    if isinstance(root, Condition):
        return [root]
    return [found for part in root.parts for found in _conditions(part)]
