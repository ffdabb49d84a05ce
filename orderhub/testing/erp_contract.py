"""What holds for every ERP connector, as a pytest class to inherit. Give the fixtures and say what happens inside:

    class TestHttpErp(ErpContract):
        @pytest.fixture
        def erp(self, double): return HttpErp("double", double.url)
        @pytest.fixture
        def count(self, double): return double.count      # how many orders the ERP itself has under a key
        @pytest.fixture
        def order(self): return an order the ERP can book
        @pytest.fixture
        def unreachable(self): return HttpErp("gone", "http://127.0.0.1:1")
        @pytest.fixture
        def finish(self, double): return double.finish    # let the warehouse ship and invoice all

A fixture that calls `pytest.skip(reason)` leaves its tests out, with the reason printed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

import msgspec
import pytest

from orderhub.errors import RemoteBusy
from orderhub.order.model import Order
from orderhub.order.states import Event, State, fold
from orderhub.ports import Delivery, Erp, ErpReceipt, Refused, StatusEvent

Count = Callable[[str], int]


class ErpContract:
    """Inherit and give the fixtures `erp`, `count`, `order`, `unreachable`, `finish`."""

    secrets: ClassVar[tuple[str, ...]] = ()
    """Keys in use; none of them may show."""

    @pytest.fixture
    def erp(self) -> Erp:
        """The connector under test."""
        raise NotImplementedError

    @pytest.fixture
    def count(self) -> Count:
        """How many orders the ERP itself holds under a key."""
        raise NotImplementedError

    @pytest.fixture
    def order(self) -> Order:
        """An order with two lines that the ERP can book, ship and invoice."""
        raise NotImplementedError

    @pytest.fixture
    def unreachable(self) -> Erp:
        """The same connector, pointed at a port where nobody listens."""
        raise NotImplementedError

    @pytest.fixture
    def finish(self) -> Callable[[], object]:
        """Lets the ERP ship and invoice every order that was released."""
        raise NotImplementedError

    def test_finds_nothing_under_a_key_it_never_saw(self, erp: Erp) -> None:
        assert erp.find([_key()]) == {}
        assert erp.find([]) == {}

    def test_answers_each_delivery_once_and_finds_it_again(self, erp: Erp, order: Order, count: Count) -> None:
        deliveries = [Delivery(_key(), order), Delivery(_key(), order)]
        answers = list(erp.put(deliveries, {}))
        keys = [one.key for one in deliveries]
        assert sorted(one.key for one in answers) == sorted(keys)
        assert all(isinstance(one, ErpReceipt) and one.complete and one.number for one in answers)
        found = erp.find([*keys, _key()])
        assert {key: one.number for key, one in found.items()} == {one.key: _number(one) for one in answers}
        assert all(one.complete for one in found.values())
        assert [count(key) for key in keys] == [1, 1]

    def test_what_was_found_is_not_booked_again(self, erp: Erp, order: Order, count: Count) -> None:
        delivery = Delivery(_key(), order)
        (first,) = erp.put([delivery], {})
        (second,) = erp.put([delivery], erp.find([delivery.key]))
        assert _number(second) == _number(first)
        assert count(delivery.key) == 1

    def test_busy_when_nobody_listens(self, unreachable: Erp, order: Order) -> None:
        with pytest.raises(RemoteBusy):
            unreachable.find([_key()])
        (answer,) = unreachable.put([Delivery(_key(), order)], {})
        assert isinstance(answer, Refused)
        assert answer.outcome == "busy"

    def test_a_released_order_is_confirmed_shipped_and_invoiced(
        self, erp: Erp, order: Order, finish: Callable[[], object]
    ) -> None:
        delivery = Delivery(_key(), order, hold=False)
        (receipt,) = erp.put([delivery], {})
        assert isinstance(receipt, ErpReceipt), receipt
        early, cursor = erp.watch({})
        finish()
        late, after = erp.watch(cursor)
        events = [one for one in (*early, *late) if one.order_key == delivery.key]
        assert {one.kind for one in events} >= {"confirmed", "shipped", "invoiced"}
        (shipped,) = {one.key: one for one in events if one.kind == "shipped"}.values()
        assert shipped.tracking
        assert shipped.lines == {line.number: line.quantity.value for line in order.lines if line.quantity}
        for one in events:
            if one.invoice is not None:
                assert one.invoice.gross == one.invoice.net + one.invoice.tax
        assert msgspec.json.decode(msgspec.json.encode(after)) == after
        assert all(one.at.utcoffset() == timedelta(0) for one in events)

    def test_status_events_repeat_under_the_same_keys_and_fold_in_any_order(
        self, erp: Erp, order: Order, finish: Callable[[], object]
    ) -> None:
        delivery = Delivery(_key(), order, hold=False)
        list(erp.put([delivery], {}))
        first = _of(erp, delivery.key)
        finish()
        second = _of(erp, delivery.key)
        third = _of(erp, delivery.key)
        assert {one.key for one in first} <= {one.key for one in second}
        assert second == third
        kinds = [Event(one.kind) for one in (*first, *second, *third)]
        for seed in range(5):
            random.Random(seed).shuffle(kinds)
            assert fold(State.SYNCED, kinds) is State.INVOICED

    def test_a_held_order_moves_nothing(self, erp: Erp, order: Order, finish: Callable[[], object]) -> None:
        delivery = Delivery(_key(), order, hold=True)
        list(erp.put([delivery], {}))
        finish()
        assert "shipped" not in {one.kind for one in _of(erp, delivery.key)}
        assert erp.find([delivery.key])[delivery.key].complete

    def test_master_data_can_be_read(self, erp: Erp) -> None:
        articles, customers = list(erp.articles()), list(erp.customers())
        assert all(one.number and one.name and one.unit for one in articles)
        assert all(one.number and one.name for one in customers)
        assert len({one.number for one in articles}) == len(articles)

    def test_no_secret_shows(self, erp: Erp) -> None:
        shown = f"{erp!r} {erp}"
        assert not [secret for secret in self.secrets if secret in shown]

    def test_closing_twice_is_quiet(self, erp: Erp) -> None:
        erp.close()
        erp.close()


def _key() -> str:
    return f"order-{uuid4()}"


def _number(answer: ErpReceipt | Refused) -> str:
    assert isinstance(answer, ErpReceipt), answer
    return answer.number


def _of(erp: Erp, key: str) -> list[StatusEvent]:
    return sorted((one for one in erp.watch({})[0] if one.order_key == key), key=lambda one: one.key)
