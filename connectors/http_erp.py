"""Books orders into an ERP (or a middleware before one) that speaks orderhub's own small JSON. Implements `ports.Erp`.

    erp: {name: gateway, kind: http-erp, url: https://erp-gateway.example.com/orderhub, key: env:ERP_KEY}

    POST /orders       {"orders": [{"key": K, "hold": true, "order": {canonical order}}]}
                    -> {"answers": [{"key": K, "number": "A-1", "state": "confirmed"} or {"key": K, "refused": "why"}]}
    POST /orders/find  {"keys": [K]}          -> {"orders": [{"key": K, "number": ..., "state": ..., "complete": true}]}
    GET  /status?since=N                      -> {"events": [{"key", "order_key", "kind", "at", ...}], "next": N}
    GET  /articles, /customers                -> {"articles": [...]}, {"customers": [...]}

Many orders travel in one call on one kept connection. An answer is taken only for a key that was asked, and once. Keys
without an answer, a time-out, a broken connection and 5xx after sending are `unknown`; 429 and a connection that could
not be made are `busy`; 401 and other 4xx are about the call, not the orders, and raise `RemoteRefused` before any
answer. The other side MUST store the key and answer `find` by it.
"""

from __future__ import annotations

import http.client
import re
import select
import ssl
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.order.changes import fields
from orderhub.order.model import Order
from orderhub.ports import Article, Cursor, Customer, Delivery, ErpReceipt, Refused, StatusEvent

_T = TypeVar("_T")


_INDEX = re.compile(r"\[(\d+)\]")


def _below(index: re.Match[str]) -> str:
    """Paths count from 1, pointers from 0."""
    return f"/{int(index[1]) - 1}"


class _Posted(msgspec.Struct):
    key: str
    hold: bool
    order: Order


class _Answer(msgspec.Struct):
    key: str
    number: str = ""
    state: str = ""
    complete: bool = True
    refused: str | None = None


class _Answers(msgspec.Struct):
    answers: list[_Answer]


class _Orders(msgspec.Struct):
    orders: list[_Answer]


class _Status(msgspec.Struct):
    events: list[StatusEvent]
    next: Any = None


class _Articles(msgspec.Struct):
    articles: list[Article]


class _Customers(msgspec.Struct):
    customers: list[Customer]


_ENCODER = msgspec.json.Encoder()
_ANSWERS = msgspec.json.Decoder(_Answers)
_ORDERS = msgspec.json.Decoder(_Orders)
_STATUS = msgspec.json.Decoder(_Status)
_ARTICLES = msgspec.json.Decoder(_Articles)
_CUSTOMERS = msgspec.json.Decoder(_Customers)


class _Unknown(RemoteBusy):
    """The call was sent; what came of it is not known."""


class HttpErp:
    """One endpoint. `batch` orders travel in one call."""

    def __init__(self, name: str, url: str, key: str = "", *, batch: int = 100, timeout_s: float = 60) -> None:
        self.name = name
        self._url = url.rstrip("/")
        parts = urlsplit(self._url)
        self._path = parts.path
        self._batch = batch
        self._connection = _connection(parts.scheme, parts.hostname or "", parts.port, timeout_s)
        self._headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}

    def __repr__(self) -> str:
        return f"HttpErp({self.name!r}, {self._url!r})"

    @staticmethod
    def pointers(content: bytes) -> dict[str, str]:
        """Where each field of the order stands in what was sent: the canonical order travels without its defaults."""
        order = msgspec.json.decode(content, type=_Posted).order
        usual = {path for path, _ in fields(Order())}
        return {
            path: f"/order/{_INDEX.sub(_below, path).replace('.', '/')}"
            for path, _ in fields(order) if path not in usual
        }  # fmt: skip

    def find(self, keys: Sequence[str]) -> dict[str, ErpReceipt]:
        """What the other side has of these keys. Raises: RemoteBusy, RemoteRefused."""
        found: dict[str, ErpReceipt] = {}
        for start in range(0, len(keys), 1000):
            wanted = keys[start : start + 1000]
            body = self._call("POST", "/orders/find", _ENCODER.encode({"keys": wanted}))
            asked = set(wanted)
            found |= {one.key: _receipt(one) for one in self._decoded(_ORDERS, body).orders if one.key in asked}
        return found

    def put(self, deliveries: Sequence[Delivery], found: dict[str, ErpReceipt]) -> Iterator[ErpReceipt | Refused]:
        """Book what is not in `found` or only half there. Raises: RemoteRefused when the call itself is refused."""
        wanted: list[Delivery] = []
        for delivery in deliveries:
            known = found.get(delivery.key)
            if known is not None and known.complete:
                yield known
            else:
                wanted.append(delivery)
        for start in range(0, len(wanted), self._batch):
            yield from self._put(wanted[start : start + self._batch])

    def watch(self, cursor: Cursor) -> tuple[list[StatusEvent], Cursor]:
        """Events since `cursor`. Raises: RemoteBusy, RemoteRefused."""
        status = self._decoded(_STATUS, self._call("GET", f"/status?since={int(cursor.get('since', 0))}"))
        return status.events, (dict(cursor) if status.next is None else {"since": status.next})

    def articles(self) -> Iterator[Article]:
        """The articles the other side offers."""
        yield from self._decoded(_ARTICLES, self._call("GET", "/articles")).articles

    def customers(self) -> Iterator[Customer]:
        """The customers the other side knows."""
        yield from self._decoded(_CUSTOMERS, self._call("GET", "/customers")).customers

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _put(self, some: Sequence[Delivery]) -> Iterator[ErpReceipt | Refused]:
        written = {one.key: _ENCODER.encode(_Posted(one.key, one.hold, one.order)) for one in some}
        body = b'{"orders":[' + b",".join(written.values()) + b"]}"
        waiting = dict.fromkeys(written)
        try:
            answers = self._decoded(_ANSWERS, self._call("POST", "/orders", body), sent=True).answers
        except RemoteBusy as failed:
            outcome = "unknown" if isinstance(failed, _Unknown) else "busy"
            yield from (Refused(key, failed.code, failed.params, outcome, written[key]) for key in waiting)
            return
        for answer in answers:
            if answer.key in waiting:
                del waiting[answer.key]
                if answer.refused is None:
                    yield _receipt(answer, written[answer.key])
                else:
                    words = {"words": answer.refused}
                    yield Refused(answer.key, "erp.refused", words, sent=written[answer.key])
        missing = {"url": self._url}
        yield from (Refused(key, "erp.answer-missing", missing, "unknown", written[key]) for key in waiting)

    def _call(self, method: str, path: str, body: bytes | None = None) -> bytes:
        self._connect()
        changes = method == "POST" and path == "/orders"
        try:
            self._connection.request(method, self._path + path, body, self._headers)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException) as failed:
            self._connection.close()
            raise self._undecided(type(failed).__name__, path, sent=changes) from failed
        if answer.status < 300:
            return content
        if answer.status >= 500:
            raise self._undecided(f"HTTP {answer.status}", path, sent=changes)
        if answer.status in (425, 429):
            raise RemoteBusy("erp.busy", url=self._url, retry_after_s=answer.headers.get("Retry-After", ""))
        if answer.status == 401:
            raise RemoteRefused("erp.login-refused", url=self._url)
        raise RemoteRefused("erp.not-allowed", url=self._url, what=path, status=answer.status)

    def _connect(self) -> None:
        """A live connection. One that the server closed while idle must not make the next order's outcome unknown."""
        socket = self._connection.sock
        if socket is not None and not select.select([socket], [], [], 0)[0]:
            return
        self._connection.close()
        try:
            self._connection.connect()
        except OSError as failed:
            self._connection.close()
            raise RemoteBusy(
                "erp.unreachable", url=self._url, reason=failed.strerror or type(failed).__name__
            ) from failed

    def _decoded(self, decoder: msgspec.json.Decoder[_T], content: bytes, *, sent: bool = False) -> _T:
        try:
            return decoder.decode(content)
        except msgspec.MsgspecError as garbage:
            raise self._undecided(f"unreadable answer: {garbage}", "", sent=sent) from garbage

    def _undecided(self, reason: str, path: str, *, sent: bool) -> RemoteBusy:
        if sent:
            return _Unknown("erp.outcome-unknown", url=self._url, what=path, reason=reason)
        return RemoteBusy("erp.no-answer", url=self._url, what=path, reason=reason)


def _connection(scheme: str, host: str, port: int | None, timeout_s: float) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=timeout_s)


def _receipt(answer: _Answer, sent: bytes = b"") -> ErpReceipt:
    return ErpReceipt(answer.key, answer.number, answer.state, answer.complete, answer.number, sent)
