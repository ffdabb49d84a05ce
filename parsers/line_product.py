"""What a line comes to."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

CENT: Final = Decimal("0.01")


def product_of(quantity: Decimal, price: Decimal, base: Decimal | None, discount: Decimal | None) -> Decimal:
    """Quantity times price per `base` less `discount` percent, rounded half up to cents."""
    value = quantity * price / (base or Decimal(1))
    if discount:
        value = value * (100 - abs(discount)) / 100
    return value.quantize(CENT, ROUND_HALF_UP)


def is_product(
    amount: Decimal, quantity: Decimal, price: Decimal, base: Decimal | None, discount: Decimal | None
) -> bool:
    """Whether an amount is the product, its discount rounded with it or by itself: 157.70 less 7.89 is 149.81."""
    if amount == product_of(quantity, price, base, discount):
        return True
    whole = product_of(quantity, price, base, None)
    off = whole * abs(discount or Decimal(0)) / 100
    return off > 0 and amount == whole - off.quantize(CENT, ROUND_HALF_UP)
