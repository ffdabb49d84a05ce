"""What a price is for, said by a letter as American senders do: E each, C per hundred, M per thousand.

In: the words under the title of price units and the numbers beside them. Out: the base that the letter says, where the
amount proves it: an M may be a metre.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from parsers.line_product import product_of
from parsers.page_words import Word, key_of

_BASES: Final = {
    "c": "100", "h": "100", "hd": "100", "cpc": "100", "hundred": "100",
    "m": "1000", "k": "1000", "th": "1000", "mpc": "1000", "thousand": "1000",
}  # fmt: skip
PRICE_LETTERS: Final = frozenset(("e", "ea", "each", *_BASES))


def base_said(words: Sequence[Word], quantity: Decimal | None, price: Decimal | None, amount: Decimal | None,
              discount: Decimal | None) -> str | None:  # fmt: skip
    """The base that a letter says and the amount proves; else None."""
    keys = [key for one in words if (key := key_of(one.text).strip("/")) not in {"", "per"}]
    base = _BASES.get(keys[0]) if len(keys) == 1 else None
    if base is None or not quantity or price is None or amount is None:
        return None
    plain = product_of(quantity, price, None, discount)
    return base if product_of(quantity, price, Decimal(base), discount) == amount != plain else None
