"""The JSON connector against the ERP double, whose ledger judges what was booked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from decimal import Decimal

import pytest

from connectors.http_erp import HttpErp
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.order.changes import get
from orderhub.order.model import Item, Line, Order, Party, Price, Quantity
from orderhub.ports import Delivery, ErpReceipt, Refused
from orderhub.testing.erp_contract import ErpContract
from orderhub.testing.erp_double import doubles
from tests.live.erp_double import KEY, Double, erp_double


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Double]:
    with erp_double(tmp_path_factory.mktemp("double")) as running:
        yield running


@pytest.fixture
def double(tmp_path) -> Iterator[Double]:
    with erp_double(tmp_path) as running:
        yield running


@pytest.fixture
def erp(double: Double) -> Iterator[HttpErp]:
    found = double.erp(timeout_s=5)
    yield found
    found.close()


def an_order(number: str = "PO-1", lines: int = 2) -> Order:
    return Order(
        number=number,
        buyer=Party(name="Nordwind", customer_number="KD-1001"),
        currency="EUR",
        lines=tuple(
            Line(number=str(10 * place), item=Item(seller_id=f"A-{place}", gtin="4012345100105", name="Mineralwasser"),
                 quantity=Quantity(value=Decimal(f"{place}.5"), unit="C62"), price=Price(net=Decimal("5.49")))
            for place in range(1, lines + 1)
        ),
    )  # fmt: skip


def deliveries(count: int, lines: int = 2) -> list[Delivery]:
    return [Delivery(f"key-{place}", an_order(f"PO-{place}", lines)) for place in range(count)]


def outcomes(answers) -> dict[str, str]:
    return {one.key: one.outcome if isinstance(one, Refused) else "booked" for one in answers}


class TestHttpErp(ErpContract):
    secrets = (KEY,)

    @pytest.fixture
    def erp(self, shared: Double) -> Iterator[HttpErp]:
        found = shared.erp()
        yield found
        found.close()

    @pytest.fixture
    def count(self, shared: Double):
        return lambda key: shared.created()[key]

    @pytest.fixture
    def order(self) -> Order:
        return an_order()

    @pytest.fixture
    def unreachable(self) -> HttpErp:
        return HttpErp("gone", "http://127.0.0.1:1")

    @pytest.fixture
    def finish(self, shared: Double):
        return shared.finish


@pytest.mark.parametrize(
    ("fault", "outcome", "booked"),
    [
        ("refuse_429", "busy", 0),
        ("lost_500", "unknown", 0),
        ("error_500", "unknown", 4),
        ("partial", "unknown", 2),
        ("cut", "unknown", 4),
        ("hang", "unknown", 4),
        ("garbage", "unknown", 4),
        ("foreign", "unknown", 4),
        ("repeat", "booked", 4),
        ("slow", "booked", 4),
    ],
)
def test_each_fault_has_the_outcome_that_keeps_orders_single(
    double: Double, fault: str, outcome: str, booked: int
) -> None:
    erp = double.erp(timeout_s=0.5)
    double.faults(**{fault: 1.0})
    answers = list(erp.put(deliveries(4), {}))
    assert sorted(one.key for one in answers) == [f"key-{place}" for place in range(4)], "one answer per delivery"
    assert set(outcomes(answers).values()) == {outcome}
    assert double.created().total() == booked
    double.faults()
    found = erp.find([f"key-{place}" for place in range(4)])
    assert len(found) == booked
    assert set(outcomes(erp.put(deliveries(4), found)).values()) == {"booked"}
    assert double.created() == {f"key-{place}": 1 for place in range(4)}
    erp.close()


def test_look_up_before_each_try_books_once_whatever_happens(double: Double) -> None:
    erp = double.erp(batch=10, timeout_s=0.3)
    share = 0.12
    double.faults(
        error_500=share, partial=share, cut=share, hang=0.02, foreign=share, refuse_429=share, repeat=share, seed=7
    )
    waiting = {one.key: one for one in deliveries(300)}
    for _ in range(60):
        if not waiting:
            break
        some = list(waiting.values())
        for answer in erp.put(some, erp.find([one.key for one in some])):
            if isinstance(answer, ErpReceipt):
                del waiting[answer.key]
    assert not waiting
    assert double.created() == {f"key-{place}": 1 for place in range(300)}
    erp.close()


def test_the_ledger_catches_a_hub_that_sends_twice(double: Double, erp: HttpErp) -> None:
    list(erp.put(deliveries(1), {}))
    list(erp.put(deliveries(1), {}))
    assert doubles(double.ledger) == {"key-0": 2}


def test_a_restarted_erp_knows_what_it_had(tmp_path) -> None:
    with erp_double(tmp_path) as first:
        erp = first.erp()
        list(erp.put(deliveries(3), {}))
        erp.close()
    with (tmp_path / "erp.jsonl").open("ab") as ledger:
        ledger.write(b'{"did":"created","key":"to')  # the line a kill tore
    with erp_double(tmp_path) as second:
        erp = second.erp()
        assert set(erp.find(["key-0", "key-1", "key-2", "key-3"])) == {"key-0", "key-1", "key-2"}
        list(erp.put(deliveries(4)[3:], {}))
        erp.close()
        assert second.created() == {f"key-{place}": 1 for place in range(4)}


def test_an_idle_connection_the_server_closed_does_not_make_an_order_unknown(tmp_path) -> None:
    with erp_double(tmp_path) as first:
        erp = first.erp()
        erp.find(["x"])
        port = first.url.rpartition(":")[2]
    with erp_double(tmp_path, "--port", port):
        assert outcomes(erp.put(deliveries(1), {})) == {"key-0": "booked"}
    erp.close()


def test_a_wrong_key_and_a_wrong_address_raise_before_anything_is_booked(double: Double) -> None:
    stranger = HttpErp("double", double.url, "wrong")
    with pytest.raises(RemoteRefused, match=r"erp\.login-refused"):
        list(stranger.put(deliveries(1), {}))
    lost = HttpErp("double", f"{double.url}/elsewhere", KEY)
    with pytest.raises(RemoteRefused, match=r"erp\.not-allowed"):
        lost.find(["x"])
    stranger.close()
    lost.close()


def test_a_question_without_an_answer_is_busy(tmp_path) -> None:
    with erp_double(tmp_path) as gone:
        erp = gone.erp(timeout_s=0.5)
        gone.child.kill()
        gone.child.wait()
        with pytest.raises(RemoteBusy):
            erp.watch({})


def test_bulk_costs_the_hub_less_than_a_tenth_of_a_millisecond_an_order(double: Double, erp: HttpErp) -> None:
    orders = deliveries(2000, lines=10)
    best = 1e9
    for turn in range(3):
        renamed = [Delivery(f"{turn}-{one.key}", one.order) for one in orders]
        began = time.process_time()
        assert len(list(erp.put(renamed, {}))) == len(orders)
        best = min(best, time.process_time() - began)
    assert best / len(orders) < 0.0001, f"{best / len(orders) * 1e6:.0f} us"


def test_what_was_sent_is_told_byte_for_byte_and_each_field_is_found_in_it(erp: HttpErp) -> None:
    (one,) = erp.put(deliveries(1), {})
    assert isinstance(one, ErpReceipt)
    sent = json.loads(one.sent, parse_float=str)
    assert (sent["key"], sent["order"]["number"]) == ("key-0", "PO-0")
    where = HttpErp.pointers(one.sent)
    assert where["lines[2].quantity.value"] == "/order/lines/1/quantity/value"
    for path, pointer in where.items():
        value = sent
        for step in pointer.strip("/").split("/"):
            value = value[int(step)] if isinstance(value, list) else value[step]
        assert str(value) == get(an_order("PO-0"), path), path
    (again,) = erp.put(deliveries(1), erp.find(["key-0"]))
    assert again.sent == b"", "what is there already is not sent again"
