"""Arithmetic of an order: what a line costs and what the totals come to. Amounts in the order's currency.

A stated price may already hold the discounts of its line (EDIFACT PRI+AAA does) or not (a "Rabatt %" column does), so
a line has up to two right amounts; the stated amount decides which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from orderhub.order.codes import minor_digits
from orderhub.order.model import AllowanceCharge, Amounts, Line, Order, Tax

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_CENT = {0: Decimal(1), 2: Decimal("0.01"), 3: Decimal("0.001")}


def smallest(currency: str | None) -> Decimal:
    """The smallest unit amounts are rounded to."""
    return _CENT[minor_digits(currency)]


def rounded(amount: Decimal, step: Decimal) -> Decimal:
    """`amount` to whole steps, half up as merchants round."""
    return amount.quantize(step, ROUND_HALF_UP)


def adjustment(entries: Iterable[AllowanceCharge], basis: Decimal) -> Decimal:
    """What discounts and charges add to `basis` (negative: they deduct)."""
    total = _ZERO
    for entry in entries:
        amount = entry.amount
        if amount is None:
            amount = basis * entry.percent / _HUNDRED if entry.percent is not None else _ZERO
        total += amount if entry.charge else -amount
    return total


def line_candidates(line: Line, step: Decimal) -> tuple[Decimal, ...]:
    """The amounts a line may rightly state: price times quantity after its discounts, then before. Empty: unpriced."""
    price = line.price
    if line.quantity is None or price is None:
        return ()
    unit_price = price.net if price.net is not None else price.gross
    if unit_price is None:
        return ()
    plain = line.quantity.value * unit_price
    if price.base_quantity:
        plain /= price.base_quantity
    if not line.allowances_charges:
        return (rounded(plain, step),)
    after = rounded(plain + adjustment(line.allowances_charges, plain), step)
    return after, rounded(plain, step)


def line_amount(line: Line, step: Decimal) -> Decimal | None:
    """The amount that counts: as stated, else computed; None for a line without a price."""
    if line.amount is not None:
        return line.amount
    candidates = line_candidates(line, step)
    return candidates[0] if candidates else None


def computed(order: Order) -> Amounts | None:
    """The totals that follow from the lines; None when a line has no price or there is no line."""
    step = smallest(order.currency)
    total = _ZERO
    for line in order.lines:
        amount = line_amount(line, step)
        if amount is None:
            return None
        total += amount
    if not order.lines:
        return None
    net = rounded(total + adjustment(order.allowances_charges, total), step)
    tax = _tax(order, net, step)
    gross = None if tax is None else net + tax
    return Amounts(lines=rounded(total, step), net=net, tax=tax, gross=gross)


def _tax(order: Order, net: Decimal, step: Decimal) -> Decimal | None:
    if order.taxes:
        return _header_tax(order.taxes, net, step)
    by_rate: dict[Decimal, Decimal] = {}
    for line in order.lines:
        rate = line.taxes[0].rate if line.taxes else None
        amount = line_amount(line, step)
        if rate is None or amount is None:
            return None
        by_rate[rate] = by_rate.get(rate, _ZERO) + amount
    if len(by_rate) == 1:
        return rounded(net * next(iter(by_rate)) / _HUNDRED, step)
    if order.allowances_charges:
        return None  # which rate the charge falls under is not said
    return sum((rounded(basis * rate / _HUNDRED, step) for rate, basis in by_rate.items()), _ZERO)


def _header_tax(taxes: tuple[Tax, ...], net: Decimal, step: Decimal) -> Decimal | None:
    total = _ZERO
    for tax in taxes:
        if tax.amount is not None:
            total += tax.amount
        elif tax.rate is not None and (tax.basis is not None or len(taxes) == 1):
            total += rounded((net if tax.basis is None else tax.basis) * tax.rate / _HUNDRED, step)
        else:
            return None
    return total
