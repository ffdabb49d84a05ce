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
