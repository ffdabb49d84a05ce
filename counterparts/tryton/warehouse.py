"""The warehouse of the demo: takes confirmed sales out of Tryton, picks, packs, ships with a tracking number, invoices.

    python counterparts/tryton/warehouse.py --url http://127.0.0.1:8000 --keys DIR/keys.json --once

Standard library only; speaks the ERP's REST protocol with the warehouse user's own key, as a second program would.
Each round moves what it finds: sales in state confirmed are processed; shipments waiting are assigned and picked;
picked ones get a carrier, a package with a tracking number, and leave; invoices of shipped sales are posted.
`--once` goes on until nothing moves; without it one step is taken every `--interval` seconds, so that one can watch.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

CARRIER_CODE = "DHL"
PACKAGE_TYPE = "Karton"


class WarehouseError(RuntimeError):
    """The ERP refused a step of the warehouse; a person must look."""


class WarehouseBusy(RuntimeError):
    """The ERP could not answer; the next step tries again."""


class Warehouse:
    """One worker; `step` takes every sale and shipment one state further, `finish` goes on until nothing moves."""

    def __init__(self, url: str, key: str, database: str = "erp", company: int = 1) -> None:
        self.base = f"{url.rstrip('/')}/{database}/rest/model"
        context = {"company": company, "companies": [company], "language": "en"}
        self.headers = {"Authorization": f"Bearer {key}", "X-Tryton-Context": _packed(context),
                        "Content-Type": "application/json"}  # fmt: skip
        self.refused: set[tuple[str, int]] = set()

    def finish(self, rounds: int = 50) -> dict[str, int]:
        """Steps until nothing moves any more; counts by kind (processed, picked, shipped, invoiced)."""
        sums: dict[str, int] = {}
        for _ in range(rounds):
            moved = self.step()
            if not sum(moved.values()):
                break
            for kind, count in moved.items():
                sums[kind] = sums.get(kind, 0) + count
        return sums

    def step(self, limit: int = 50) -> dict[str, int]:
        """Each sale, shipment and invoice one state further, later states first, so that nothing moves twice."""
        return {
            "invoiced": self._each("account.invoice", self._due_invoices(limit), self._invoice),
            "shipped": self._each("stock.shipment.out", self._shipments("picked", limit), self._ship),
            "picked": self._each("stock.shipment.out", self._shipments("waiting", limit), self._pick),
            "processed": self._each("sale.sale", self._sales("confirmed", limit), self._process),
        }

    def _each(self, model: str, numbers: list[int], work: Callable[[int], bool]) -> int:
        moved = 0
        for number in numbers:
            if (model, number) in self.refused:
                continue
            try:
                moved += work(number)
            except WarehouseError as refused:
                self.refused.add((model, number))
                _say({"model": model, "id": number, "refused": str(refused)})
        return moved

    def _sales(self, state: str, limit: int) -> list[int]:
        found = self.search("sale.sale", [["state", "=", state]], ["id"], limit)
        return [one["id"] for one in found]

    def _shipments(self, state: str, limit: int) -> list[int]:
        found = self.search("stock.shipment.out", [["state", "=", state]], ["id"], limit)
        return [one["id"] for one in found]

    def _due_invoices(self, limit: int) -> list[int]:
        domain = [["state", "=", "processing"], ["shipment_state", "=", "sent"], ["invoice_state", "=", "pending"]]
        sales = self.search("sale.sale", domain, ["invoices"], limit)
        numbers = [number for sale in sales for number in sale["invoices"]]
        drafts = self.search(
            "account.invoice", [["id", "in", numbers], ["state", "in", ["draft", "validated"]]], ["id"]
        )
        return [one["id"] for one in drafts]

    def _process(self, number: int) -> bool:
        self.call("POST", f"/sale.sale/{number}/process")
        return True

    def _pick(self, number: int) -> bool:
        self.call("POST", f"/stock.shipment.out/{number}/assign_try")
        (shipment,) = self.search("stock.shipment.out", [["id", "=", number]], ["state"])
        if shipment["state"] != "assigned":
            raise WarehouseError("not enough stock")
        self.call("POST", f"/stock.shipment.out/{number}/pick")
        return True

    def _ship(self, number: int) -> bool:
        fields = ["number", "carrier", "outgoing_moves.id", "root_packages"]
        (shipment,) = self.search("stock.shipment.out", [["id", "=", number]], fields)
        tracking = f"0034{40000000000000 + number:016d}"
        if not shipment["root_packages"]:
            moves = [move["id"] for move in shipment["outgoing_moves"]]
            self.call("POST", "/stock.package", {
                "type": self._package_type(), "shipment": f"stock.shipment.out,{number}",
                "shipping_reference": tracking, "moves": [["add", moves]],
            })  # fmt: skip
        carrier = {"carrier": self._carrier(), "shipping_reference": tracking}
        self.call("PUT", f"/stock.shipment.out/{number}", carrier)
        self.call("POST", f"/stock.shipment.out/{number}/pack")
        self.call("POST", f"/stock.shipment.out/{number}/do")
        return True

    def _invoice(self, number: int) -> bool:
        (invoice,) = self.search("account.invoice", [["id", "=", number]], ["invoice_date"])
        if not invoice["invoice_date"]:
            self.call("PUT", f"/account.invoice/{number}", {"invoice_date": self._today()})
        self.call("POST", f"/account.invoice/{number}/post")
        return True

    def _today(self) -> Any:
        return self.call("POST", "/ir.date/today")

    def _carrier(self) -> int:
        found = self.search("carrier", [["party.code", "=", CARRIER_CODE]], ["id"], 1)
        return int(found[0]["id"])

    def _package_type(self) -> int:
        return int(self.search("stock.package.type", [["name", "=", PACKAGE_TYPE]], ["id"], 1)[0]["id"])

    def search(self, model: str, domain: list[Any], fields: list[str], limit: int = 200) -> list[dict[str, Any]]:
        """Records of `model`, oldest first."""
        order = base64.urlsafe_b64encode(b'[["id","ASC"]]').decode()
        query = [("d", _packed(domain)), ("s", str(limit)), ("o", order), *(("f", field) for field in fields)]
        found: list[dict[str, Any]] = self.call("GET", f"/{model}?{urllib.parse.urlencode(query)}")
        return found

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One REST call; the decoded answer. Raises: WarehouseError with the ERP's words, WarehouseBusy, OSError."""
        content = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.base + path, content, self.headers, method=method)  # noqa: S310 -- own ERP
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 -- own ERP
                text = answer.read()
        except urllib.error.HTTPError as refused:
            words = refused.read().decode("utf-8", "replace")
            kind = WarehouseBusy if refused.code >= 500 or refused.code == 429 else WarehouseError
            raise kind(f"{path}: {refused.code} {words[:500]}") from None
        return json.loads(text) if text else None


def _packed(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


def _say(content: dict[str, object]) -> None:
    """One JSON line, at once."""
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Command line; one JSON line per round with what moved."""
    parser = argparse.ArgumentParser(description="Process confirmed sales in Tryton: pick, pack, ship, invoice.")
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--keys", type=Path, required=True, help="keys.json of the ERP")
    parser.add_argument("--once", action="store_true", help="work until nothing moves, then end")
    parser.add_argument("--interval", type=int, default=10, help="seconds between two steps without --once")
    options = parser.parse_args()
    keys = json.loads(options.keys.read_text(encoding="utf-8"))
    worker = Warehouse(options.url, keys["warehouse"], keys["database"], int(keys["company"]))
    if options.once:
        _say(dict(worker.finish()))
        return
    pause = threading.Event()
    while True:
        try:
            moved = worker.step()
        except (OSError, WarehouseBusy, WarehouseError) as unreachable:
            moved = {}
            _say({"waiting": str(unreachable)})
        if sum(moved.values()):
            _say(dict(moved))
        pause.wait(options.interval)


if __name__ == "__main__":
    main()
