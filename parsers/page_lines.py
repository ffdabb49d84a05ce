"""One printed row becomes one order line: values by name, and whether quantity times price gives the amount.

In: a `Row` (words by column) and the document's number format. Out: `LineRead` with the values as `Found` and their
numbers. Where a row does not close as printed, other readings of the same digits are tried (a comma taken for a point,
price per 100, a discount column); a row that closes in exactly one way is taken, one that does not keeps what is
printed and gets a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from orderhub.document import Found
from parsers.article_in_text import article_from_text
from parsers.bare_days import is_bare_day
from parsers.bare_weeks import week_below
from parsers.below_values import goes_on_below, value_below
from parsers.broken_dates import joined_date
from parsers.code_ends import one_code, without_revision
from parsers.labelled_in_text import take_numbers
from parsers.line_labels import PLAIN_NUMBERS, bare_value, labels_of, says_supplier, strange_label
from parsers.line_places import names_place
from parsers.line_product import is_product, product_of
from parsers.order_table import Row
from parsers.page_units import UNIT_WORDS, is_unit_before, unit_size
from parsers.page_words import Line, Match, Word, key_of
from parsers.paired_numbers import number_under, paired_words, whose_number
from parsers.price_letters import base_said
from parsers.printed_values import NumberFormat, bare, find_date, is_gtin, looks_numeric, printed, read_number, readings
from parsers.quantity_places import begins_at
from parsers.title_owners import Owner, owner_of
from parsers.title_runs import CURRENCY_WORDS
from parsers.total_lines import is_money

_CODE: Final = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{3,24}[,;:]?")
_NUMBERED: Final = frozenset(("article", "buyer_article", "gtin", "delivery_date"))
_SEVERAL: Final = _NUMBERED | {"quantity"}
_CODED: Final = frozenset(("article", "buyer_article", "gtin"))
_LABELLED: Final = frozenset(
    ("article", "buyer_article", "gtin", "delivery_date", "discount", "price_unit", "quantity")
)
# 12,50 / 100   12,50 je 100 Stk   12.50 per 1000   12,50/100
_PER: Final = re.compile(
    r"(?i)^(?P<price>[^/]+?)\s*(?:/|\bje\b|\bper\b|\bpro\b)\s*(?P<base>1(?:[.,']?0{3}|0{1,2})?)\b\s*(?P<unit>\D*)$"
)
_SIGNS: Final = frozenset(("€", "£", "$", "eur", "chf", "usd", "gbp", "fr", "sfr", "|"))


class LineRead(NamedTuple):
    """An order line: its values, its row, and how the arithmetic went."""

    values: dict[str, list[Found]]
    row: Row
    quantity: Decimal | None
    price: Decimal | None
    amount: Decimal | None
    closes: bool | None
    """None where there is nothing to multiply."""
    expected: Decimal | None
    """What quantity times price gives, where it differs from the amount."""
    strange: Sequence[list[Word]] = ()
    """Words below its cells of which nobody knows what they say."""


def read_line(row: Row, number_format: NumberFormat) -> LineRead:
    """The values of one row."""
    values: dict[str, list[Found]] = {}
    for kind in ("position", "article", "buyer_article", "gtin", "description", "unit", "delivery_date"):
        words = row.cells.get(kind)
        if words and kind == "unit" and len(words) > 1:
            # The currency before a price may reach into the column of units: "Nos £ 12.50".
            words = [one for one in words if key_of(one.text) not in _SIGNS] or words
        if words and kind in _CODED:
            words = without_revision(words)
        if words:
            values[kind] = [row.page.found(words, _text(words, kind) if kind != "delivery_date" else _day(row, words))]
    numbers = _numbers(row, values)
    below = _amount_below(row, numbers, number_format)
    strange = _under_cells(row, values, numbers, below)
    paired = paired_words(row, values)
    _labelled(row, values, numbers, below, paired)
    if row.notes:
        values["note"] = [page.found(words, _text(words, "description").strip(" ,;/·")) for page, words in row.notes]
    strange += whose_number(row, values, paired)
    article_from_text(row, values)
    return _close(row, values, numbers, number_format)._replace(strange=strange)


def _day(row: Row, words: list[Word]) -> str:
    """A date; a figure below "KW/Jahr" is a week, and "31.10." keeps the point that makes it a day."""
    if is_bare_day(printed := " ".join(one.text for one in words)):
        return printed
    columns = (*row.header.columns, *(row.header.second or ())) if row.header is not None else ()
    title = " ".join(word.text for one in columns if one.kind == "delivery_date" for word in one.words)
    return week_below(_text(words, "delivery_date"), title)


def _under_cells(
    row: Row, values: dict[str, list[Found]], numbers: dict[str, _Number], amount: Word | None
) -> list[list[Word]]:
    """Takes the values that stand below other cells than the text; returns the words that nobody knows."""
    strange = []
    day: list[Word] = []
    other, place = row.pair or ("", "")
    for kind, words in row.below:
        under = place == "under" and other not in values and kind in _CODED & row.cells.keys()
        if under and (code := number_under(row, kind, words)):
            values[other] = [row.page.found(words, " ".join(one.text for one in code).strip("()[],;:"))]
            continue
        if amount is not None and any(one is amount for one in words):
            continue
        if kind in _CODED and goes_on_below(row.cells.get(kind, ()), words):
            code = [*row.cells[kind], *words]
            values[kind] = [row.page.found(code, "".join(one.text for one in code))]
            continue
        if whole := _wrapped(row, kind, words):
            values[kind] = [whole]
            continue
        if kind == "delivery_date" and kind in values and find_date(values[kind][0].raw) is None:
            # "KW" over "47/2026"; "Needed:" over "05 November" over "2026"
            day += words
            whole_date = [*row.cells[kind], *day]
            values[kind] = [row.page.found(whole_date, joined_date(whole_date) or _day(row, whole_date))]
            continue
        found = value_below(kind, words, values.keys() | numbers.keys())
        if found is None:
            strange.append(words)
        elif found.name in {"price_unit", "discount"}:
            numbers[found.name] = _Number(found.raw, found.words)
        elif found.name:
            values[found.name] = [row.page.found(found.words, found.raw)]
    return strange


def _wrapped(row: Row, kind: str, words: Sequence[Word]) -> Found | None:
    """A number that goes on below itself as its column is too narrow: "8659" over "6241", "7S3 176 105" over "B"."""
    cell = row.cells.get(kind, [])
    if kind not in _CODED or row.pair is not None or row.header is None or not cell or len(words) != 1:
        return None
    last, below = cell[-1], words[0]
    if abs(cell[0].x0 - below.x0) > _SAME:
        return None
    room = min((one.left or one.x0 for one in row.header.columns if one.x0 > last.x1), default=1e9)
    width = below.x1 - below.x0 + 0.25 * row.line.height
    groups = [one.text for one in (*cell, below)]
    short = all(len(one) <= _GROUP and one.isalnum() and one.isupper() | one.isdigit() for one in groups)
    figures = all(map(str.isdigit, groups)) or (len(cell) > 1 and any(map(str.isdigit, groups)))
    if short and figures and last.x1 + width > room - _PADDED * row.line.height:
        return row.page.found([*cell, below], " ".join(groups))
    return None


_SAME: Final = 3.0
"""Points between edges that are one."""
_PADDED: Final = 2.2
"""Line heights that two columns keep apart at most."""
_GROUP: Final = 4
"""Figures of one group of a number, at most: longer ones are numbers by themselves."""


_ENDING: Final = re.compile(r"[a-zß]\([a-z]{1,2}\)$")


def _text(words: list[Word], kind: str) -> str:
    text = " ".join([one.text for one in words])
    if kind == "unit":
        # "Rolle(n)" is one word with its ending.
        return text.strip(" .,:;|·-()[]") if not _ENDING.search(text) else text
    return text.strip(" |") if kind == "description" else text.strip(" .,:;|·-")


class _Number(NamedTuple):
    """A printed number and its place."""

    raw: str
    words: list[Word]


def _numbers(row: Row, values: dict[str, list[Found]]) -> dict[str, _Number]:
    """The numeric cells without currency, units and "per 100"; those are put where they belong."""
    numbers: dict[str, _Number] = {}
    for kind in ("quantity", "price", "amount", "discount", "price_unit"):
        words = row.cells.get(kind)
        if not words:
            continue
        figures = [one for one in words if looks_numeric(one.text)]
        text = " ".join([one.text for one in words]) if kind in {"price", "price_unit"} else ""
        per = _PER.match(text) if kind == "price" and len(text) < 40 else None
        said = [one for one in per["price"].split() if key_of(one) not in CURRENCY_WORDS] if per is not None else []
        if per is not None and said and looks_numeric(said[-1]):
            # "477.53 USD / 100 M"
            numbers["price"] = _Number(bare(said[-1]), words)
            numbers.setdefault("price_unit", _Number(per["base"], words))
        elif kind == "price_unit" and not figures:
            # "/100", "per 1000", "je100"
            base = re.search(r"\d[\d.,']*", text)
            if base is not None:
                numbers[kind] = _Number(base[0], words)
        elif figures:
            taken = _joined(figures[: 1 if kind == "discount" else None])
            numbers[kind] = _Number(bare("".join(one.text for one in taken)).removesuffix("%"), taken)
        if kind == "quantity" and "unit" not in values:
            _take_unit(row, words, figures, values)
    _unit_beside_price(row, values)
    if not values.get("unit"):
        values.pop("unit", None)
    _settle_discount(numbers)
    return numbers


def _settle_discount(numbers: dict[str, _Number]) -> None:
    """Takes off the sign, "-3,00 %" and "3,00-%" are one; all is taken off where nothing is left, more never."""
    found, left = numbers.pop("discount", None), numbers.get("amount")
    free = left is not None and not left.raw.strip("0.,-") and found is not None and _ALL.fullmatch(found.raw)
    if found is not None and (free or not _WHOLE.match(found.raw)):
        numbers["discount"] = found._replace(raw=found.raw.strip("+-–−()%"))


_WHOLE: Final = re.compile(r"-?\d{3}")
"""A discount of a hundred per cent or more begins with three figures."""
_ALL: Final = re.compile(r"-?100(?:[.,]0+)?-?%?")


def _take_unit(row: Row, words: list[Word], figures: list[Word], values: dict[str, list[Found]]) -> None:
    """The unit in the quantity's cell; an "x" is none, only the word right behind it may be: "4 x BX"."""
    units = [one for one in words if key_of(one.text).strip("/") and not looks_numeric(one.text)]
    if len(units) > 1 and key_of(units[0].text) == "x" and _is_beside(units[:1], units[1]):
        figures, units = units[:1], units[1:]
    beside = units and (unit_size(units) > 0 or _is_beside(figures, units[0]))
    # Under titles only what stands where units do comes into the cell.
    last = row.header is not None and len(units) == 1 and words[-1] is units[0] and len(figures) == 1
    if beside or (units and is_unit_before(units[0], words)) or (last and begins_at(units[0].x0, figures[0], units[0])):
        unit = row.page.found(said := units[: unit_size(units) or 1], _text(said, "unit"))
        values["unit"] = [unit] if key_of(units[0].text) != "x" else []


def _unit_beside_price(row: Row, values: dict[str, list[Found]]) -> None:
    """A unit in a column of its own that reaches into that of the prices, before the price or apart behind it."""
    words = row.cells.get("price", [])
    if "unit" in values or len(words) < 2:
        return
    before, last = words[-2:]
    behind = looks_numeric(before.text) and last.x0 - before.x1 > _COLUMNS * (last.y1 - last.y0)
    for one in [words[0]] if looks_numeric(words[1].text) else [last] if behind else []:
        if key_of(one.text) in UNIT_WORDS:
            values["unit"] = [row.page.found([one], _text([one], "unit"))]


_COLUMNS: Final = 0.5
"""Line heights between words of two columns, at least: a price for each is written with one blank, "4.50 each"."""


def _is_beside(figures: list[Word], word: Word) -> bool:
    """Whether a word nobody knows stands right behind the quantity, as its unit does."""
    near = bool(figures) and 0 <= word.x0 - figures[-1].x1 < 0.6 * (word.y1 - word.y0)
    return key_of(word.text) == "x" or (
        near and len(word.text) <= 12 and word.text.rstrip(".").replace("/", "", 1).isalpha()
    )


def _joined(figures: list[Word]) -> list[Word]:
    """The first number of a cell with its thousands, where they are parted by blanks: "1 234,56"."""
    taken = [figures[0]]
    for word in figures[1:]:
        near = word.x0 - taken[-1].x1 < 0.9 * (word.y1 - word.y0)
        groups = re.fullmatch(r"\d{3}(?:[.,]\d+)?", word.text) and re.fullmatch(r"-?\d{1,3}", bare(taken[-1].text))
        if not near or not groups:
            break
        taken.append(word)
    return taken


def _amount_below(row: Row, numbers: dict[str, _Number], number_format: NumberFormat) -> Word | None:
    """The amount at the end of a line below, where quantity times price proves that it is the row's; None else."""
    lasts = [line.words[-1] for line in row.following[:3]] + [
        words[-1] for kind, words in row.below if kind == "amount"
    ]
    if not {"quantity", "price"} <= numbers.keys() or not lasts:
        return None
    value = {kind: read_number(number.raw, number_format) for kind, number in numbers.items()}
    quantity, price = value["quantity"], value["price"]
    if not quantity or price is None:
        return None
    product = product_of(quantity, price, value.get("price_unit"), value.get("discount"))
    if not product or value.get("amount") == product:
        return None
    for last in lasts:
        if is_money(last.text) and read_number(bare(last.text), number_format) == product:
            numbers["amount"] = _Number(bare(last.text), [last])
            return last
    return None


def _labelled(
    row: Row, values: dict[str, list[Found]], numbers: dict[str, _Number], amount: Word | None, paired: Sequence[Word]
) -> None:
    """Lines below the row: labelled values go to their names, the rest to the description.

    `amount` and `paired`, a number beside the text, are none of it.
    """
    texts: list[Word] = [one for one in _without_signs(row.cells.get("description", [])) if one not in paired]
    for line in (one for one in row.following if not names_place(one)):
        if label := _take_all(row, line, values, numbers):
            code = _code_beside_label(row, values, label)
            texts = [one for one in texts if one is not code]
            continue
        texts.extend(one for one in line.words if one is not amount and one not in paired)
    texts = take_numbers(row, [one for one in texts if one.text != "|"], values)
    if texts:
        values["description"] = [row.page.found(texts)]
    elif paired:
        values.pop("description", None)
    beyond: list[Word] = []
    for line in row.beyond:
        if not names_place(line) and not _take_all(row, line, values, numbers):
            beyond += [one for one in line.words if one.text != "|"]
    if beyond and texts:
        values["description"] = [row.page.found(texts, " ".join(one.text for one in (*texts, *beyond)))]
    elif beyond:
        values["description"] = [row.beyond[0].page.found(beyond)]


def _without_signs(words: list[Word]) -> list[Word]:
    """The text without what belongs to the price beside it: "à", "@", "EUR", set apart at its end."""
    last = words[-1] if words else None
    if last is None or len(words) < 2 or key_of(last.text) not in _SIGNS | {"à", "a", "á", "@", "je", "per"}:
        return words
    return words[:-1] if last.x0 - words[-2].x1 > 0.6 * (last.y1 - last.y0) else words


def _take_all(row: Row, line: Line, values: dict[str, list[Found]], numbers: dict[str, _Number]) -> list[Word]:
    """Takes the labelled values of a line; returns the first label where all of the line was taken, else nothing."""
    hits = [hit for hit in labels_of(line.words) if hit.meaning in _LABELLED]
    if not hits or hits[0].start:
        return _take_strange(row, line, values)
    # "abzgl. 15 % Rabatt" says one thing in two words; numbers may follow one another in a line.
    several = hits[0].meaning in _SEVERAL
    hits = hits[:1] + [
        hit for hit in hits[1:] if several and hit.meaning in _SEVERAL and hit.meaning != hits[0].meaning
    ]
    whole = True
    for hit, stop in zip(hits, [*(one.start for one in hits[1:]), len(line.words)], strict=True):
        words = list(line.words[hit.start : stop])
        while len(words) > hit.end - hit.start and not any(char.isalnum() for char in words[-1].text):
            words.pop()
        part = Line(line.page, words)
        whole &= _take(row, part, hit._replace(start=0, end=hit.end - hit.start), values, numbers)
    return line.words[: hits[0].end] if whole else []


def _take_strange(row: Row, line: Line, values: dict[str, list[Found]]) -> list[Word]:
    """An article number of the buyer under a name of his own, where the titles say that the other is the supplier's."""
    found = strange_label(line.words)
    plain = found is not None and len(line.words) == 2 and key_of(line.words[0].text) in PLAIN_NUMBERS
    if found is not None and plain and "article" not in values and not row.pair:
        values["article"] = [row.page.found([found[0]], bare_value(found[0].text))]
        return line.words[:-1]
    if found is None or not found[1] or not row.theirs or not row.cells.get("article") or "buyer_article" in values:
        return []
    values["buyer_article"] = [row.page.found([found[0]], bare_value(found[0].text))]
    return line.words[:-1]


def _code_beside_label(row: Row, values: dict[str, list[Found]], label: Sequence[Word]) -> Word | None:
    """The number that opens a text titled so is the buyer's, where a label below names the supplier's."""
    text = row.cells.get("description", [])
    named = says_supplier(label)
    if not row.coded or not named or not text or "buyer_article" in values or not _CODE.fullmatch(text[0].text):
        return None
    values["buyer_article"] = [row.page.found(text[:1], text[0].text.strip(",;:"))]
    return text[0]


def _take(row: Row, line: Line, hit: Match, values: dict[str, list[Found]], numbers: dict[str, _Number]) -> bool:
    """One labelled line; False where the value is not what the label promises."""
    words = line.words[hit.end :]
    while words and not any(char.isalnum() for char in words[0].text):
        words = words[1:]
    if not words:
        return False
    words = one_code(words, lettered=True) if hit.meaning in {"article", "buyer_article"} else words
    text = bare_value(words[0].text)
    if hit.meaning == "delivery_date":
        found = find_date(" ".join(one.text for one in line.words[hit.start :])) or find_date(text)
        week = week_below(text, " ".join(one.text for one in line.words[: hit.end])) if len(words) == 1 else text
        if found is not None or week != text:
            values.setdefault("delivery_date", [row.page.found(words, found[1] if found is not None else week)])
        return found is not None or week != text
    if hit.meaning == "gtin":
        if is_gtin(text):
            values.setdefault("gtin", [row.page.found(words[:1], text)])
        return is_gtin(text)
    if hit.meaning == "quantity":
        return _take_quantity(row, words, values, numbers)
    if hit.meaning in {"discount", "price_unit"}:
        return _take_figure(line, hit.meaning, words, numbers)
    if len(without_revision(words)) > 2 or not any(char.isdigit() for char in text):
        return False
    own = not says_supplier(label := line.words[: hit.end])
    # "Art.-Nr." beside "Lief.-Art.-Nr."
    ours = own and row.ours and hit.meaning == "article" and owner_of(label) != Owner.MAKER
    free = not row.cells.get("article") and "buyer_article" not in values
    meaning = "buyer_article" if ours and free else hit.meaning
    return _take_number(row, meaning, list(words[:1]), values, own=own)


def _take_figure(line: Line, meaning: str, words: Sequence[Word], numbers: dict[str, _Number]) -> bool:
    """A discount or a price unit behind its label."""
    figure = next((one for one in words if looks_numeric(one.text)), None)
    if figure is None or (meaning == "discount" and "%" not in line.text):
        return False
    numbers.setdefault(meaning, _Number(bare(figure.text).removesuffix("%"), [figure]))
    return True


def _take_quantity(
    row: Row, words: Sequence[Word], values: dict[str, list[Found]], numbers: dict[str, _Number]
) -> bool:
    """The quantity and its unit behind a label below the row, where the row has none or says the same: "Menge: 50"."""
    if not looks_numeric(words[0].text) or len(words) > 2:
        return False
    if own := numbers.get("quantity"):
        same = len(words) == 1 or not values.get("unit") or key_of(values["unit"][0].raw) == key_of(words[1].text)
        return same and own.raw == bare(words[0].text)
    numbers["quantity"] = _Number(bare(words[0].text), [words[0]])
    if len(words) == 2 and "unit" not in values:
        values["unit"] = [row.page.found(words[1:], _text(list(words[1:]), "unit"))]
    return True


def _take_number(
    row: Row, meaning: str, words: list[Word], values: dict[str, list[Found]], *, own: bool = False
) -> bool:
    """An article number; False where another one has its place."""
    text = bare_value(words[0].text)
    if meaning == "article" and row.ours and row.cells.get("article") and "buyer_article" not in values:
        values["buyer_article"] = values.pop("article")
    if _is_other(values.get(meaning), text):
        # Under "Lieferanten-SKU" a bare "SKU" below the text is the buyer's.
        if meaning != "article" or not row.theirs or "buyer_article" in values or not own:
            return False
        meaning = "buyer_article"
    values.setdefault(meaning, []).append(row.page.found(words, text))
    return True


def _is_other(known: list[Found] | None, text: str) -> bool:
    """Whether the line has another value of this name already."""
    return known is not None and bool(known) and known[0].raw != text


def _close(
    row: Row, values: dict[str, list[Found]], numbers: dict[str, _Number], number_format: NumberFormat
) -> LineRead:
    """Chooses the readings that multiply and writes the numeric values."""
    for kind, number in numbers.items():
        values[kind] = [row.page.found(number.words, number.raw)]
    plain = {kind: read_number(number.raw, number_format) for kind, number in numbers.items()}
    quantity, price, amount = plain.get("quantity"), plain.get("price"), plain.get("amount")
    if not {"quantity", "price", "amount"} <= numbers.keys():
        return LineRead(values, row, quantity, price, amount, None, None)
    base, discount = plain.get("price_unit"), plain.get("discount")
    if base is None and (said := base_said(row.cells.get("price_unit", ()), quantity, price, amount, discount)):
        values["price_unit"], base = [row.page.found(row.cells["price_unit"], said)], Decimal(said)
    numbered = quantity is not None and price is not None and amount is not None
    if numbered and is_product(amount, quantity, price, base, discount):  # type: ignore[arg-type]  # none is None
        return LineRead(values, row, quantity, price, amount, True, None)  # noqa: FBT003 -- a field of the tuple
    closing = _closing(numbers, number_format, base, discount)
    if closing is None:
        wanted = product_of(quantity, price, base, discount) if quantity is not None and price is not None else None
        return LineRead(values, row, quantity, price, amount, False, wanted)  # noqa: FBT003 -- a field of the tuple
    for kind, value in zip(("quantity", "price", "amount"), closing, strict=True):
        if plain.get(kind) != value:
            number = numbers[kind]
            values[kind] = [row.page.found(number.words, printed(value, number_format))]
    return LineRead(values, row, *closing, True, None)  # noqa: FBT003 -- a field of the tuple


def _closing(
    numbers: dict[str, _Number], number_format: NumberFormat, base: Decimal | None, discount: Decimal | None
) -> tuple[Decimal, Decimal, Decimal] | None:
    """The one combination of readings that multiplies; None when there is none or more than one."""
    choices = [
        readings(numbers[kind].raw, number_format, money=kind != "quantity") for kind in ("quantity", "price", "amount")
    ]
    closing = {
        (quantity, price, amount)
        for quantity, price, amount in product(*choices)
        if quantity and amount and product_of(quantity, price, base, discount) == amount
    }
    return closing.pop() if len(closing) == 1 else None
