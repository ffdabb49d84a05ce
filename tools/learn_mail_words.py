"""Learns how much each trait of a mail's words says about its class, and writes `parsers/mail_weights/weights.csv`.

    .venv/bin/python tools/learn_mail_words.py            learn from everything and write the table
    .venv/bin/python tools/learn_mail_words.py --check    say how well it does on mails that were held back

The mails are the lines of `tools/mail_corpus/CLASS.txt` ("subject | text", " / " for a line break) and the labelled
mails of `tests/parsers/mails`. A line held back has no part in the learning: neither have the other mails of its set.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from orderhub.bench.mail_classes import CLASSES
from orderhub.document import Document
from parsers.mail_evidence import counted, likeliest
from parsers.mail_html import readable
from parsers.mail_lines import find_lines
from parsers.mail_message import unpack
from parsers.mail_quote import split
from parsers.mail_words import scores

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "parsers" / "mail_weights" / "weights.csv"
SETS = (
    "development", "kept_apart", "later", "last", "apart_a", "apart_b", "apart_c", "apart_d", "apart_e", "apart_f",
    "known_f",
)  # fmt: skip
FOLDS = 8
ROUNDS, STEP, SHRINK = 200, 0.15, 8e-6
"""Passes over all mails, length of a step, and how much weights are drawn to 0."""

_TELLING, _AUDIBLE = 65, 13
"""Hundredths: a trait without a weight of the first is left out, and so is a single weight below the second."""


class Example(NamedTuple):
    """One labelled mail: the set it belongs to, its class as an index, its traits."""

    group: str
    class_: int
    traits: dict[str, float]


def own_lines() -> Iterator[Example]:
    """The lines of the corpus, spread over `FOLDS` groups."""
    number = 0
    for name in CLASSES:
        text = (ROOT / "tools" / "mail_corpus" / f"{name}.txt").read_text("utf-8")
        for line in filter(str.strip, text.splitlines()):
            subject, _, body = line.partition("|")
            body, _, names = body.partition("| attached:")
            facts = {"attached": "\n".join(names.split())} if names else {}
            yield Example(f"lines-{number % FOLDS}", CLASSES.index(name), _traits(body.strip(), subject.strip(), facts))
            number += 1


def labelled_mails() -> Iterator[Example]:
    """The mails of the tests that have a text of their own."""
    for group in SETS:
        for file in sorted((ROOT / "tests" / "parsers" / "mails" / group).glob("*.eml")):
            mail = unpack(Document(file.read_bytes(), name=file.name, media_type="message/rfc822", channel="mail"))
            bodies = [part for part in mail.parts if part.envelope.get("part") == "body"]
            if bodies:
                text = bodies[0].content.decode("utf-8")
                text = readable(text) if bodies[0].name.endswith(".html") else text
                class_ = CLASSES.index(file.stem.partition("-")[2])
                facts = mail.envelope | bodies[0].envelope
                yield Example(group, class_, _traits(text, mail.envelope.get("subject", ""), facts))


def _traits(written: str, subject: str, facts: dict[str, str]) -> dict[str, float]:
    text = written.replace(" / ", "\n")
    own = split(text).own
    said = text[own[0] : own[1]]
    found = counted(said, subject, {}, find_lines(text, *own))
    is_reply = "is:reply" in found
    phrases = scores(said, "" if is_reply else subject)
    return counted(said, subject, phrases, find_lines(text, *own), facts)


class _Sparse:
    """Mails by traits, rows of length 1; knows its product with a table of weights and the product back."""

    def __init__(self, mails: list[Example], places: dict[str, int]) -> None:
        rows, columns, values = [], [], []
        for row, mail in enumerate(mails):
            present = [(places[name], value) for name, value in mail.traits.items() if name in places]
            length = sum(value * value for _, value in present) ** 0.5 or 1.0
            rows += [row] * len(present)
            columns += [column for column, _ in present]
            values += [value / length for _, value in present]
        self._columns, weights = np.array(columns), np.array(values)[:, None]
        self._values, row_of = weights, np.array(rows)
        self._starts = np.searchsorted(row_of, np.arange(len(mails)))
        order = np.argsort(self._columns, kind="stable")
        self._rows_back, self._values_back = row_of[order], weights[order]
        self._starts_back = np.searchsorted(self._columns[order], np.arange(len(places)))

    def times(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.add.reduceat(weights[self._columns] * self._values, self._starts, axis=0))

    def back(self, errors: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.add.reduceat(errors[self._rows_back] * self._values_back, self._starts_back, axis=0))


def learn(mails: list[Example]) -> dict[str, NDArray[np.float64]]:
    """Weights per class by trait: logistic regression over all classes; rare classes count a little more."""
    seen = Counter(name for mail in mails for name in mail.traits)
    places = {name: place for place, name in enumerate(sorted(name for name, times in seen.items() if times > 1))}
    table, right = _Sparse(mails, places), np.array([mail.class_ for mail in mails])
    wanted = np.eye(len(CLASSES))[right]
    share = (1 / np.maximum(np.bincount(right, minlength=len(CLASSES)), 1))[right] ** 0.5
    share = (share / share.sum())[:, None]
    weights = np.zeros((len(places), len(CLASSES)))
    slope, spread = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        step = table.back((_probable(table.times(weights)) - wanted) * share) + SHRINK * weights
        slope, spread = 0.9 * slope + 0.1 * step, 0.99 * spread + 0.01 * step * step
        pace = STEP if turn < 0.6 * ROUNDS else 0.3 * STEP
        weights -= pace * slope / (1 - 0.9**turn) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
    return {name: weights[place] for name, place in places.items()}


def _probable(totals: NDArray[np.float64]) -> NDArray[np.float64]:
    grown = np.exp(totals - totals.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def write(weights: dict[str, NDArray[np.float64]]) -> None:
    """The table in hundredths, without traits that say nothing."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\n")
        rows.writerow(["trait", *CLASSES])
        for name, row in sorted(weights.items()):
            hundredths = [round(100 * weight) for weight in row]
            if max(map(abs, hundredths)) >= _TELLING:
                rows.writerow([name, *(weight if abs(weight) >= _AUDIBLE else "" for weight in hundredths)])


def check(mails: list[Example]) -> None:
    """Print the share of right classes in each group when nothing of that group was learnt from."""
    for group in sorted({mail.group for mail in mails}):
        weights = learn([mail for mail in mails if mail.group != group])
        held_back = [mail for mail in mails if mail.group == group]
        right, lost = _score(held_back, weights)
        sys.stdout.write(f"{group:12} {right:4} of {len(held_back):4} right, {lost} orders lost\n")


def _score(mails: Iterable[Example], weights: dict[str, NDArray[np.float64]]) -> tuple[int, int]:
    right = lost = 0
    for mail in mails:
        present = [(weights[name], value) for name, value in mail.traits.items() if name in weights]
        length = sum(value * value for _, value in present) ** 0.5 or 1.0
        total = sum((row * value for row, value in present), np.zeros(len(CLASSES))) / length
        chances = dict(zip(CLASSES, _probable(total[None, :])[0].tolist(), strict=True))
        found = CLASSES.index(likeliest(chances, has_lines="l:lines" in mail.traits))
        right += found == mail.class_
        lost += mail.class_ < 2 <= found
    return right, lost


def main() -> None:
    """Learn, or check with `--check`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    mails = [*own_lines(), *labelled_mails()]
    if options.parse_args().check:
        check(mails)
    else:
        write(learn(mails))


if __name__ == "__main__":
    main()
