"""The cells of an order line that no title names: three numbers that multiply, a code and text before them.

In: a line of words. Out: words by the kind of their column, None where nothing multiplies.
"""

from __future__ import annotations

import re
from decimal import Decimal

from parsers.page_units import UNIT_WORDS
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import NumberFormat, read_number
from parsers.table_lines import is_code


def closing_cells(line: Line, number_format: NumberFormat) -> dict[str, list[Word]] | None:
    """The cells of a row without titles by its last three numbers that multiply; None where none do."""
    numbers = [
        (at, value) for at, one in enumerate(line.words) if (value := read_number(one.text, number_format)) is not None
    ]
    if len(numbers) < 3 or len(line.words) > 40:
        return None
    at_amount, amount = numbers[-1]
    cent = Decimal("0.01")
    for at_price, price in reversed(numbers[:-1]):
        for at_quantity, quantity in numbers:
            if at_quantity >= at_price or not quantity or abs(quantity * price - amount) > cent or amount == 0:
                continue
            return _split_cells(line, at_quantity, at_price, at_amount)
    return None


def _split_cells(line: Line, at_quantity: int, at_price: int, at_amount: int) -> dict[str, list[Word]]:
    words = line.words
    cells = {"quantity": [words[at_quantity]], "price": [words[at_price]], "amount": [words[at_amount]]}
    rest = [at for at in range(len(words)) if at not in (at_quantity, at_price, at_amount)]
    units = [at for at in rest if at == at_quantity + 1 and key_of(words[at].text) in UNIT_WORDS]
    if units:
        cells["unit"] = [words[units[0]]]
    texts = [at for at in rest if at not in units and at < at_price]
    if texts and re.fullmatch(r"\d{1,4}\.?", words[texts[0]].text) and texts[0] == 0 and len(texts) > 1:
        cells["position"] = [words[texts.pop(0)]]
    code = next((at for at in texts if is_code(words[at].text)), None)
    if code is not None:
        cells["article"] = [words[code]]
        texts.remove(code)
    if texts:
        cells["description"] = [words[at] for at in texts]
    return cells
