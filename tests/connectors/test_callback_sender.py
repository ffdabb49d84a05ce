"""The callback sender against a real HTTP server."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator

import pytest

from connectors.callback_sender import CallbackSender, sign
from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Outbound
from orderhub.testing.sender_contract import SenderContract
from tests.live.http_sink import Sink, http_sink

SECRET = "whsec_" + base64.b64encode(b"a secret of 24 bytes or so").decode()


@pytest.fixture
def sink() -> Iterator[Sink]:
    with http_sink() as running:
        yield running


@pytest.fixture
def sender(sink: Sink) -> Iterator[CallbackSender]:
    found = CallbackSender("shop", SECRET, sink.url, timeout_s=2)
    yield found
    found.close()


def message(address: str = "hub/orders/100001/status/", content: bytes = b'{"status": "shipped"}') -> Outbound:
    return Outbound("evt-1", "shop", address, "", content, "application/json")


class TestCallbackSender(SenderContract):
    secrets = (SECRET, SECRET.removeprefix("whsec_"))
    hostile = (
        "http://169.254.169.254/latest/meta-data/", "https://evil.example/", "//evil.example/x", "file:///etc/passwd",
        "http://127.0.0.1:1/", "http://user:word@127.0.0.1/", "ftp://127.0.0.1/", "https://evil.example:443#@127.0.0.1",
    )  # fmt: skip

    @pytest.fixture
    def sender(self, sender: CallbackSender) -> CallbackSender:
        return sender

    @pytest.fixture
    def address(self) -> str:
        return "hub/orders/100001/status/"

    @pytest.fixture
    def received(self, sink: Sink):
        return lambda: [(one.headers["webhook-id"], one.body) for one in sink.got]

    @pytest.fixture
    def unreachable(self) -> Iterator[CallbackSender]:
        found = CallbackSender("gone", SECRET, "http://127.0.0.1:1")
        yield found
        found.close()

    @pytest.fixture
    def refusing(self, sender: CallbackSender, sink: Sink) -> CallbackSender:
        sink.status = 422
        return sender


def test_the_signature_is_the_one_of_the_standard() -> None:
    # The example of the Standard Webhooks specification's reference libraries.
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    signature = sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_receiver_can_check_who_sent_it_and_when(sender: CallbackSender, sink: Sink) -> None:
    assert sender.send(message()).startswith("HTTP 204")
    (got,) = sink.got
    assert got.path == "/hub/orders/100001/status/"
    assert got.headers["webhook-id"] == "evt-1"
    signed = f"evt-1.{got.headers['webhook-timestamp']}.".encode() + got.body
    wanted = base64.b64encode(hmac.new(b"a secret of 24 bytes or so", signed, hashlib.sha256).digest()).decode()
    assert got.headers["webhook-signature"] == f"v1,{wanted}"
    assert abs(int(got.headers["webhook-timestamp"]) - clock.now().timestamp()) < 60


@pytest.mark.parametrize("status", [200, 201, 202, 409])
def test_done_and_done_before_are_both_done(sender: CallbackSender, sink: Sink, status: int) -> None:
    sink.status = status
    assert sender.send(message()).startswith(f"HTTP {status}")


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 0])
def test_these_are_tried_again(sender: CallbackSender, sink: Sink, status: int) -> None:
    sink.status, sink.headers = status, {"Retry-After": "17"}
    with pytest.raises(RemoteBusy) as busy:
        sender.send(message())
    assert busy.value.retry_after_s == (17 if status else None)


@pytest.mark.parametrize(("status", "code"), [(400, "remote.refused"), (404, "remote.refused"), (410, "send.gone")])
def test_these_are_a_no(sender: CallbackSender, sink: Sink, status: int, code: str) -> None:
    sink.status = status
    with pytest.raises(RemoteRefused) as refused:
        sender.send(message())
    assert refused.value.code == code


def test_redirects_are_not_followed(sender: CallbackSender, sink: Sink) -> None:
    with http_sink() as inside:
        sink.status, sink.headers = 307, {"Location": f"{inside.url}/secret"}
        with pytest.raises(RemoteRefused):
            sender.send(message())
        assert inside.got == []


def test_only_listed_hosts_are_called(sink: Sink) -> None:
    with http_sink() as other:
        sender = CallbackSender("partners", SECRET, hosts=[f"127.0.0.1:{sink.port}"])
        sender.send(message(f"{sink.url}/hook"))
        with pytest.raises(RemoteRefused, match=r"send\.host-not-allowed"):
            sender.send(message(f"{other.url}/hook"))
        assert (len(sink.got), len(other.got)) == (1, 0)
        sender.close()
