"""The demo shop (django-oscar) as a process of its own on a copy of the seeded database, and a guest who buys in it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from counterparts.oscar import setup
from tests.live.presence import absent
from tests.live.process import running
from tests.live.waiting import free_port

CACHE = Path(__file__).parents[2] / ".cache" / "oscar"


@dataclass(frozen=True)
class Oscar:
    """A running shop and its staff account."""

    port: int
    database: Path
    user: str = setup.USER
    password: str = setup.PASSWORD

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def buy(self, wanted: dict[str, int], note: str = "", email: str = "gast@example.com") -> dict[str, Any]:
        """A guest orders `wanted`, quantities by article number (partner_sku); returns the shop's order."""
        with httpx.Client(base_url=self.url, timeout=30) as guest:
            basket = guest.get("/api/basket/").raise_for_status().json()
            products = {self._sku(guest, one): one["url"] for one in guest.get("/api/products/").json()}
            for sku, quantity in wanted.items():
                line = {"url": products[sku], "quantity": quantity}
                guest.post("/api/basket/add-product/", json=line).raise_for_status()
            country = guest.get("/api/countries/").json()[0]["url"]
            address = {
                "country": country, "first_name": "Jörg", "last_name": "Groß", "line1": "Königstraße 1",
                "line4": "Stuttgart", "postcode": "70173", "phone_number": "+49 711 4567990", "notes": note,
            }  # fmt: skip
            order = {"basket": basket["url"], "guest_email": email}
            order |= {"shipping_address": address, "billing_address": address}
            answer = guest.post("/api/checkout/", json=order)
            assert answer.status_code == 200, answer.text
            return dict(answer.json())

    @staticmethod
    def _sku(guest: httpx.Client, product: dict[str, Any]) -> str:
        detail = guest.get(product["url"]).raise_for_status().json()
        return str(guest.get(detail["stockrecords"]).raise_for_status().json()[0]["partner_sku"])


@contextmanager
def oscar(folder: Path) -> Iterator[Oscar]:
    """Starts a shop on its own copy of the template, which is made at the first use (15 s)."""
    try:
        cache = setup.make(CACHE)
    except (subprocess.CalledProcessError, OSError) as error:
        absent(f"the demo shop cannot be installed: {error}")
        raise
    shop = Oscar(free_port(), folder / "shop.sqlite")
    shutil.copy(cache / "template.sqlite", shop.database)
    command = setup.serve_command(cache, shop.port)
    with running(command, shop.port, folder / "oscar.log", env=setup.environment(shop.database), timeout_s=60):
        yield shop
