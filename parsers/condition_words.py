"""What one line of conditions below an order line says: rates, amounts, and whether they are taken off.

    abzüglich Rabatt 12,5 %   Nettowert   64,75        Rabatt %   12,500-  %   74,00  EUR   9,25-

In: a line. Out: `Said`, or None where it is none: it speaks of a tax, or has no number or too many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from parsers.label_words import TOTAL_PARTS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, bare, find_date, read_number

_NUMBER: Final = re.compile(r"[(\[]?[-–−+]?\(?(?P<figures>\d[\d.,'’]*?)[.,]?(?P<rate>%?)[-–−%)\],;:.]*")
_SIGNS: Final = "-–−+(["
_PER_CENT: Final = re.compile(r"(?i)[(-]?(?:%|v\.?h\.?|p\.?c\.?|pct\.?|prozent|percent)[-–−)\],;:.]*")
_MINUS: Final = re.compile(r"[-–−]\D{0,3}\d.*|.*\d%?[-–−]|\(\D{0,3}\d.*[.,]\d{2}\)|%[-–−]|\./\.|[-–−÷]")
_CENTS: Final = re.compile(r".*\d[.,]\d{2}")
_LESS: Final = frozenset(
    ("abz", "abzgl", "abzuglich", "abzugl", "less", "minus", "off", "rab", "disc", "abzug", "deduction", "reduction")
)
_LESS_ENDS: Final = ("rabatt", "nachlass", "discount", "skonto", "abschlag", "bonus", "rebate", "allowance")
_MORE_ENDS: Final = ("zuschlag", "zuschlage", "surcharge", "aufschlag", "supplement", "zulage", "teuerung", "aufpreis")
_MORE: Final = frozenset(("zzgl", "zuzuglich", "plus", "extra"))
_VALUE_ENDS: Final = (
    "wert", "preis", "summe", "betrag", "netto", "brutto", "value", "price", "amount", "total", "net", "gross", "sum",
)  # fmt: skip
_WORDS: Final = 8
"""Words of a line of conditions, at most."""


class Figure(NamedTuple):
    """A number of a line, without its sign."""

    value: Decimal
    word: Word
    cents: bool
    """Whether it is printed with two decimals."""


class Said(NamedTuple):
    """A line of conditions."""

    line: Line
    rates: list[Figure]
    figures: list[Figure]
    """The other numbers."""
    less: bool
    """Whether a sign or a word says that it is taken off."""
    more: bool
    """Whether a word says that it is added."""
    named: bool
    """Whether a word says what its amounts are."""


def said_in(line: Line, number_format: NumberFormat) -> Said | None:
    """What a line of conditions says; None where it is none."""
    said = Said(line, [], [], _takes_off(line), _ends(line, _MORE, _MORE_ENDS), _ends(line, (), _VALUE_ENDS))
    if _speaks_of_tax(line) or sum(1 for one in line.words if len(key_of(one.text)) > 1 and one.text[0].isalpha()) > (
            _WORDS):  # fmt: skip
        return None
    waiting = coded = False
    for at, word in enumerate(line.words):
        if _PER_CENT.fullmatch(word.text):
            before = line.words[at - 1] if at else None
            taken = said.figures and said.figures[-1].word is before
            if taken:
                said.rates.append(said.figures.pop())
            # "Rabatt %   12,5-" has the sign in a column left of the rate.
            waiting = not taken and not (said.rates and said.rates[-1].word is before)
        elif found := _NUMBER.fullmatch(bare(word.text.lstrip(_SIGNS))):
            value = read_number(found["figures"], number_format)
            if find_date(word.text) is not None:
                # "lt. Vereinbarung vom 01.02.2026"
                continue
            if value is None:
                return None
            figure = Figure(value, word, _CENTS.fullmatch(found["figures"]) is not None)
            (said.rates if found["rate"] or waiting else said.figures).append(figure)
            waiting = False
        else:
            coded |= sum(map(str.isdigit, word.text)) > 1
    if coded and not (said.rates and said.figures):
        return None
    proper = all(0 < one.value < _WHOLE for one in said.rates)
    return said if (said.rates or said.figures) and proper else None


_WHOLE: Final = 100


def opens_name(above: Line, line: Line) -> bool:
    """Whether a line begins the name of the discount below it: "Discount as per" above "agreement 12.5%   9.25-"."""
    first = Line(above.page, above.words[:1])
    plain = not any(map(str.isdigit, above.text))
    return plain and _ends(first, (), _LESS_ENDS) and not _ends(line, (), _LESS_ENDS)


def _takes_off(line: Line) -> bool:
    """Whether a sign or a word takes the amount off; what is held in the price already is not taken off again."""
    if any(key_of(one.text).startswith(_HELD) for one in line.words):
        return False
    return any(_MINUS.fullmatch(one.text) for one in line.words) or _ends(line, _LESS, _LESS_ENDS)


_HELD: Final = ("inkl", "incl", "enthalt", "bereits", "already", "berucksichtigt", "eingerechnet", "eingepreist")


def _ends(line: Line, whole: Iterable[str], ends: tuple[str, ...]) -> bool:
    keys = [key_of(one.text).strip("/&#%") for one in line.words]
    return any(key in whole or key.endswith(ends) for key in keys if key)


def _speaks_of_tax(line: Line) -> bool:
    return any("X" in way for one in line.words for way in TOTAL_PARTS.roles_of(key_of(one.text)))
