"""Who and what an order names, looked up in Tryton: customer, addresses, articles, units, currency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from connectors.tryton_erp.rest import Record, Rest, decimal_of
from orderhub.errors import RemoteRefused
from orderhub.order.model import Address, Line, Order, Party
from orderhub.order.places import in_words, place, places

# UN/ECE Rec 20 -> symbol of a unit that Tryton ships with. Any other code is looked for as a symbol of its own.
UNITS = {
    "C62": "u", "H87": "u", "EA": "u", "PCE": "u", "PC": "u", "KGM": "kg", "GRM": "g", "MTR": "m", "CMT": "cm",
    "MMT": "mm", "KMT": "km", "LTR": "l", "MTK": "m²", "MTQ": "m³", "HUR": "h", "DAY": "d", "LBR": "lb", "ONZ": "oz",
    "FOT": "ft", "INH": "in",
}  # fmt: skip
CODES = {symbol: code for code, symbol in reversed(UNITS.items())}


class Product(msgspec.Struct, frozen=True):
    """An article as the sale needs it; `price` net per `unit`."""

    id: int
    unit: int
    category: int
    factor: Decimal
    """Of `unit`, in base units of its category."""
    price: Decimal
    taxes: tuple[int, ...] = ()


class Unit(msgspec.Struct, frozen=True):
    """A unit of measure; `factor` of the category's base unit."""

    id: int
    category: int
    factor: Decimal


class Buyer(msgspec.Struct, frozen=True):
    """The customer as the sale needs it."""

    id: int
    payment_term: int | None
    addresses: tuple[Record, ...]


_PARTY = (
    "code", "customer_payment_term", "addresses.street", "addresses.postal_code", "addresses.city",
    "addresses.party_name", "addresses.country.code", "addresses.invoice", "addresses.delivery",
)  # fmt: skip
_PRODUCT = (
    "code", "list_price_used", "default_uom.category", "default_uom.factor", "account_category.customer_taxes",
    "identifiers.code",
)  # fmt: skip


class Master:
    """Look-ups in the ERP's master data; units and currencies are remembered."""

    def __init__(self, rest: Rest) -> None:
        self._rest = rest
        self._units: dict[str, Unit] = {}
        self._currencies: dict[str, int] = {}

    def buyer(self, order: Order) -> Buyer:
        """The customer, by customer number, else GLN, VAT id, mail address. Raises: erp.party-unknown, -ambiguous."""
        party = order.buyer or Party()
        for field, value, domain in _party_domains(party):
            found = self._rest.search("party.party", domain, _PARTY, 2)
            if len(found) > 1:
                raise RemoteRefused("erp.party-ambiguous", field=field, value=value)
            if found:
                one = found[0]
                return Buyer(one["id"], one.get("customer_payment_term"), tuple(one["addresses"]))
        field, value, _ = next(_party_domains(party), ("buyer.name", party.name or "", []))
        raise RemoteRefused("erp.party-unknown", field=field, value=value)

    def invoice_address(self, buyer: Buyer) -> int | None:
        """The customer's invoice address, else the first one."""
        marked = [one for one in buyer.addresses if one.get("invoice")] or list(buyer.addresses)
        return marked[0]["id"] if marked else None

    def delivery_address(self, buyer: Buyer, order: Order) -> int | None:
        """The address to deliver to: the ordered one (made on the customer when it is new), else the customer's own.

        Raises: erp.several-places where the lines go to several: a sale has one shipment address.
        """
        named = places(order)
        if len(named) > 1:
            value = "; ".join(f"{in_words(one)} ({', '.join(numbers)})" for one, numbers in named.items())
            raise RemoteRefused("erp.several-places", field="delivery_party", value=value)
        party = place(order)
        wanted = party.address if party else None
        if party is None or wanted is None or not (wanted.street or wanted.postal_code or wanted.city):
            return self._coded_address(buyer, party or Party(), order.buyer or Party())
        for one in buyer.addresses:
            if _same_address(one, wanted):
                return int(one["id"])
        return self._rest.create("party.address", {"party": buyer.id, **self._address_values(party.name, wanted)})

    def _coded_address(self, buyer: Buyer, party: Party, own: Party) -> int | None:
        """The customer's address of that code, else the one he is delivered to. Raises: erp.delivery-unknown."""
        codes = [] if party.gln and party.gln == own.gln else _codes(party)
        for code in codes:
            domain = [["party", "=", buyer.id], ["code", "=", code]]
            for one in self._rest.search("party.identifier", domain, ["address"], 1):
                if one["address"]:
                    return int(one["address"])
                codes = []  # the customer himself
        if codes:
            # Goods must not go to the head office because a branch is not known.
            raise RemoteRefused("erp.delivery-unknown", field="delivery_party", value=codes[0])
        marked = [one for one in buyer.addresses if one.get("delivery")] or list(buyer.addresses)
        return marked[0]["id"] if marked else None

    def products(self, lines: Sequence[Line]) -> list[Product]:
        """The article of each line, by our number, else GTIN. Raises: erp.article-unknown, erp.article-ambiguous."""
        codes = sorted({line.item.seller_id for line in lines if line.item.seller_id})
        gtins = sorted({line.item.gtin for line in lines if line.item.gtin})
        domain = [["salable", "=", True], ["OR", ["code", "in", codes], ["identifiers.code", "in", gtins]]]
        by_value: dict[tuple[str, str], set[Product]] = {}
        for one in self._rest.every("product.product", domain, _PRODUCT):
            product = _product(one)
            by_value.setdefault(("seller_id", one["code"]), set()).add(product)
            for identifier in one["identifiers"]:
                by_value.setdefault(("gtin", identifier["code"]), set()).add(product)
        return [_choose(line, place, by_value) for place, line in enumerate(lines, 1)]

    def unit(self, code: str, place: int) -> Unit:
        """The unit of a Rec 20 code. Raises: erp.unit-unknown."""
        if not self._units:
            for one in self._rest.every("product.uom", [], ["symbol", "category", "factor"]):
                self._units[one["symbol"]] = Unit(one["id"], one["category"], Decimal(one["factor"]))
        unit = self._units.get(UNITS.get(code, code))
        if unit is None:
            raise RemoteRefused("erp.unit-unknown", field=f"lines[{place}].quantity.unit", value=code)
        return unit

    def currency(self, code: str) -> int:
        """The currency. Raises: erp.currency-unknown."""
        if code not in self._currencies:
            found = self._rest.search("currency.currency", [["code", "=", code]], ["code"], 1)
            if not found:
                raise RemoteRefused("erp.currency-unknown", field="currency", value=code)
            self._currencies[code] = found[0]["id"]
        return self._currencies[code]

    def _address_values(self, name: str | None, address: Address) -> Record:
        street = "\n".join(part for part in (address.street, address.additional) if part)
        values: Record = {
            "party_name": name, "street": street, "postal_code": address.postal_code, "city": address.city,
            "delivery": True,
        }  # fmt: skip
        if address.country:
            found = self._rest.search("country.country", [["code", "=", address.country]], ["code"], 1)
            values["country"] = found[0]["id"] if found else None
        return values


def _codes(party: Party) -> list[str]:
    return [code for code in (party.gln, *(one.value for one in party.identifiers)) if code]


def _party_domains(party: Party) -> Iterator[tuple[str, str, list[Any]]]:
    number = party.customer_number
    if number:
        yield "buyer.customer_number", number, [["code", "=", number]]
        return
    if party.gln:
        yield "buyer.gln", party.gln, [["identifiers.code", "=", party.gln]]
    if party.vat_id:
        yield "buyer.vat_id", party.vat_id, [["identifiers.code", "=", party.vat_id]]
    mail = party.contact.email if party.contact else None
    if mail:
        yield "buyer.contact.email", mail, [["contact_mechanisms.value", "=", mail]]


def _choose(line: Line, place: int, by_value: dict[tuple[str, str], set[Product]]) -> Product:
    named = [(field, value) for field in ("seller_id", "gtin") if (value := getattr(line.item, field))]
    for field, value in named:
        found = by_value.get((field, value), set())
        if len(found) > 1:
            raise RemoteRefused("erp.article-ambiguous", field=f"lines[{place}].item.{field}", value=value)
        for product in found:
            return product
    field, value = named[0] if named else ("name", line.item.name or "")
    raise RemoteRefused("erp.article-unknown", field=f"lines[{place}].item.{field}", value=value)


def _product(found: Record) -> Product:
    unit = found["default_uom"]
    category = found.get("account_category") or {}
    return Product(
        id=found["id"],
        unit=unit["id"],
        category=unit["category"],
        factor=Decimal(unit["factor"]),
        price=decimal_of(found.get("list_price_used")) or Decimal(0),
        taxes=tuple(category.get("customer_taxes") or ()),
    )


def _same_address(known: Record, wanted: Address) -> bool:
    street = "\n".join(part for part in (wanted.street, wanted.additional) if part)
    pairs = (
        (known.get("street"), street),
        (known.get("postal_code"), wanted.postal_code),
        (known.get("city"), wanted.city),
    )
    return all(_folded(ours) == _folded(theirs) for ours, theirs in pairs)


def _folded(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
