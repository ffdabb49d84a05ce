"""How likely each class of mail is by the traits of its words: a linear model whose weights are a table.

    trait;order;order_change;...          hundredths, learnt by `tools/learn_mail_words.py` from the mails of
    w:storni;-31;-4;...                   `tools/mail_corpus` and of `tests/parsers/mails`

The weights say what usually goes together, nothing about a single mail: `parsers.mail_body` decides.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

_TABLE: Final = "weights.csv"


class _Weights(NamedTuple):
    classes: tuple[str, ...]
    by_trait: dict[str, tuple[int, ...]]


def chances(traits: dict[str, float]) -> dict[str, float]:
    """Probability of each class, together 1, of a mail with these traits. Traits that were never learnt say nothing."""
    known = _weights()
    present = [(known.by_trait[name], value) for name, value in traits.items() if name in known.by_trait]
    length = math.sqrt(sum(value * value for _, value in present)) or 1.0
    totals = [0.0] * len(known.classes)
    for weights, value in present:
        share = value / (100 * length)
        for place, weight in enumerate(weights):
            totals[place] += weight * share
    highest = max(totals)
    grown = [math.exp(total - highest) for total in totals]
    return {name: one / sum(grown) for name, one in zip(known.classes, grown, strict=True)}


@cache
def _weights() -> _Weights:
    text = resources.files(__package__).joinpath(_TABLE).read_text("utf-8")
    rows = csv.reader(text.splitlines(), delimiter=";")
    classes = tuple(next(rows)[1:])
    return _Weights(classes, {row[0]: tuple(int(weight or 0) for weight in row[1:]) for row in rows})
