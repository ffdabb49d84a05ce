"""How the drawn orders write numbers, dates, and what each kind of column shows of a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from orderhub.bench.layouts import Item, Layout

_MONTHS_DE: Final = ("Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                     "November", "Dezember")  # fmt: skip
_MONTHS_EN: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number_text(value: Decimal, numbers: str, places: int = 2) -> str:
    """A number as the layout prints it."""
    text = f"{value:,.{places}f}"
    if numbers == "de":
        return text.translate(str.maketrans(",.", ".,"))
    if numbers == "at":
        return text.translate(str.maketrans(",.", "\u00a0,"))
    return text.replace(",", "'") if numbers == "ch" else text


def date_text(value: date, pattern: str) -> str:
    """A date as the layout prints it."""
    if pattern == "WEEK":
        year, week, _ = value.isocalendar()
        return f"KW {week:02d}/{year}"
    if pattern == "LONG":
        return f"{value.day}. {_MONTHS_DE[value.month - 1]} {value.year}"
    if pattern == "NAMED":
        return f"{_MONTHS_EN[value.month - 1]} {value.day}, {value.year}"
    if pattern == "DASHED":
        return f"{value.day:02d}-{_MONTHS_EN[value.month - 1]}-{value.year}"
    return value.strftime(pattern)


def texts_of(layout: Layout, item: Item) -> dict[str, str]:
    """What each kind of column shows of a line."""
    numbers = layout.numbers
    quantity = number_text(item.quantity, numbers, layout.places)
    price = number_text(item.price, numbers) if item.price is not None else ""
    pattern = "%d.%m.%Y" if layout.dates == "LONG" else layout.dates
    return {
        "position": item.position.zfill(layout.position_digits),
        "article": item.article, "buyer_article": item.buyer_article, "gtin": item.gtin,
        "text": item.text, "quantity": quantity, "unit": item.unit, "quantity_unit": f"{quantity} {item.unit}",
        "quantity_glued": f"{quantity}{item.unit}", "price": price, "price_currency": f"{price} {layout.currency}",
        "currency_price": f"{layout.currency} {price}", "price_per": f"{price} / {item.base}", "base": str(item.base),
        "price_je": f"{price} je {item.base}", "at_price": f"à {price}",
        "discount": f"{number_text(item.discount, numbers, 1)} %" if item.discount else "",
        "discount_bare": number_text(item.discount, numbers), "more": item.more,
        "amount": number_text(item.amount, numbers) if item.amount is not None else "",
        "amount_euro": f"{number_text(item.amount, numbers)} €" if item.amount is not None else "",
        "delivery": date_text(item.delivery, pattern), "tax": f"{layout.tax}",
        "text_article": f"{item.article} {item.text}", "quantity_dot": f"{quantity} {item.unit}.",
        "price_per_unit": f"{price} / {item.base} {item.unit}", "sign_price": f"€ {price}", "pound_price": f"£{price}",
        "sign_amount": f"€ {number_text(item.amount, numbers)}" if item.amount is not None else "",
        "pound_amount": f"£{number_text(item.amount, numbers)}" if item.amount is not None else "",
        "amount_star": f"{number_text(item.amount, numbers)} *" if item.amount is not None else "",
        "discount_glued": f"{item.discount:f}%" if item.discount else "", "tax_code": "V1", "store": "L-07",
        "discount_minus": f"-{number_text(item.discount, numbers)}%" if item.discount else "",
        "price4": number_text(item.price, numbers, 4) if item.price is not None else "",
        "tax_amount": number_text((item.amount or Decimal(0)) * layout.tax / 100, numbers), "rev": "A",
        "day": date_text(item.delivery, "%d.%m."), "per_base": f"per {item.base}", "base_text": f"/{item.base}",
        "bar": "|", "": "",
    }  # fmt: skip
