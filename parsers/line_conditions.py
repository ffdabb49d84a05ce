"""Discounts and net values of an order line that stand in lines of their own below it.

    2   O-Ring 47,22 x 3,53 NBR      200 Stk     0,37      74,00
        Rabatt  12,5 %-                                     9,25-
        Nettowert                                          64,75

In: the lines of one part of a table and, one by one, those that stand below a row. Out: whether a line is such; its
rate and the amount that is left are given to the row. Words alone do not make it one: each amount must come out of
quantity and price of the row above, to the cent. What is added stays a charge, which a person is asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.condition_words import Figure, Said, opens_name, said_in
from parsers.line_labels import labels_of
from parsers.line_product import CENT, is_product, product_of
from parsers.page_words import Line, Word
from parsers.printed_values import NumberFormat, bare, looks_numeric, printed, read_number

if TYPE_CHECKING:
    from parsers.order_table import Row, Table

_MOST: Final = 8
"""Lines of conditions below one row, at most."""
_NEAR: Final = 3.0
"""Points between edges that are one."""
_LEADING: Final = 1.0
"""Line heights between a row that is the only one and its conditions, at most."""
_LETTERS: Final = 3
"""Letters of a word of a text, at least."""
_LABEL: Final = 4
"""Words of a label, at most."""
_BASES: Final = tuple(map(Decimal, (1, 10, 100, 1000)))
_HUNDRED: Final = Decimal(100)


class _Sum(NamedTuple):
    """What an order line comes to after the conditions so far."""

    gross: Decimal
    value: Decimal
    extra: Decimal = Decimal(0)
    """What is added to it."""
    less: tuple[Figure, ...] = ()
    """Rates that were taken off."""
    stated: Word | None = None
    """The amount that states the value."""
    sure: bool = False
    """Whether printed amounts prove the value."""


class _Goods(NamedTuple):
    """The numbers of a row."""

    quantity: Decimal
    price: Decimal
    base: Decimal
    amount: Decimal | None
    rate: Decimal | None
    """What is taken off by a column of the row."""
    below: tuple[Word, ...] = ()
    """The price, and what it is for, where they stand below the row."""


class Conditions:
    """The lines of one part of a table that say how the amount of the row above them comes about."""

    def __init__(self, table: Table, body: Sequence[Line]) -> None:
        self._table = table
        self._body = body
        self._at = {id(line): at for at, line in enumerate(body)}
        self._rows = len(table.rows)
        self._own: set[int] = set()
        self._sums: dict[int, tuple[_Goods, _Sum, NumberFormat]] = {}

    def take(self, row: Row | None, line: Line) -> bool:
        """Whether a line below a row is one of its conditions; the row gets what it says.

        Those at the top of a page are of the last row of the page before.
        """
        if row is None and self._table.rows and len(self._table.rows) == self._rows:
            row = self._table.rows[-1]
        if row is None:
            return False
        if id(line) not in self._own:
            self._look(row, line)
        if id(line) not in self._own:
            return False
        self._table.used.add(id(line))
        if row.following and opens_name(row.following[-1], line):
            row.following.pop()
        return True

    def leave(self, row: Row, line: Line) -> bool:
        """Whether a line below conditions may say more of them: it has no label, and the row has its text above."""
        if id(row) not in self._sums:
            return False
        above = [row.cells.get("description", ()), *(one.words for one in row.following)]
        named = any(len(one.text) >= _LETTERS and one.text.isalpha() for words in above for one in words)
        labels = labels_of(line.words)[:1]
        labelled = bool(labels and not labels[0].start) or any(one.text.endswith(":") for one in line.words[:_LABEL])
        return named and not labelled

    def _look(self, row: Row, line: Line) -> None:
        """Notes which lines from this one on are conditions of the row."""
        at = self._at.get(id(line))
        if at is None:
            return
        begun = self._sums.get(id(row))
        formats: tuple[NumberFormat, ...] = (begun[2],) if begun else ("de", "en")
        for number_format in formats:
            for goods in [begun[0]] if begun else [*_goods_of(row, number_format), *_priced(row, line, number_format)]:
                for start in [begun[1]] if begun else _starts(goods):
                    chain = self._chain(at, goods, start, number_format)
                    if chain and (own := self._own_of(row, at, goods, chain)):
                        self._settle(row, goods, own, number_format)
                        return
        if begun is None and any(self._net_price(row, at, one) for one in formats):
            return

    def _net_price(self, row: Row, at: int, number_format: NumberFormat) -> bool:
        """Takes the price after a discount, rounded, where it makes the amount: "abzgl. 12,5 %, netto 0,32   64,00"."""
        rates: list[Decimal] = []
        for end, line in enumerate(self._body[at : at + _MOST], at + 1):
            said = said_in(line, number_format) if line.page is row.page else None
            if said is None or row.cells.get("discount"):
                return False
            rates += [one.value for one in said.rates]
            for goods in _goods_of(row, number_format):
                if found := _net_of(said, rates, goods):
                    row.cells["price"] = [found[0]]
                    row.cells.setdefault("amount", [found[-1]])
                    self._own.update(id(one) for one in self._body[at:end])
                    return True
            if not said.rates or said.figures:
                return False
        return False

    def _chain(self, at: int, goods: _Goods, start: _Sum, number_format: NumberFormat) -> list[tuple[Line, _Sum]]:
        """The lines from a place on with what the row comes to after each, up to the last that is proven."""
        chain: list[tuple[Line, _Sum]] = []
        now, page = start, self._body[at].page
        for line in self._body[at : at + _MOST]:
            said = said_in(line, number_format) if line.page is page else None
            after = _after(said, now, goods) if said is not None else None
            if after is None:
                break
            proven = after.value == goods.amount != after.gross
            now = after._replace(sure=True) if proven else after
            chain.append((line, now))
        while chain and not chain[-1][1].sure:
            chain.pop()
        return chain

    def _own_of(self, row: Row, at: int, goods: _Goods, chain: list[tuple[Line, _Sum]]) -> list[tuple[Line, _Sum]]:
        """The conditions that are the row's: those below the only row may be of the whole order."""
        last = chain[-1][1]
        if goods.amount is not None and goods.amount not in {last.gross, last.value}:
            return []
        below = self._body[at + len(chain) :]
        if goods.below and last.extra:
            return []
        if goods.rate and not _comes_to(goods, goods.rate, last.value):
            return []
        if goods.below and goods.amount is None:
            return chain
        if len(self._table.rows) > 1 or any(_is_alike(row.line, one) for one in below):
            return chain
        if goods.amount in {None, last.value} and last.value != last.gross:
            return chain
        # The total of an order of one line states again what the line comes to.
        first, line, own = chain[0][1], self._body[at], chain
        if len(chain) > 1 and chain[-2][1].stated is not None and chain[-2][1].value == last.value:
            own = chain[:-1]
        again = own is not chain or any(_states(one, last.value + last.extra) for one in below)
        near = line.y0 - self._body[at - 1].y1 <= _LEADING * line.height if at else False
        changes = first.value != first.gross or first.extra > 0
        return own if again and near and changes else []

    def _settle(self, row: Row, goods: _Goods, chain: Sequence[tuple[Line, _Sum]], number_format: NumberFormat) -> None:
        """Gives the row its discount and what is left; what is added is a charge."""
        last = chain[-1][1]
        if goods.below and _closes(row, number_format):
            # Price and amount are those after the discount.
            self._own.update(id(line) for line, _ in chain)
            return
        row.cells |= {kind: [word] for kind, word in zip(("price", "price_unit"), goods.below, strict=False)}
        before = self._sums[id(row)][1].extra if id(row) in self._sums else Decimal(0)
        self._sums[id(row)] = goods, last, number_format
        self._own.update(id(line) for line, _ in chain)
        for line, one in chain:
            if one.extra != before:
                self._table.totals.append(("charge", line))
            before = one.extra
        stated, end = last.stated, chain[-1][0].words[-1]
        if chain[0][0].page is not row.page:
            # Its values stand where the row does, as far as anybody is shown.
            stated, end = None, row.line.words[-1]
        if last.value != last.gross and not goods.rate:
            word = last.less[0].word if last.less and end is not row.line.words[-1] else stated or end
            rate = _plain(_rate_of(goods, last))
            row.cells["discount"] = [word._replace(text=printed(rate, number_format))]
            if read_number(bare(word.text).removesuffix("%").strip("+-"), number_format) != rate:
                row.worked_out.append("discount")
        if goods.amount != last.value:
            own = row.cells.get("amount") or [end]
            left = own[-1]._replace(text=printed(last.value, number_format))
            told = stated is not None and not last.extra
            row.cells["amount"] = [stated if stated is not None and told else left]
            row.worked_out += [] if told else ["amount"]


def _starts(goods: _Goods) -> Iterator[_Sum]:
    """What a row comes to before its conditions: without the rate of its column, or with it."""
    gross = product_of(goods.quantity, goods.price, goods.base, None)
    yield _Sum(gross, gross)
    if goods.rate:
        yield _Sum(gross, product_of(goods.quantity, goods.price, goods.base, goods.rate))


def _goods_of(row: Row, number_format: NumberFormat) -> Iterator[_Goods]:
    """The numbers of a row, by what its price may be for: as its amount says, if it has one."""
    kinds = ("quantity", "price", "amount", "discount")
    number = {kind: _number(row.cells.get(kind, ()), number_format) for kind in kinds}
    quantity, price = number["quantity"], number["price"]
    if not quantity or not price:
        return
    told = [bare(one.text).strip("()/") for kind in ("price", "price_unit") for one in row.cells.get(kind, ())]
    for base in _BASES:
        if base == 1 or str(base) in {one.replace(".", "").replace(",", "") for one in told}:
            yield _Goods(quantity, price, base, number["amount"], number["discount"])


def _priced(row: Row, line: Line, number_format: NumberFormat) -> Iterator[_Goods]:
    """The numbers of a row with the price below it, which gives the amount beside it: "Bruttopreis   0,37   74,00"."""
    quantity = _number(row.cells.get("quantity", ()), number_format)
    said = said_in(line, number_format) if quantity and not row.cells.get("discount") else None
    if quantity is None or said is None or said.rates or not said.named or not said.figures[-1].cents:
        return
    *figures, total = said.figures
    bases = [one for one in figures if one.value in _BASES]
    for price in (one for one in figures if "." in f"{one.value}"):
        for base in (None, *bases):
            size = base.value if base is not None else Decimal(1)
            if product_of(quantity, price.value, size, None) == total.value:
                words = (price.word, base.word) if base is not None else (price.word,)
                amount = _number(row.cells.get("amount", ()), number_format)
                yield _Goods(quantity, price.value, size, amount, None, words)


def _net_of(said: Said, rates: Sequence[Decimal], goods: _Goods) -> list[Word]:
    """The price that is left by the rates, or by its name, and makes the amount of the row or the one beside it."""
    last = said.figures[-1] if said.figures else None
    beside = goods.amount is None and last is not None and last.cents
    amount = last.value if last is not None and beside else goods.amount
    left = goods.price
    for rate in rates:
        left *= (_HUNDRED - rate) / _HUNDRED
    for one in said.figures[: -1 if beside else None]:
        step = Decimal(1).scaleb(one.value.as_tuple().exponent)  # type: ignore[arg-type]  # a number read has one
        rounded = step < 1 and (abs(left - one.value) <= step / 2 if rates else said.named)
        if rounded and one.value < goods.price and amount == product_of(goods.quantity, one.value, goods.base, None):
            return [one.word, said.figures[-1].word]
    return []


def _closes(row: Row, number_format: NumberFormat) -> bool:
    """Whether price and amount of a row multiply as they are printed."""
    return any(
        product_of(one.quantity, one.price, one.base, None) == one.amount for one in _goods_of(row, number_format)
    )


def _number(words: Sequence[Word], number_format: NumberFormat) -> Decimal | None:
    figures = [one.text for one in words if looks_numeric(one.text)]
    return read_number(figures[0], number_format) if figures else None


def _after(said: Said, now: _Sum, goods: _Goods) -> _Sum | None:
    """What the row comes to after a line; None where the line is no condition of it."""
    known = {goods.quantity, goods.price, *_BASES, now.gross, now.value, now.value + now.extra}
    if said.rates:
        found = list(_rated(said, now, goods, known))
        return next((one for one in found if one.sure), found[0] if found else None)
    return _stated(said, now, goods, known)


def _rated(said: Said, now: _Sum, goods: _Goods, known: set[Decimal]) -> Iterator[_Sum]:
    """What is left when rates are taken off, or what it is with them, for each way to round that fits the amounts."""
    for offs in _ways_off(now, [one.value for one in said.rates]):
        off = sum(offs, Decimal(0))
        left = now.value - off
        if off <= 0 or left <= 0:
            continue
        shown = {one.value: one.word for one in said.figures}
        results = {left, left + now.extra}
        rest = [one for one in said.figures if one.value not in known | results | {off, *offs}]
        if stated := next((shown[one] for one in results if one in shown), None):
            if all(_is_each(one, left, goods) for one in rest):
                yield now._replace(value=left, less=(*now.less, *said.rates), stated=stated, sure=True)
        elif off in shown and all(_is_each(one, off, goods) for one in rest) and (said.less or not said.more):
            yield now._replace(value=left, less=(*now.less, *said.rates), stated=None, sure=said.less)
        elif off in shown and not rest:
            yield now._replace(extra=now.extra + off, stated=None, sure=True)
        elif not said.more and all(_is_each(one, left, goods) for one in rest):
            yield now._replace(value=left, less=(*now.less, *said.rates), stated=None, sure=False)


def _ways_off(now: _Sum, rates: Sequence[Decimal]) -> Iterator[list[Decimal]]:
    """What each of the rates takes off: of the gross, or of what the ones before left; rounded each, or at the end."""
    for running in (True, False):
        value, exact, offs = now.value, now.value, list[Decimal]()
        for rate in rates:
            offs.append(_cents((value if running else now.gross) * rate / _HUNDRED))
            exact -= (exact if running else now.gross) * rate / _HUNDRED
            value -= offs[-1]
        if _cents(exact) != value:
            yield [now.value - _cents(exact)]
        yield offs


def _stated(said: Said, now: _Sum, goods: _Goods, known: set[Decimal]) -> _Sum | None:
    """What the row comes to after a line without rates: it states that, or takes off or adds an amount."""
    money = [one for one in said.figures if one.cents]
    unknown = [one for one in said.figures if one.value not in known]
    results = {now.value, now.value + now.extra}
    plain = len(said.line.words) == 1 and now.value != now.gross
    if not unknown and money and (said.named or plain):
        told = next((one.word for one in reversed(money) if one.value in results), None)
        if told is not None:
            return now._replace(stated=told, sure=True)
        return now if money[-1].value == now.gross else None
    if len(unknown) == 1 and said.named and _is_each(unknown[0], now.value + now.extra, goods):
        return now._replace(sure=now.sure or now.value != now.gross)
    if not unknown or not unknown[0].cents or not said.less | said.more:
        return None
    off, *rest = unknown
    if off.value >= now.value:
        return None
    if said.less:
        after = now._replace(value=now.value - off.value, less=(*now.less, off), stated=None, sure=False)
    else:
        after = now._replace(extra=now.extra + off.value, stated=None, sure=False)
    if rest and [one.value for one in rest] != [after.value + after.extra]:
        return None
    return after._replace(stated=rest[0].word, sure=True) if rest else after


def _is_each(figure: Figure, value: Decimal, goods: _Goods) -> bool:
    """Whether a number is the price of one of the row's, rounded: 0,32 for 64,75 by 200."""
    step = Decimal(1).scaleb(figure.value.as_tuple().exponent)  # type: ignore[arg-type]  # a number read has one
    each = value * goods.base / goods.quantity
    return step < 1 and abs(each - figure.value) <= step / 2


def _rate_of(goods: _Goods, last: _Sum) -> Decimal:
    """The rate that was taken off in all."""
    if len(last.less) == 1 and _comes_to(goods, last.less[0].value, last.value):
        return last.less[0].value
    whole = _HUNDRED * (last.gross - last.value) / last.gross
    for digits in range(6):
        rate = whole.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if _comes_to(goods, rate, last.value):
            return rate
    return whole


def _plain(value: Decimal) -> Decimal:
    """A number without noughts at its end."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def _comes_to(goods: _Goods, rate: Decimal, value: Decimal) -> bool:
    return is_product(value, goods.quantity, goods.price, goods.base, rate)


def _cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def _is_alike(row: Line, line: Line) -> bool:
    """Whether a line below may be a row as well: it begins with a number where the row does, and has others."""
    first, other = row.words[0], line.words[0]
    beside = min(abs(first.x0 - other.x0), abs(first.x1 - other.x1)) <= _NEAR
    numbers = sum(1 for one in line.words if looks_numeric(one.text))
    return beside and any(map(str.isdigit, other.text)) and numbers > 1


def _states(line: Line, value: Decimal) -> bool:
    """Whether a line ends in an amount."""
    last = line.words[-1].text
    return looks_numeric(last) and value in {read_number(last, "de"), read_number(last, "en")}
