"""The polled shop against a real django-oscar on SQLite: guests order through its API."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import pytest

from connectors.oscar_shop import OscarShop
from orderhub.errors import RemoteBusy, RemoteRefused, SettingsError
from orderhub.ports import Arrived, Failed
from orderhub.testing.source_contract import SourceContract
from tests.live.oscar import Oscar, oscar
from tests.live.waiting import free_port


@pytest.fixture(scope="module")
def shared_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oscar]:
    with oscar(tmp_path_factory.mktemp("oscar")) as shop:
        yield shop


@pytest.fixture
def shop(shared_shop: Oscar) -> Oscar:
    """The shop without orders."""
    with httpx.Client(base_url=shared_shop.url, auth=(shared_shop.user, shared_shop.password)) as staff:
        for order in staff.get("/api/admin/orders/").json():
            staff.delete(order["url"]).raise_for_status()
    return shared_shop


def a_source(shop: Oscar, **options: str) -> OscarShop:
    settings = {"url": shop.url, "user": shop.user, "password": shop.password, **options}
    return OscarShop("demo-laden", **settings)  # type: ignore[arg-type]


@pytest.fixture
def source(shop: Oscar) -> Iterator[OscarShop]:
    one = a_source(shop)
    yield one
    one.close()


@pytest.mark.live("oscar")
class TestOscarShop(SourceContract):
    secrets = ("demo-laden-4711", "falsch-4711")
    settles = False

    @pytest.fixture
    def source(self, shop: Oscar) -> Iterator[OscarShop]:
        one = a_source(shop)
        yield one
        one.close()

    @pytest.fixture
    def put(self, shop: Oscar) -> Callable[[bytes, str], None]:
        return lambda content, name: _discard(shop.buy({"MW-0710": 3}, note=content.decode()))

    @pytest.fixture
    def state(self, shop: Oscar) -> Callable[[], object]:
        def orders() -> object:
            return httpx.get(f"{shop.url}/api/admin/orders/", auth=(shop.user, shop.password)).json()

        return orders

    @pytest.fixture
    def unreachable(self) -> OscarShop:
        return OscarShop("nobody", f"http://127.0.0.1:{free_port()}", "hub", self.secrets[0])

    @pytest.fixture
    def refused(self, shop: Oscar) -> Iterator[OscarShop]:
        one = a_source(shop, password="falsch-4711")
        yield one
        one.close()


@pytest.mark.live("oscar")
def test_an_order_is_the_json_of_the_shop_with_its_lines(shop: Oscar, source: OscarShop) -> None:
    bought = shop.buy({"MW-0710": 3, "KF-0500": 2})
    (one,) = source.fetch([item.key for item in source.survey({}).waiting])
    assert isinstance(one, Arrived)
    order = json.loads(one.document.content)
    assert order["number"] == bought["number"] == one.key
    assert (order["currency"], order["total_incl_tax"], order["email"]) == ("EUR", "36.97", "gast@example.com")
    assert order["shipping_address"]["first_name"] == "Jörg"
    assert [
        (line["partner_sku"], line["upc"], line["quantity"], line["price_excl_tax"]) for line in order["lines"]
    ] == [
        ("MW-0710", "4012345000016", 3, "19.47"),
        ("KF-0500", "4012345000030", 2, "17.50"),
    ]
    assert one.document.envelope == {"shop": "demo-laden", "order_number": one.key}
    assert (one.document.media_type, one.document.name) == ("application/json", f"{one.key}.json")
    assert one.sent_at is not None


@pytest.mark.live("oscar")
def test_the_bytes_of_an_order_are_the_same_at_each_fetch(shop: Oscar, source: OscarShop) -> None:
    shop.buy({"MW-0710": 1})
    keys = [item.key for item in source.survey({}).waiting]
    (first,), (second,) = list(source.fetch(keys)), list(source.fetch(keys))
    assert isinstance(first, Arrived)
    assert isinstance(second, Arrived)
    assert first.document.sha256 == second.document.sha256


@pytest.mark.live("oscar")
def test_an_order_deleted_in_the_shop_is_gone(shop: Oscar, source: OscarShop) -> None:
    shop.buy({"MW-0710": 1})
    keys = [item.key for item in source.survey({}).waiting]
    with httpx.Client(base_url=shop.url, auth=(shop.user, shop.password)) as staff:
        staff.delete(staff.get("/api/admin/orders/").json()[0]["url"]).raise_for_status()
    (answer,) = source.fetch(keys)
    assert isinstance(answer, Failed)
    assert (answer.code, answer.final) == ("remote.gone", True)


@pytest.mark.live("oscar")
def test_orders_before_the_first_day_are_none_of_ours(shop: Oscar) -> None:
    shop.buy({"MW-0710": 1})
    late, early = a_source(shop, since="2999-01-01"), a_source(shop, since="2020-01-01")
    assert late.survey({}).waiting == []
    assert len(early.survey({}).waiting) == 1
    late.close()
    early.close()


@pytest.mark.live("oscar")
def test_the_shop_takes_a_status_once(shop: Oscar) -> None:
    """The view that is ours: what a sender talks to."""
    number = shop.buy({"MW-0710": 1})["number"]
    with httpx.Client(base_url=shop.url, auth=(shop.user, shop.password)) as staff:
        said = {"status": "Shipped", "reference": "LS-4711", "carrier": "DHL", "tracking": "0034"}
        answers = [
            staff.post(f"/hub/orders/{number}/status/", json=said, headers={"Idempotency-Key": "event-1"})
            for _ in range(2)
        ]
        assert [answer.status_code for answer in answers] == [201, 200]
        assert staff.get(f"/hub/orders/{number}/").json() == {
            "number": number,
            "status": "Shipped",
            "notes": ["event-1: Shipped reference LS-4711, carrier DHL, tracking 0034"],
        }
        assert staff.post(f"/hub/orders/{number}/status/", json={"status": "Pending"}).status_code == 409
        assert staff.post("/hub/orders/4711/status/", json=said).status_code == 404
    assert httpx.post(f"{shop.url}/hub/orders/{number}/status/", json=said).status_code == 401


@pytest.fixture
def answering() -> Iterator[Callable[[int, bytes, dict[str, str]], str]]:
    """A server that gives one fixed answer to everything; its address."""
    servers: list[tuple[HTTPServer, threading.Thread]] = []

    def start(status: int, body: bytes, headers: dict[str, str]) -> str:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        server = HTTPServer(("127.0.0.1", 0), Answer)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join(5)


@pytest.mark.parametrize(
    ("status", "body", "headers", "error", "code"),
    [
        (429, b"", {"Retry-After": "17"}, RemoteBusy, "remote.busy"),
        (503, b"", {}, RemoteBusy, "remote.busy"),
        (200, b"<html>Wartungsarbeiten</html>", {}, RemoteBusy, "remote.busy"),
        (200, b'[{"number": 17}]', {}, RemoteBusy, "remote.busy"),
        (302, b"", {"Location": "https://elsewhere.example.com/"}, RemoteRefused, "remote.refused"),
        (404, b"", {}, RemoteRefused, "remote.refused"),
        (403, b"", {}, RemoteRefused, "remote.login-refused"),
    ],
)
def test_other_answers(
    answering: Callable[[int, bytes, dict[str, str]], str],
    status: int,
    body: bytes,
    headers: dict[str, str],
    error: type[Exception],
    code: str,
) -> None:
    source = OscarShop("shop", answering(status, body, headers), "hub", "geheim")
    with pytest.raises(error) as caught:
        source.survey({})
    source.close()
    assert getattr(caught.value, "code", "") == code
    if status == 429:
        assert getattr(caught.value, "retry_after_s", None) == 17


def test_no_password_over_plain_http_to_another_machine() -> None:
    with pytest.raises(SettingsError):
        OscarShop("shop", "http://shop.example.com", "hub", "geheim")
    assert OscarShop("shop", "http://shop:8000", "hub", "geheim", plain_http=True).url == "http://shop:8000"


def _discard(_: object) -> None:
    return None


def test_the_template_of_the_shop_is_made_once(tmp_path: Path) -> None:
    from counterparts.oscar import setup
    from tests.live.oscar import CACHE

    before = (CACHE / "template.sqlite").stat().st_mtime_ns if (CACHE / "template.sqlite").exists() else None
    if before is None:
        pytest.skip("the demo shop was not made yet")
    setup.make(CACHE)
    assert (CACHE / "template.sqlite").stat().st_mtime_ns == before
