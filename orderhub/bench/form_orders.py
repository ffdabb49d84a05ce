"""What the drawn orders of `forms` order: wares of several trades, numbers after a pattern, sums that are right."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from string import Formatter
from typing import Final, NamedTuple

from orderhub.bench.form_wares import GERMAN_WARES
from orderhub.bench.form_wares_en import ENGLISH_WARES
from orderhub.bench.layout_texts import number_text
from orderhub.bench.layouts import Item

CENT: Final = Decimal("0.01")
_WARES: Final = GERMAN_WARES | ENGLISH_WARES
_MONTHS: Final = {
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_COUNTS: Final = {
    "m": ("5", "12.5", "25", "50", "120", "300"), "kg": ("2.5", "10", "25", "40", "150"), "l": ("5", "20", "60", "200"),
}  # fmt: skip
_PIECES: Final = ("1", "2", "3", "4", "5", "6", "8", "10", "12", "15", "20", "24", "30", "50", "100", "1200")
_HUNDREDS: Final = ("100", "200", "500", "800", "1000", "1500", "2000", "5000", "12000")


class Dealing(NamedTuple):
    """What a form says about the orders of its sender, as far as the content is concerned."""

    trade: str = "industrie"
    lines: tuple[int, int] = (3, 8)
    article: str = "######"
    """`#` is a digit, `@` a letter, all else stands for itself."""
    buyer_article: str = "M-####"
    number: str = "45########"
    customer: str = "#####"
    units: tuple[tuple[str, str], ...] = ()
    """How the sender writes a unit, as pairs of ours and theirs."""
    bases: tuple[int, ...] = (1,)
    discounts: tuple[str, ...] = ("0",)
    charges: tuple[tuple[str, str], ...] = ()
    """Words, and an amount or a percentage of the lines ("-3%")."""
    tax: str = "19"
    rates: tuple[str, ...] = ()
    """Several tax rates, in turn over the lines; `tax` is not used then."""
    more: tuple[str, ...] = ()
    positions: tuple[int, int, int] = (10, 10, 0)
    """First, step, digits."""
    mondays: tuple[bool, bool] = (False, False)
    """Whether the order's date, and the lines' dates, are weeks."""


class Bought(NamedTuple):
    """An order's content with its sums."""

    header: dict[str, str | date | Decimal]
    items: list[Item]
    charges: list[tuple[str, Decimal]]
    rates: list[tuple[Decimal, Decimal, Decimal]]
    """Rate, basis, tax."""


def bought(dealing: Dealing, chance: random.Random, which: int) -> Bought:
    """An order at random, right in its arithmetic: number, issued, wanted, customer, net, tax, gross, lines."""
    issued = date(2026, 9, 7) + timedelta(days=chance.randrange(75))
    wanted = issued + timedelta(days=chance.randrange(5, 35))
    if dealing.mondays[0]:
        wanted -= timedelta(days=wanted.weekday())
    count = chance.randint(*dealing.lines)
    pool = _WARES[dealing.trade]
    picked = chance.sample(pool, min(count, len(pool))) + [chance.choice(pool) for _ in range(count - len(pool))]
    items = [_item(dealing, chance, row, ware, issued) for row, ware in enumerate(picked)]
    lines = sum((one.amount or Decimal(0) for one in items), Decimal(0))
    charges = [(words, _charge(value, lines)) for words, value in dealing.charges]
    net = lines + sum((value for _, value in charges), Decimal(0))
    rates = _rates(dealing, items, net)
    tax = sum((one[2] for one in rates), Decimal(0))
    header: dict[str, str | date | Decimal] = {
        "number": numbered(dealing.number, chance, which), "issued": issued, "wanted": wanted,
        "customer": numbered(dealing.customer, chance), "lines": lines, "net": net, "tax": tax, "gross": net + tax,
    }  # fmt: skip
    return Bought(header, items, charges, rates)


def _charge(value: str, lines: Decimal) -> Decimal:
    if value.endswith("%"):
        return (lines * Decimal(value[:-1]) / 100).quantize(CENT, ROUND_HALF_UP)
    return Decimal(value)


def _rates(dealing: Dealing, items: list[Item], net: Decimal) -> list[tuple[Decimal, Decimal, Decimal]]:
    basis = {Decimal(dealing.tax): net}
    if dealing.rates:
        basis = dict.fromkeys((Decimal(one) for one in dealing.rates), Decimal(0))
        for row, item in enumerate(items):
            basis[Decimal(rate_of(dealing, row))] += item.amount or Decimal(0)
    return [(rate, of, (of * rate / 100).quantize(CENT, ROUND_HALF_UP)) for rate, of in basis.items()]


def rate_of(dealing: Dealing, row: int) -> str:
    """The tax rate of a line, percent."""
    return dealing.rates[row % len(dealing.rates)] if dealing.rates else dealing.tax


def _item(dealing: Dealing, chance: random.Random, row: int, ware: str, issued: date) -> Item:
    text, unit, low, high = ware.split("|")
    cheap = int(high) < 60
    base = chance.choice(dealing.bases) if cheap or unit == "m" else 1
    counts = _COUNTS.get(unit, _HUNDREDS if cheap else _PIECES)
    if int(high) > 1500:
        counts = counts[:11]
    quantity = Decimal(chance.choice(_HUNDREDS if base > 1 else counts))
    if unit == "kg" and "sack" not in text.casefold():
        quantity = Decimal(chance.choice(_COUNTS["kg"]))
    price = Decimal(chance.randrange(int(low), int(high))) / 100 * base
    if base > 1:
        price += Decimal(chance.randrange(0, 100)) / 100
    discount = Decimal(chance.choice(dealing.discounts))
    amount = (quantity * price / base * (100 - discount) / 100).quantize(CENT, ROUND_HALF_UP)
    delivery = issued + timedelta(days=chance.randrange(6, 45))
    if dealing.mondays[1]:
        delivery -= timedelta(days=delivery.weekday())
    first, step, digits = dealing.positions
    return Item(
        str(first + row * step).zfill(digits), numbered(dealing.article, chance),
        numbered(dealing.buyer_article, chance), _gtin(chance), text,
        dealing.more[row % len(dealing.more)] if dealing.more else "",
        quantity, dict(dealing.units).get(unit, unit), price, base, discount, amount, delivery,
    )  # fmt: skip


def numbered(pattern: str, chance: random.Random, which: int = 0) -> str:
    """A number after a pattern; never with a leading nought, `which` makes those of one paper differ."""
    said = ""
    for sign in pattern:
        if sign == "#":
            said += str(chance.randrange(0 if said[-1:].isdigit() else 1, 10))
        else:
            said += chance.choice("ABDEFHKLMRST") if sign == "@" else sign
    if which and said[-1].isdigit():
        said = said[:-1] + str((int(said[-1]) + which) % 10)
    return said


def _gtin(chance: random.Random) -> str:
    digits = f"40{chance.randrange(10, 70)}{chance.randrange(10**8):08d}"
    return digits + str(-sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(digits)) % 10)


def fields_of(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def dated(value: date, pattern: str) -> str:
    """A date: as strftime, with {D} day and {M} month without nought, {B} month in German, {E} in English, {W} week."""
    of_week, week, _ = value.isocalendar()
    # The first days of January may be in the last week of the year before.
    year = of_week if "{W}" in pattern else value.year
    said = value.strftime(pattern)
    return said.format(
        D=value.day, M=value.month, B=_MONTHS["de"][value.month - 1], E=_MONTHS["en"][value.month - 1],
        e=_MONTHS["en"][value.month - 1][:3], W=f"{week:02d}", Y=year, y=f"{year % 100:02d}",
    )  # fmt: skip


def money(value: Decimal, numbers: str, places: int = 2) -> str:
    """An amount as the sender writes it: de, at, ch, en, or without thousands plain (comma) and point."""
    if numbers in {"plain", "point"}:
        text = f"{value:.{places}f}"
        return text.replace(".", ",") if numbers == "plain" else text
    return number_text(value, numbers, places)


def amount_of(value: Decimal, numbers: str, places: int) -> str:
    """A quantity; `places` below nought: only as many decimals as it needs."""
    if places < 0:
        places = max(0, -int(value.normalize().as_tuple().exponent))
    return money(value, numbers, places)
