"""Orders of numbers: how far two of them agree."""

import math
from collections.abc import Sequence


def rank_correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Return Spearman's rank correlation (-1 to 1) of two sequences of equal length.

    Ties get the mean of their ranks. Where one side is all alike there is no order and the
    answer is 0.
    """
    a, b = _ranks(first), _ranks(second)
    middle = (len(a) + 1) / 2
    top = math.fsum((i - middle) * (j - middle) for i, j in zip(a, b, strict=True))
    spread = math.fsum((i - middle) ** 2 for i in a) * math.fsum((j - middle) ** 2 for j in b)
    return top / math.sqrt(spread) if spread else 0.0


def _ranks(numbers: Sequence[float]) -> list[float]:
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    ranks = [0.0] * len(numbers)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or numbers[order[end]] != numbers[order[start]]:
            for place in order[start:end]:
                ranks[place] = (start + 1 + end) / 2
            start = end
    return ranks
