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
    "c": "100", "h": "100", "hd": "100", "cpc": "100", "hundred": "100", "hun": "100", "hund": "100", "cc": "100",
    "hundert": "100", "%": "100", "vh": "100", "100er": "100", "perc": "100",
    "m": "1000", "k": "1000", "th": "1000", "mpc": "1000", "thousand": "1000", "thou": "1000", "thd": "1000",
    "mil": "1000", "mille": "1000", "t": "1000", "tsd": "1000", "tausend": "1000", "td": "1000", "tst": "1000",
    "%o": "1000", "o/oo": "1000", "0/00": "1000", "‰": "1000", "1000er": "1000", "perm": "1000",
}  # fmt: skip
PRICE_LETTERS: Final = frozenset(("e", "ea", "each", *_BASES))


def base_said(words: Sequence[Word], quantity: Decimal | None, price: Decimal | None, amount: Decimal | None,
              discount: Decimal | None) -> str | None:  # fmt: skip
    """The base that a letter says and the amount proves; else None."""
    said = base_of(words)
    base = None if said is None else str(said)
    if base is None or not quantity or price is None or amount is None:
        return None
    plain = product_of(quantity, price, None, discount)
    return base if product_of(quantity, price, Decimal(base), discount) == amount != plain else None


def base_of(words: Sequence[Word]) -> Decimal | None:
    """What a letter or a word says that a price is for, whether or not the amount proves it."""
    keys = [key for one in words if (key := key_of(one.text).strip("/") or one.text) not in {"/", "per", "je", "pro"}]
    base = _BASES.get(keys[0]) if len(keys) == 1 else None
    return None if base is None else Decimal(base)
