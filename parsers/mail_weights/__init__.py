"""How likely each class of mail is by the traits of its words: a linear model whose weights are four tables.

    trait telling order,order_change,...      learnt by `tools/learn_mail_words.py` from the mails of
    w:storni 205 DBcA..C.A.A.D                `tools/mail_corpus` and of `tests/parsers/mails`

`telling` is how much a trait counts beside others, in hundredths: more the fewer mails bear it. Then a letter per
class: a to z speak for it, A to Z against it, each letter louder than the one before (`LOUD`), "." says nothing.
Letters keep 40,000 traits at some 27 bytes each, in files small enough for a repository, and still text: `words.txt`
has stems and whole words, `pairs.txt` neighbours, `gaps.txt` words around another one, `others.txt` all else.

The weights say what usually goes together, nothing about a single mail: `parsers.mail_body` decides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import ascii_lowercase, ascii_uppercase
from typing import Final, NamedTuple

TABLES: Final = ("words.txt", "pairs.txt", "gaps.txt", "others.txt")
LOUD: Final[dict[str, float]] = {
    ".": 0.0,
    **{letter: place * place / 50 for place, letter in enumerate(ascii_lowercase, 1)},
    **{letter: -place * place / 50 for place, letter in enumerate(ascii_uppercase, 1)},
}
"""Weight by letter: fine steps near 0, coarse ones far off, 13.5 at most."""


class Weights(NamedTuple):
    """`by_trait`: how much a trait counts beside others, and a letter of `LOUD` for each of `classes`."""

    classes: tuple[str, ...]
    by_trait: dict[str, tuple[float, str]]


def chances(traits: Mapping[str, float], known: Weights | None = None) -> dict[str, float]:
    """Probability of each class, together 1, of a mail with these traits. Traits that were never learnt say nothing.

    `known` are other weights than those of the tables, as the tool needs that learns them.
    """
    known = known or _weights()
    present = [(*known.by_trait[name], value) for name, value in traits.items() if name in known.by_trait]
    length = math.sqrt(sum((telling * value) ** 2 for telling, _, value in present)) or 1.0
    totals = [0.0] * len(known.classes)
    for telling, letters, value in present:
        share = telling * value / length
        for place, letter in enumerate(letters):
            if letter != ".":
                totals[place] += LOUD[letter] * share
    highest = max(totals)
    grown = [math.exp(total - highest) for total in totals]
    together = sum(grown)
    return {name: one / together for name, one in zip(known.classes, grown, strict=True)}


@cache
def _weights() -> Weights:
    classes: tuple[str, ...] = ()
    by_trait: dict[str, tuple[float, str]] = {}
    for table in TABLES:
        head, *rows = resources.files(__package__).joinpath(table).read_text("utf-8").removesuffix("\n").split("\n")
        classes = tuple(head.rpartition(" ")[2].split(","))
        for row in rows:
            name, telling, letters = row.rsplit(" ", 2)
            by_trait[name] = int(telling) / 100, letters
    return Weights(classes, by_trait)
