"""Books orders into Tryton 8.2 over its REST protocol and reads back what became of them. Implements `ports.Erp`.

    erp: {name: tryton, kind: tryton, url: http://127.0.0.1:8000, database: erp, key: env:ORDERHUB_TRYTON_KEY}

Once and only once: the delivery's key is the sale's `web_id` in the web shop `shop` of the ERP (module web_shop), which
the ERP's database keeps unique. Creating and quoting are two transactions there, so a sale can be left as a draft; it
is found by its key and resumed. The reference of the sale is the customer's order number, which Tryton lets repeat.

A held delivery stops at the quotation; a released one is confirmed and processed, so that shipments exist. Prices,
units and articles are the order's own; taxes are the article's. What the ERP does not know is refused with the
field and the value. It does not create customers or articles, and it books one shop's sales only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from connectors.tryton_erp import sales, watching
from connectors.tryton_erp.master import CODES, Master
from connectors.tryton_erp.rest import OutcomeUnknown, Record, Rest, decimal_of
from orderhub import clock
from orderhub.errors import RemoteBusy, RemoteRefused
from orderhub.ports import Article, Cursor, Customer, Delivery, ErpReceipt, Refused, StatusEvent

_SALE = ("number", "state", "web_id", "description", "untaxed_amount", "lines")
_KEYS_A_CALL = 50  # they travel in the address of a GET, and 50 keep it below the 8 KiB a proxy may allow
_VAT_ID = re.compile(r"[A-Z]{2}[0-9A-Z+*]{8,12}")  # DE811223345, ATU12345678
_CENT = Decimal("0.01")


class TrytonErp:
    """A Tryton database as one of its users. `hold` true or false overrides what a delivery says."""

    def __init__(
        self,
        name: str,
        url: str,
        key: str,
        database: str = "erp",
        company: int = 1,
        *,
        shop: str = "orderhub",
        hold: bool | None = None,
        timeout_s: int = 30,
    ) -> None:
        self.name = name
        self._rest = Rest(url, key, database, int(company), timeout_s)
        self._master = Master(self._rest)
        self._shop_name = shop
        self._shop_id: int | None = None
        self._hold = hold
        self._sent = b""
        """The sale as the delivery at hand sent it."""

    def __repr__(self) -> str:
        return f"TrytonErp({self.name!r}, {self._rest.url!r})"

    def find(self, keys: Sequence[str]) -> dict[str, ErpReceipt]:
        """The sales of these keys. Raises: RemoteBusy, RemoteRefused."""
        found: dict[str, ErpReceipt] = {}
        for start in range(0, len(keys), _KEYS_A_CALL):
            some = list(keys[start : start + _KEYS_A_CALL])
            domain = [["web_shop", "=", self._shop()], ["web_id", "in", some]]
            found |= {sale["web_id"]: _receipt(sale) for sale in self._rest.search("sale.sale", domain, _SALE)}
        return found

    def put(self, deliveries: Sequence[Delivery], found: dict[str, ErpReceipt]) -> Iterator[ErpReceipt | Refused]:
        """Book each delivery, resume the drafts in `found`; a held quotation that is no longer held is confirmed."""
        for delivery in deliveries:
            self._sent = b""
            try:
                receipt = self._put(delivery, found.get(delivery.key))
                yield msgspec.structs.replace(receipt, sent=self._sent)
            except OutcomeUnknown as unknown:
                yield Refused(delivery.key, unknown.code, unknown.params, "unknown", self._sent)
            except RemoteBusy as busy:
                yield Refused(delivery.key, busy.code, busy.params, "busy", self._sent)
            except RemoteRefused as refused:
                ours = refused.code in ("erp.login-refused", "erp.shop-unknown")
                yield Refused(delivery.key, refused.code, refused.params, "busy" if ours else "refused", self._sent)

    @staticmethod
    def pointers(content: bytes) -> dict[str, str]:
        """Where each field of the order stands in the sale that was sent."""
        return sales.pointers(content)

    def watch(self, cursor: Cursor) -> tuple[list[StatusEvent], Cursor]:
        """What happened to our sales since `cursor`. Raises: RemoteBusy, RemoteRefused."""
        return watching.watch(self._rest, self._shop(), cursor)

    def articles(self) -> Iterator[Article]:
        """All salable articles with their list price."""
        fields = ("code", "name", "default_uom.symbol", "list_price_used", "identifiers.code", "identifiers.type")
        for one in self._rest.every("product.product", [["salable", "=", True], ["code", "!=", None]], fields):
            symbol = one["default_uom"]["symbol"]
            codes = [each["code"] for each in one["identifiers"]]
            gtin = next((code for code in codes if code.isdigit() and len(code) in (8, 12, 13, 14)), None)
            price = decimal_of(one["list_price_used"])
            yield Article(one["code"], one["name"], CODES.get(symbol, symbol), price, gtin=gtin)

    def customers(self) -> Iterator[Customer]:
        """All parties but the company itself and the carriers."""
        ours = {
            one["party"] for model in ("company.company", "carrier") for one in self._rest.every(model, [], ["party"])
        }
        fields = ("code", "name", "lang.code", "identifiers.code", "identifiers.type", "contact_mechanisms.type",
                  "contact_mechanisms.value")  # fmt: skip
        for one in self._rest.every("party.party", [["code", "!=", None]], fields):
            if one["id"] not in ours:
                language = ((one.get("lang") or {}).get("code") or "de")[:2]
                yield Customer(one["code"], one["name"] or one["code"], tuple(_identifiers(one)), language)

    def close(self) -> None:
        """Give the connection back."""
        self._rest.close()

    def _shop(self) -> int:
        if self._shop_id is None:
            found = self._rest.search("web.shop", [["name", "=", self._shop_name]], ["name"], 1)
            if not found:
                raise RemoteRefused("erp.shop-unknown", shop=self._shop_name)
            self._shop_id = found[0]["id"]
        return self._shop_id

    def _put(self, delivery: Delivery, known: ErpReceipt | None) -> ErpReceipt:
        hold = delivery.hold if self._hold is None else self._hold
        if known is not None and known.complete and (hold or known.state != "quotation"):
            return known
        wanted = None
        if known is None or known.state == "draft":
            wanted = sales.build(delivery.order, delivery.order_id, self._master, clock.now().date(), hold=hold)
        if known is None:
            assert wanted is not None
            number = self._create(delivery.key, wanted)
        else:
            number = int(known.external_id)
        return self._advance(number, wanted, hold=hold)

    def _create(self, key: str, wanted: sales.Wanted) -> int:
        values = {**wanted.values, "web_shop": self._shop(), "web_id": key, "lines": [["create", wanted.lines]]}
        self._sent = self._rest.written(values)
        try:
            return self._rest.create("sale.sale", values)
        except RemoteRefused:
            # The refusal of a second sale under one key has no code, only a translated sentence: look, do not read.
            twin = self.find([key]).get(key)
            if twin is None:
                raise
            return int(twin.external_id)

    def _advance(self, number: int, wanted: sales.Wanted | None, *, hold: bool) -> ErpReceipt:
        sale = self._read(number)
        if sale["state"] == "draft":
            if wanted is not None:
                sale = self._settle_lines(sale, wanted)
            self._rest.press("sale.sale", number, "quote")
            sale = self._read(number)
        if sale["state"] == "quotation" and not hold:
            self._rest.press("sale.sale", number, "confirm")
            sale = self._read(number)
        return msgspec.structs.replace(_receipt(sale), complete=True)

    def _settle_lines(self, sale: Record, wanted: sales.Wanted) -> Record:
        """The draft with the lines it must have. Raises: erp.total-differs when the ERP reckons another sum."""
        if len(sale["lines"]) != len(wanted.lines) or not _is_near(sale, wanted):
            lines = [["delete", list(sale["lines"])], ["create", wanted.lines]]
            values = {**wanted.values, "lines": lines}
            self._sent = self._rest.written(values)
            self._rest.write("sale.sale", sale["id"], values)
            sale = self._read(sale["id"])
            if not _is_near(sale, wanted):
                raise RemoteRefused("erp.total-differs", erp=decimal_of(sale["untaxed_amount"]), order=wanted.net)
        return sale

    def _read(self, number: int) -> Record:
        found = self._rest.search("sale.sale", [["id", "=", number]], _SALE, 1)
        if not found:
            raise RemoteBusy("erp.no-answer", url=self._rest.url, what=f"sale.sale/{number}", reason="gone")
        return found[0]


def _receipt(sale: Record) -> ErpReceipt:
    held = sales.HELD in (sale["description"] or "")
    complete = sale["state"] not in ("draft", "quotation") or (sale["state"] == "quotation" and held)
    return ErpReceipt(sale["web_id"], sale["number"] or "", sale["state"], complete, str(sale["id"]))


def _is_near(sale: Record, wanted: sales.Wanted) -> bool:
    """Whether the sums agree but for a cent of rounding a line."""
    erp = decimal_of(sale["untaxed_amount"]) or Decimal(0)
    return abs(erp - wanted.net) <= _CENT * max(1, len(wanted.lines))


def _identifiers(party: Record) -> Iterable[tuple[str, str]]:
    yield "number", party["code"]
    for one in party["identifiers"]:
        kind, code = one["type"] or "", one["code"]
        if kind.endswith("_vat") or _VAT_ID.fullmatch(code):
            yield "vat_id", code
        elif code.isdigit() and len(code) == 13:
            yield "gln", code
    schemes = {"email": "email", "fax": "fax", "website": "domain"}
    for one in party["contact_mechanisms"]:
        if one["type"] in schemes and one["value"]:
            yield schemes[one["type"]], one["value"]


__all__ = ["TrytonErp"]
