"""A sale of Tryton has one shipment address: an order to several places is refused with all of them named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

import pytest

from connectors.tryton_erp.master import Buyer, Master
from orderhub.errors import RemoteRefused
from orderhub.order.model import Address, Line, Order, Party, Quantity


class Created:
    """Stands for Tryton: knows no address and notes what it is asked to make."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []

    def create(self, _model: str, values: dict[str, Any]) -> int:
        self.made.append(values)
        return 7

    def search(self, *_: object) -> list[dict[str, Any]]:
        return [{"id": 1}]


NORTH = Party(name="Nord", address=Address(street="Kai 1", postal_code="20457", city="Hamburg", country="DE"))
SOUTH = Party(name="Süd", address=Address(street="Ring 9", postal_code="80331", city="München", country="DE"))


def order(*parties: Party | None) -> Order:
    lines = tuple(
        Line(number=str(at), quantity=Quantity(value=Decimal(1)), delivery_party=party)
        for at, party in enumerate(parties, start=1)
    )
    return Order(number="1", delivery_party=NORTH, lines=lines)


def test_several_places_are_refused_with_both_named() -> None:
    with pytest.raises(RemoteRefused) as caught:
        Master(cast("Any", Created())).delivery_address(Buyer(1, None, ()), order(None, SOUTH))
    assert caught.value.code == "erp.several-places"
    assert caught.value.params["value"] == "Nord, Kai 1, 20457 Hamburg (1); Süd, Ring 9, 80331 München (2)"


def test_lines_that_agree_decide_where_the_sale_goes() -> None:
    rest = Created()
    assert Master(cast("Any", rest)).delivery_address(Buyer(1, None, ()), order(SOUTH, SOUTH)) == 7
    assert rest.made[0]["street"] == "Ring 9"
