"""Tryton's REST protocol: search, create, write and press buttons, with every failure sorted into what it means.

    GET  /DB/rest/model/sale.sale?d=<base64url JSON domain>&f=state&f=lines.sequence&s=200&p=0&o=<base64url JSON order>
    POST /DB/rest/model/sale.sale            {"party": 3, "lines": [["create", [{...}]]]}
    POST /DB/rest/model/sale.sale/1/confirm

`Authorization: Bearer KEY`; `X-Tryton-Context` names company and language. Decimals travel as
`{"__class__": "Decimal", "decimal": "12.30"}`; quantities are JSON numbers, written from and read into `Decimal`.

What a failure means: nothing was sent, or only a question was asked -> `RemoteBusy`; a write was sent and no answer or
a 5xx came -> `OutcomeUnknown`; 400 is the ERP's own no -> `RemoteRefused("erp.refused")` with its words.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import httpx
import msgspec

from orderhub.errors import RemoteBusy, RemoteRefused

PAGE = 500
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(float_hook=Decimal)

Record = dict[str, Any]
_Query = list[tuple[str, str | int | float | bool | None]]


class OutcomeUnknown(RemoteBusy):
    """A write was sent and nobody knows whether it was done: look it up before anything else."""


class Rest:
    """One connection to one database as one user."""

    def __init__(self, url: str, key: str, database: str, company: int, timeout_s: int) -> None:
        context = {"company": company, "companies": [company], "language": "en"}
        headers = {
            "Authorization": f"Bearer {key}",
            "X-Tryton-Context": _packed(context),
            "Accept-Language": "en",
            "Content-Type": "application/json",
        }
        self.url = url
        timeout = httpx.Timeout(timeout_s, connect=min(5, timeout_s))
        self._client = httpx.Client(
            base_url=f"{url.rstrip('/')}/{database}/rest/model",
            headers=headers,
            timeout=timeout,
            follow_redirects=False,
        )

    def __repr__(self) -> str:
        return f"Rest({self.url})"

    def search(self, model: str, domain: Sequence[Any], fields: Sequence[str], limit: int = PAGE) -> list[Record]:
        """At most `limit` records of `model`, by id."""
        return self._page(model, domain, fields, limit, 0)

    def every(self, model: str, domain: Sequence[Any], fields: Sequence[str]) -> Iterator[Record]:
        """All records of `model`, page by page, by id."""
        last = 0
        while True:
            page = self._page(model, [list(domain), ["id", ">", last]], fields, PAGE, 0)
            yield from page
            if len(page) < PAGE:
                return
            last = page[-1]["id"]

    @staticmethod
    def written(values: Record) -> bytes:
        """`values` as `create` and `write` send them."""
        return _ENCODER.encode(values)

    def create(self, model: str, values: Record) -> int:
        """The id of the new record."""
        return int(self._call("POST", f"/{model}", values)["id"])

    def write(self, model: str, number: int, values: Record) -> None:
        """Change one record."""
        self._call("PUT", f"/{model}/{number}", values)

    def press(self, model: str, number: int, button: str) -> None:
        """Press a button of one record, as a user would."""
        self._call("POST", f"/{model}/{number}/{button}", {})

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _page(self, model: str, domain: Sequence[Any], fields: Sequence[str], limit: int, skip: int) -> list[Record]:
        query: _Query = [("d", _packed(domain)), ("s", str(limit)), ("p", str(skip)), ("o", _packed([["id", "ASC"]]))]
        found: list[Record] = self._call("GET", f"/{model}", None, [*query, *(("f", field) for field in fields)])
        return found

    def _call(self, method: str, path: str, body: Any, query: _Query | None = None) -> Any:
        content = None if body is None else _ENCODER.encode(body)
        try:
            answer = self._client.request(method, path, content=content, params=query)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as failed:
            raise RemoteBusy("erp.unreachable", url=self.url, reason=type(failed).__name__) from failed
        except httpx.HTTPError as failed:
            raise self._undecided(method, path, type(failed).__name__) from failed
        self._raise_for(answer, method, path)
        if not answer.content:
            return None
        try:
            return _DECODER.decode(answer.content)
        except msgspec.DecodeError as garbage:
            raise self._undecided(method, path, "no JSON in the answer") from garbage

    def _raise_for(self, answer: httpx.Response, method: str, path: str) -> None:
        status = answer.status_code
        if status < 300:
            return
        if status >= 500:
            raise self._undecided(method, path, f"HTTP {status}")
        if status == 429:
            raise RemoteBusy("erp.busy", url=self.url, retry_after_s=answer.headers.get("Retry-After", ""))
        if status == 401:
            raise RemoteRefused("erp.login-refused", url=self.url)
        if status in (403, 404) or status < 400:
            raise RemoteRefused("erp.not-allowed", url=self.url, what=path.partition("?")[0], status=status)
        raise RemoteRefused("erp.refused", words=_words(answer))

    def _undecided(self, method: str, path: str, reason: str) -> RemoteBusy:
        kind = RemoteBusy if method == "GET" else OutcomeUnknown
        code = "erp.no-answer" if method == "GET" else "erp.outcome-unknown"
        return kind(code, url=self.url, what=path, reason=reason)


def money(value: Decimal) -> Record:
    """A decimal as Tryton's JSON wants it."""
    return {"__class__": "Decimal", "decimal": format(value, "f")}


def day(value: date) -> Record:
    """A date as Tryton's JSON wants it."""
    return {"__class__": "date", "year": value.year, "month": value.month, "day": value.day}


def moment(value: datetime) -> Record:
    """An aware instant as Tryton's JSON wants it; Tryton keeps UTC without a zone."""
    utc = value.astimezone(UTC)
    return {
        "__class__": "datetime", "year": utc.year, "month": utc.month, "day": utc.day, "hour": utc.hour,
        "minute": utc.minute, "second": utc.second, "microsecond": utc.microsecond,
    }  # fmt: skip


def decimal_of(value: Any) -> Decimal | None:
    """A Numeric field."""
    return Decimal(value["decimal"]) if isinstance(value, dict) else None


def amount_of(value: Any) -> Decimal:
    """A Numeric field that is an amount; empty is 0."""
    return decimal_of(value) or Decimal(0)


def day_of(value: Any) -> date | None:
    """A Date field."""
    return date(value["year"], value["month"], value["day"]) if isinstance(value, dict) else None


def quantity_of(value: Any) -> Decimal:
    """A Float field that is a quantity, without trailing zeros."""
    plain = Decimal(value).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral() else plain


def instant_of(value: Any) -> datetime | None:
    """A Timestamp field, aware UTC."""
    if not isinstance(value, dict):
        return None
    year, month, date_ = value["year"], value["month"], value["day"]
    return datetime(year, month, date_, value["hour"], value["minute"], value["second"], value["microsecond"], UTC)


def _packed(value: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(value)).decode("ascii")


def _words(answer: httpx.Response) -> str:
    try:
        said = _DECODER.decode(answer.content)
    except msgspec.DecodeError:
        return answer.text[:300].strip() or f"HTTP {answer.status_code}"
    if isinstance(said, dict) and said.get("message"):
        return " ".join(str(said[key]) for key in ("message", "description") if said.get(key))[:500]
    return f"HTTP {answer.status_code}"
