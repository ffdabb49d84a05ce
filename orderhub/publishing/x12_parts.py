"""Parties, article numbers and units as X12 elements, the same in 855 and 856."""

from __future__ import annotations

from collections.abc import Iterator

from orderhub.order.model import Item, Line, Party
from orderhub.publishing.written_text import free, free_parts, identifier
from orderhub.publishing.x12_writer import Segment

_UNITS = {
    "C62": "EA", "H87": "EA", "NAR": "EA", "NMB": "EA", "XEA": "EA", "KGM": "KG", "GRM": "GR", "TNE": "MP",
    "LBR": "LB", "ONZ": "OZ", "MTR": "MR", "CMT": "CM", "MMT": "MM", "INH": "IN", "FOT": "FT", "YRD": "YD",
    "MTK": "SM", "FTK": "SF", "MTQ": "CR", "LTR": "LT", "MLT": "ML", "GLL": "GA", "XCT": "CT", "CT": "CT",
    "XCS": "CA", "CS": "CA", "XBX": "BX", "BX": "BX", "XPK": "PK", "PK": "PK", "XRO": "RL", "RO": "RL", "XBG": "BG",
    "BG": "BG", "XPX": "PL", "PF": "PL", "DZN": "DZ", "GRO": "GS", "PR": "PR", "NPR": "PR", "SET": "ST", "HUR": "HR",
    "XBO": "BO", "BO": "BO", "EA": "EA",
}  # fmt: skip
"""Rec 20 to X12 data element 355."""


def unit(line: Line) -> str:
    """The unit as the buyer wrote it where that is X12's form, else translated from Rec 20; EA for none."""
    quantity = line.quantity
    if quantity is None:
        return "EA"
    written = quantity.original_unit or ""
    if len(written) == 2 and written.isalnum() and written.isupper():
        return written
    code = quantity.unit or ""
    return _UNITS.get(code, code[:2] or "EA")


def item_pairs(item: Item, at: str, reply: str) -> tuple[str, ...]:
    """Qualifier and number of each article number, ready to follow PO105 or LIN01; `at` names the first place."""
    found: list[str] = []
    if item.seller_id:
        found += ["VP", identifier(item.seller_id, at, "seller_id", reply)]
    if item.buyer_id:
        found += ["BP", identifier(item.buyer_id, at, "buyer_id", reply)]
    if item.gtin:
        qualifier = {12: "UP", 13: "EN", 14: "UK"}.get(len(item.gtin), "EN")
        found += [qualifier, identifier(item.gtin, at, "gtin", reply)]
    return tuple(found)


def party(code: str, who: Party | None, reply: str) -> Iterator[Segment]:
    """N1, N3 and N4 of one party; nothing for a party that is not there. `code` is data element 98."""
    if who is None:
        return
    known: tuple[str, ...] = ()
    if who.gln:
        known = ("UL", identifier(who.gln, "N1.04", "gln", reply))
    elif who.identifiers:
        known = ("92", identifier(who.identifiers[0].value, "N1.04", "identifier", reply))
    elif who.customer_number:
        known = ("91", identifier(who.customer_number, "N1.04", "customer_number", reply))
    if not (who.name or known):
        return
    yield ("N1", code, free(who.name, "N1.02"), *known)
    address = who.address
    if address is None:
        return
    streets = free_parts(address.street, "N3.01") + free_parts(address.additional, "N3.02")
    if streets:
        yield ("N3", *streets)
    if address.city or address.postal_code:
        # N402 is a two-letter state; other regions would be refused.
        region = address.region if address.region and len(address.region) == 2 else ""
        yield (
            "N4",
            free(address.city, "N4.01"),
            free(region, "N4.02"),
            free(address.postal_code, "N4.03"),
            free(address.country, "N4.04"),
        )
