"""Learns how much each trait of a mail's words says about its class, and writes the tables of `parsers/mail_weights`.

    .venv/bin/python tools/learn_mail_words.py            learn from everything and write the tables
    .venv/bin/python tools/learn_mail_words.py --check    say how well it does on mails that were held back

The mails are the lines of `tools/mail_corpus/CLASS.txt` and `CLASS.more.txt` ("subject | text", " / " for a line break)
and the labelled mails of `tests/parsers/mails`. A mail held back has no part in the learning: neither have the others
of its writer.

Logistic regression over all classes. In each pass a large part of each mail's traits is left out by chance, so that no
single word carries a mail; a writer never read before uses other words. Rare traits count more than frequent ones.
The traits that say most are kept, and learnt once more without the rest.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator
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
from parsers.mail_weights import LOUD, TABLES, Weights, chances
from parsers.mail_words import scores

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "parsers" / "mail_weights"
SETS = (
    "development", "kept_apart", "later", "last", "apart_a", "apart_b", "apart_c", "apart_d", "apart_e", "apart_f",
    "known_f", "apart_g", "apart_h", "known_k", "apart_k", "apart_l", "apart_m",
    "known_n", "known_o",
)  # fmt: skip
UNREAD = ("apart_n", "apart_o")
"""Sets that nothing is learnt from."""
ONE_WRITING = (
    ("development", "kept_apart"), ("later", "last"), ("apart_a",), ("apart_b",), ("apart_c",), ("apart_d",),
    ("apart_e",), ("known_f", "apart_f"), ("apart_g",), ("apart_h",), ("known_k", "apart_k"), ("apart_l",),
    ("apart_m",), ("known_n",), ("known_o",),
)  # fmt: skip
"""Sets that are held back together."""
FOLDS = 4
PASSES, STEP, SHRINK, LEFT_OUT = (60, 120), 0.15, 5e-7, 0.6
"""Passes before and after the choice of traits, length of a step, how much weights are drawn to 0, and the share of
traits left out in a pass."""
OFTEN, KEPT = 3, 40_000
"""In how many mails a trait must stand to be learnt, and how many traits the tables hold."""

_TABLE_OF = {
    "w": "words.txt",
    "x": "words.txt",
    "sw": "words.txt",
    "b": "pairs.txt",
    "sb": "pairs.txt",
    "g": "gaps.txt",
}
_LARGEST = 500_000
_Floats = NDArray[np.float32]


class Example(NamedTuple):
    """One labelled mail: the set it belongs to, its class as an index, its traits."""

    group: str
    class_: int
    traits: dict[str, float]


def own_lines() -> Iterator[Example]:
    """The lines of the corpus; each file in `FOLDS` parts, as lines written together mostly stand together."""
    for name in CLASSES:
        folder = ROOT / "tools" / "mail_corpus"
        files = [folder / f"{name}.txt", *folder.glob(f"{name}.more.txt")]
        lines = [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
        for number, line in enumerate(lines):
            subject, _, body = line.partition("|")
            body, _, names = body.partition("| attached:")
            facts = {"attached": "\n".join(names.split())} if names else {}
            group = f"lines-{number * FOLDS // len(lines)}"
            yield Example(group, CLASSES.index(name), _traits(body.strip(), subject.strip(), facts))


def labelled_mails() -> Iterator[Example]:
    """The mails of the tests that have a text of their own."""
    for group in (*SETS, *UNREAD):
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
    """Mails by traits, rows of length 1; knows its product with a table of weights and the product back.

    Each row and each column has a value at least: `always` is a trait of every mail.
    """

    def __init__(self, mails: list[Example], telling: dict[str, float]) -> None:
        places = {name: place for place, name in enumerate(telling)}
        rows, columns, values = [], [], []
        for row, mail in enumerate(mails):
            present = sorted(
                (places[name], value * telling[name]) for name, value in mail.traits.items() if name in places
            )
            length = sum(value * value for _, value in present) ** 0.5 or 1.0
            rows += [row] * len(present)
            columns += [column for column, _ in present]
            values += [value / length for _, value in present]
        self._columns, self._values = np.array(columns), np.array(values, np.float32)[:, None]
        self._heard, row_of = self._values, np.array(rows)
        self._starts = np.searchsorted(row_of, np.arange(len(mails)))
        self._order = np.argsort(self._columns, kind="stable")
        self._rows_back = row_of[self._order]
        self._starts_back = np.searchsorted(self._columns[self._order], np.arange(len(places)))

    def leave_out(self, chance: np.random.Generator) -> None:
        """Leave a share of all values out until the next call; the others count as much more."""
        heard = chance.random(self._values.shape, np.float32) >= LEFT_OUT
        self._heard = self._values * heard / np.float32(1 - LEFT_OUT)

    def times(self, weights: _Floats) -> _Floats:
        return np.add.reduceat(weights[self._columns] * self._heard, self._starts, axis=0)

    def back(self, errors: _Floats) -> _Floats:
        return np.add.reduceat(errors[self._rows_back] * self._heard[self._order], self._starts_back, axis=0)


def learn(mails: list[Example]) -> Weights:
    """Letters per class by trait, of the traits that say most. The same mails give the same weights."""
    seen = Counter(name for mail in mails for name in mail.traits)
    telling = {
        name: round(100 * math.sqrt(math.log(len(mails) / times))) / 100 or 0.01
        for name, times in sorted(seen.items())
        if times >= OFTEN
    }
    telling["always"] = telling["is:long"] = 1.0
    weights = _fit(mails, telling, PASSES[0])
    said = (weights.max(axis=1) - weights.min(axis=1)) * np.sqrt([seen[name] for name in telling])
    said[[place for place, name in enumerate(telling) if name == "always"]] = np.inf
    kept = set(np.argsort(-said, kind="stable")[:KEPT].tolist())
    telling = {name: value for place, (name, value) in enumerate(telling.items()) if place in kept}
    rows = _letters(_fit(mails, telling, PASSES[1]))
    return Weights(CLASSES, {name: (value, row) for (name, value), row in zip(telling.items(), rows, strict=True)})


def _fit(mails: list[Example], telling: dict[str, float], passes: int) -> _Floats:
    """Weights by trait and class: logistic regression over all classes; rare classes count a little more."""
    chance = np.random.default_rng(7)
    table, right = _Sparse(mails, telling), np.array([mail.class_ for mail in mails])
    wanted = np.eye(len(CLASSES), dtype=np.float32)[right]
    share = (1 / np.maximum(np.bincount(right, minlength=len(CLASSES)), 1))[right] ** 0.5
    share = (share / share.sum())[:, None].astype(np.float32)
    weights = np.zeros((len(telling), len(CLASSES)), np.float32)
    slope, spread = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, passes + 1):
        table.leave_out(chance)
        step = table.back((_probable(table.times(weights)) - wanted) * share) + np.float32(SHRINK) * weights
        slope, spread = 0.9 * slope + 0.1 * step, 0.99 * spread + 0.01 * step * step
        pace = STEP if turn < 0.6 * passes else 0.3 * STEP
        weights -= pace * slope / (1 - 0.9**turn) / (np.sqrt(spread / (1 - 0.99**turn)) + 1e-8)
    return weights


def _probable(totals: _Floats) -> _Floats:
    grown = np.exp(totals - totals.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def _letters(weights: _Floats) -> list[str]:
    """The letter of `LOUD` nearest to each weight, a text for each row."""
    letters, values = zip(*sorted(LOUD.items(), key=lambda one: one[1]), strict=True)
    borders = (np.array(values[1:]) + np.array(values[:-1])) / 2
    return ["".join(letters[place] for place in row) for row in np.searchsorted(borders, weights).tolist()]


def write(learnt: Weights) -> None:
    """The tables, a trait a line."""
    names = sorted(learnt.by_trait)
    for table in TABLES:
        rows = [f"trait telling {','.join(learnt.classes)}"]
        for name in names:
            if _TABLE_OF.get(name.partition(":")[0], "others.txt") == table:
                telling, letters = learnt.by_trait[name]
                rows.append(f"{name} {round(100 * telling)} {letters}")
        text = "\n".join(rows) + "\n"
        if len(text.encode()) > _LARGEST:
            sys.exit(f"{table} would have {len(text.encode())} bytes; keep fewer traits than {KEPT} (KEPT)")
        (FOLDER / table).write_text(text, "utf-8")


def check(mails: list[Example]) -> None:
    """Print how each set does when nothing of its writer was learnt from, then all mails and all lines together."""
    lines = tuple((f"lines-{part}",) for part in range(FOLDS))
    for what, sets in (("all mails", (UNREAD, *ONE_WRITING)), ("all lines", lines)):
        total = _Score()
        for names in sets:
            learnt = learn([mail for mail in mails if mail.group not in (*names, *UNREAD)])
            for name in names:
                one = _score([mail for mail in mails if mail.group == name], learnt)
                total = _Score(*map(sum, zip(total, one, strict=True)))
                one.show(name)
        total.show(what)


class _Score(NamedTuple):
    """Mails, those classed right, orders taken for something else, and the logarithms of what was thought likely."""

    mails: int = 0
    right: int = 0
    lost: int = 0
    surprise: float = 0.0

    def show(self, name: str) -> None:
        sys.stdout.write(
            f"{name:12} {self.right:4} of {self.mails:4} right ({100 * self.right / self.mails:5.1f} %), "
            f"{self.lost} orders lost, log loss {self.surprise / self.mails:.3f}\n"
        )
        sys.stdout.flush()


def _score(mails: list[Example], learnt: Weights) -> _Score:
    right = lost = 0
    surprise = 0.0
    for mail in mails:
        likely = chances(mail.traits, learnt)
        found = CLASSES.index(likeliest(likely, names_goods=not {"l:lines", "l:named"}.isdisjoint(mail.traits)))
        right += found == mail.class_
        lost += mail.class_ < 2 <= found
        surprise -= math.log(max(likely[CLASSES[mail.class_]], 1e-6))
    return _Score(len(mails), right, lost, surprise)


def main() -> None:
    """Learn, or check with `--check`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--check", action="store_true")
    mails = [*own_lines(), *labelled_mails()]
    if options.parse_args().check:
        check(mails)
    else:
        write(learn([mail for mail in mails if mail.group not in UNREAD]))


if __name__ == "__main__":
    main()
