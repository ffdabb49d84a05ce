"""A web shop on django-oscar with django-oscar-api 3: every order of `GET /api/admin/orders/` is one JSON document.

    {"number": "100001", "currency": "EUR", "total_incl_tax": "36.97", "email": "...", "shipping_address": {...}, ...,
     "lines": [{"partner_sku": "MW-0710", "upc": "4012345000016", "quantity": 3, "price_excl_tax": "19.47", ...}]}

It is the shop's order as it stands, with the lines in place of the link to them. Key: the order number. The shop's list
has no pages and no "since": each poll reads all of it, and the cursor keeps what is reported short. Nothing is written
to the shop here; telling it the status is the work of a sender. Baskets are not in this list.

In hub.yaml: `{name: shop, kind: oscar, url: https://shop.example.com, user: hub, password: env:SHOP_PASSWORD}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

import httpx
import msgspec

from orderhub.document import Document
from orderhub.errors import RemoteBusy, RemoteRefused, SettingsError
from orderhub.ports import Arrived, Cursor, Failed, Survey, Waiting

_TIMES = httpx.Timeout(60, connect=15)
_OVERLAP = 200
"""So many orders below the highest are reported again: one that was placed earlier may become visible later."""


class _Head(msgspec.Struct):
    number: str
    url: str
    date_placed: str = ""

    @property
    def pk(self) -> int:
        """The shop's own id, the end of the order's address: .../api/admin/orders/17/."""
        tail = urlsplit(self.url).path.rstrip("/").rpartition("/")[2]
        return int(tail) if tail.isdecimal() else 0

    @property
    def placed_at(self) -> datetime | None:
        try:
            placed = datetime.fromisoformat(self.date_placed)
        except ValueError:
            return None
        return placed.astimezone(UTC) if placed.tzinfo else None


@dataclass
class OscarShop:
    """A polled shop. `since` (2026-11-01): orders placed before that day are none of ours."""

    name: str
    url: str
    user: str
    password: str = field(repr=False)
    channel: str = "web"
    since: str = ""
    plain_http: bool = False
    """Allow http:// to another machine; the password then crosses the network readable."""

    def __post_init__(self) -> None:
        self.url = self.url.rstrip("/")
        if not self.plain_http and not _is_safe(self.url):
            expected = "https://, or plain_http: true in a closed network"
            raise SettingsError("remote.option", name=self.name, option="url", value=self.url, expected=expected)
        try:
            self._since = date.fromisoformat(str(self.since)) if self.since else None
        except ValueError as error:
            raise SettingsError(
                "remote.option", name=self.name, option="since", value=self.since, expected="a day as 2026-11-01"
            ) from error
        self._client: httpx.Client | None = None
        self._pks: dict[str, int] = {}

    def survey(self, cursor: Cursor) -> Survey:
        heads = self._list()
        last = int(cursor.get("last", 0))
        waiting = [Waiting(one.number, f"{one.number}.json") for one in heads if one.pk > last - _OVERLAP]
        return Survey(waiting=waiting, cursor={"last": max([last, *(one.pk for one in heads)])})

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrived | Failed]:
        if any(key not in self._pks for key in keys):
            self._list()
        for key in dict.fromkeys(keys):
            pk = self._pks.get(key)
            answer = self._fetch(key, pk) if pk else None
            yield answer or Failed(key, "remote.gone", {"name": f"{key}.json"}, final=True)

    def settle(self, keys: Sequence[str], *, failed: bool = False) -> None:
        """Nothing to do: the shop keeps its orders, and the ledger knows which are ours."""

    def close(self) -> None:
        client, self._client = self._client, None
        self._pks = {}
        if client is not None:
            client.close()

    def _list(self) -> list[_Head]:
        """All orders that concern us, in the order they were placed; remembers their ids."""
        content = self._get("/api/admin/orders/") or b"[]"
        with self._readable():
            heads = msgspec.json.decode(content, type=list[_Head])
        heads = [one for one in heads if one.pk and self._concerns(one)]
        heads.sort(key=lambda one: one.pk)
        self._pks = {one.number: one.pk for one in heads}
        return heads

    def _concerns(self, head: _Head) -> bool:
        placed = head.placed_at
        return self._since is None or placed is None or placed.date() >= self._since

    def _fetch(self, key: str, pk: int) -> Arrived | None:
        head = self._get(f"/api/admin/orders/{pk}/")
        lines = self._get(f"/api/admin/orders/{pk}/lines/")
        if head is None or lines is None:
            return None
        with self._readable():
            order = msgspec.json.decode(head, type=dict[str, msgspec.Raw])
            order["lines"] = msgspec.Raw(lines)
            sent_at = msgspec.json.decode(head, type=_Head).placed_at
        document = Document(
            msgspec.json.format(msgspec.json.encode(order), indent=1),
            name=f"{key}.json",
            media_type="application/json",
            channel=self.channel,
            envelope={"shop": self.name, "order_number": key},
        )
        return Arrived(key, document, sent_at)

    def _get(self, path: str) -> bytes | None:
        """The JSON at `path`; None where the shop has none. Raises: RemoteBusy, RemoteRefused."""
        if self._client is None:
            headers = {"Accept": "application/json"}
            auth = httpx.BasicAuth(self.user, self.password)
            self._client = httpx.Client(base_url=self.url, auth=auth, headers=headers, timeout=_TIMES)
        try:
            answer = self._client.get(path)
        except httpx.HTTPError as error:
            raise RemoteBusy("remote.busy", **self._at(str(error) or type(error).__name__)) from error
        said = f"HTTP {answer.status_code}"
        if answer.status_code == httpx.codes.NOT_FOUND and path != "/api/admin/orders/":
            return None
        if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise RemoteRefused("remote.login-refused", user=self.user, **self._at(said))
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
            after = answer.headers.get("Retry-After", "")
            raise RemoteBusy("remote.busy", retry_after_s=after, **self._at(said))
        if not answer.is_success:
            raise RemoteRefused("remote.refused", **self._at(said))
        return answer.content

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except msgspec.MsgspecError as error:
            # A maintenance page with status 200, a cut answer.
            raise RemoteBusy("remote.busy", **self._at(f"no orders in its answer ({error})")) from error

    def _at(self, reason: str) -> dict[str, str]:
        return {"system": "Oscar", "where": self.url, "reason": reason}


def _is_safe(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return True
    try:
        return ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return parts.hostname == "localhost"
