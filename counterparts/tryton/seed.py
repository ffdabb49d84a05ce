"""Makes the ERP's database: schema, company, chart of accounts, customers, articles with stock, hub and warehouse user.

Runs in the ERP's own environment (trytond and proteus are GPL and stay there):

    ERP/venv/bin/python counterparts/tryton/seed.py --config trytond.conf --database erp \
        --customers customers.csv --articles articles.csv --keys keys.json

Progress is one JSON object a line on stdout: {"step": 7, "total": 28, "text": "..."}. `keys.json` gets the REST keys.
The articles file has the columns number, name, price and may have gtin, unit (Rec 20), stock. The customers file has
number, name, language, street, postal_code, city, country, gln, vat_id, email, fax. The invoice of a sale is made with
the sale and posted by the warehouse worker after the goods left.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import json
import logging
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

MODULES = ("web_shop", "stock_package_shipping")
LOADED_MODULES = 21
SEED_STEPS = 7
STOCK = 10_000
SHOP = "orderhub"
CARRIER = "DHL Paket"
# UN/ECE Rec 20 -> symbol of the unit Tryton ships with; other codes become a unit of their own, symbol = code.
UNITS = {
    "": "u", "C62": "u", "H87": "u", "EA": "u", "PCE": "u", "KGM": "kg", "GRM": "g", "MTR": "m", "CMT": "cm",
    "LTR": "l", "MTK": "m²", "MTQ": "m³", "HUR": "h", "DAY": "d",
}  # fmt: skip
UNIT_NAMES = {
    "CT": "Karton", "CS": "Kiste", "PK": "Packung", "PR": "Paar", "SET": "Satz", "RO": "Rolle", "PF": "Palette",
    "BX": "Schachtel", "DZN": "Dutzend", "XBJ": "Eimer", "XSA": "Sack",
}  # fmt: skip


class Progress(logging.Handler):
    """Turns the server's own "loading module" log into progress lines."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.step = 0

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg == "%s load" and self.step < LOADED_MODULES:
            self.say(f"Tryton: module {record.getMessage().split()[0]}")

    def say(self, text: str) -> None:
        self.step += 1
        _say({"step": self.step, "total": LOADED_MODULES + SEED_STEPS, "text": text})


def _say(content: dict[str, object]) -> None:
    """One JSON line, at once."""
    sys.stdout.write(json.dumps(content) + "\n")
    sys.stdout.flush()


def main() -> None:
    options = _options()
    progress = Progress()
    logging.getLogger("trytond.modules").addHandler(progress)
    logging.getLogger("trytond.modules").setLevel(logging.INFO)
    logging.getLogger("trytond.modules").propagate = False
    password = secrets.token_urlsafe(18)
    _create_schema(options, password)
    progress.step = LOADED_MODULES
    progress.say("Tryton: company, chart of accounts, fiscal years")
    company, accounts = _company(options)
    made = _Seed(options.database, company, accounts)
    for text, step in (
        ("Tryton: taxes, payment term, carrier", made.trade),
        ("Tryton: units and articles", lambda: made.articles(_rows(options.articles))),
        ("Tryton: stock", made.stock),
        ("Tryton: customers", lambda: made.customers(_rows(options.customers), _branches(options))),
        ("Tryton: shop and users", made.users),
    ):
        progress.say(text)
        _commit(options.database, company, step)
    content = {**made.keys, "database": options.database, "company": company, "shop": SHOP, "admin_password": password}
    options.keys.touch(mode=0o600)
    options.keys.write_text(json.dumps(content, indent=1), encoding="utf-8")
    progress.say("Tryton: ready")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--database", default="erp")
    parser.add_argument("--customers", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    return parser.parse_args()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in file if line.strip() and not line.startswith("#")]
    dialect = ";" if lines[0].count(";") > lines[0].count(",") else ","
    return [
        {key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines, delimiter=dialect)
    ]


def _branches(options: argparse.Namespace) -> list[dict[str, str]]:
    """Places a customer is delivered to, by the code he names them with; beside the customers file."""
    file: Path = options.customers.with_name("branches.csv")
    return _rows(file) if file.exists() else []


def _create_schema(options: argparse.Namespace, password: str) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".pw") as file:
        file.write(password)
        file.flush()
        os.environ["TRYTONPASSFILE"] = file.name  # noqa: TID251 -- how trytond wants it; no orderhub here
        from trytond import commandline, config

        config.update_etc([str(options.config)])
        from trytond import admin

        arguments = ["-c", str(options.config), "-d", options.database, "-u", *MODULES, "--activate-dependencies",
                     "-l", "de", "--email", "erp@example.com"]  # fmt: skip
        admin.run(commandline.get_parser_admin().parse_args(arguments))


def _company(options: argparse.Namespace) -> tuple[int, dict[str, int]]:
    """Company, minimal chart, fiscal years of this and the next year, through the ERP's own wizards."""
    from proteus import Model
    from proteus import config as proteus_config
    from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, get_accounts
    from trytond.modules.account_invoice.tests.tools import set_fiscalyear_invoice_sequences
    from trytond.modules.company.tests.tools import create_company, get_company

    proteus_config.set_trytond(f"sqlite:///{options.database}", config_file=str(options.config))
    country = Model.get("country.country")(name="Deutschland", code="DE")
    country.save()
    party = Model.get("party.party")(name="Muster Werkzeug GmbH", code="MUSTER")
    address = party.addresses[0]
    address.street, address.postal_code, address.city = "Werkstraße 1", "30159", "Hannover"
    address.country = country
    party.save()
    create_company(party=party, currency="EUR")
    company = get_company()
    # The wizards' tools look records up by their English names.
    proteus_config.get_config()._context["language"] = "en"  # noqa: SLF001 -- proteus has no other way
    create_chart(company, chart="account.account_template_root_de")
    accounts = get_accounts(company)
    year = dt.date.today().year  # noqa: DTZ011 -- the ERP runs in UTC
    for one in (year - 1, year, year + 1):
        span = (dt.date(one, 1, 1), dt.date(one, 12, 31))
        fiscal_year = set_fiscalyear_invoice_sequences(_whole_year(create_fiscalyear(company, span), *span))
        fiscal_year.click("create_period")
    return company.id, {kind: account.id for kind, account in accounts.items()}


def _whole_year(fiscal_year: Any, start: dt.date, end: dt.date) -> Any:
    fiscal_year.start_date, fiscal_year.end_date = start, end
    fiscal_year.name = str(start.year)
    return fiscal_year


def _commit(database: str, company: int, step: Callable[[], None]) -> None:
    """Run `step` in a transaction of its own; Tryton asks for a restart when a table must be locked from the start."""
    from trytond.transaction import Transaction, TransactionError

    extras: dict[str, Any] = {}
    while True:
        context = {"company": company, "companies": [company], "language": "de"}
        with Transaction().start(database, 1, context=context, **extras) as transaction:
            try:
                step()
            except TransactionError as asked:
                transaction.rollback()
                asked.fix(extras)
                continue
            transaction.commit()
            return


class _Seed:
    """Master data, written in bulk."""

    def __init__(self, database: str, company: int, accounts: dict[str, int]) -> None:
        from trytond.pool import Pool
        from trytond.transaction import Transaction

        self.pool = Pool(database)
        self.transaction = Transaction
        self.company = company
        self.accounts = accounts
        self.keys: dict[str, str] = {}
        self.category = 0
        self.term = 0
        self.products: list[tuple[int, Decimal]] = []

    def one(self, model: str, *domain: tuple[Any, ...]) -> Any:
        """The one record of `model` in `domain`."""
        (record,) = self.pool.get(model).search(list(domain))
        return record

    def make(self, model: str, *values: dict[str, Any]) -> list[Any]:
        """New records of `model`."""
        records: list[Any] = self.pool.get(model).create(list(values))
        return records

    def by_id(self, module: str, xml_id: str) -> int:
        """The database id of a record a module ships."""
        number: int = self.pool.get("ir.model.data").get_id(module, xml_id)
        return number

    def trade(self) -> None:
        (group,) = self.make("account.tax.group", {"name": "USt.", "code": "VAT", "kind": "sale"})
        tax_account = self.accounts.get("tax", self.accounts["revenue"])
        (tax,) = self.make("account.tax", {
            "name": "USt. 19 %", "description": "19 % USt.", "type": "percentage", "rate": Decimal("0.19"),
            "group": group.id, "company": self.company,
            "invoice_account": tax_account, "credit_note_account": tax_account,
        })  # fmt: skip
        (category,) = self.make("product.category", {
            "name": "Ware 19 %", "accounting": True, "account_expense": self.accounts["expense"],
            "account_revenue": self.accounts["revenue"], "customer_taxes": [("add", [tax.id])],
        })  # fmt: skip
        self.category = category.id
        (term,) = self.make("account.invoice.payment_term", {
            "name": "Zahlbar innerhalb von 30 Tagen",
            "lines": [("create", [{"type": "remainder", "relativedeltas": [("create", [{"days": 30}])]}])],
        })  # fmt: skip
        self.term = term.id
        (service,) = self.make("product.template", {
            "name": "Versand", "type": "service", "default_uom": self.by_id("product", "uom_unit"), "salable": False,
            "list_price": Decimal(0), "account_category": self.category,
            "products": [("create", [{"code": "VERSAND"}])],
        })  # fmt: skip
        (party,) = self.make("party.party", {"name": CARRIER, "code": "DHL"})
        self.make("carrier", {"party": party.id, "carrier_product": service.products[0].id})
        self.make("stock.package.type", {"name": "Karton"})
        configuration = self.pool.get("sale.configuration")(1)
        configuration.sale_invoice_method = "order"
        configuration.sale_shipment_method = "order"
        configuration.save()

    def articles(self, rows: list[dict[str, str]]) -> None:
        with self.transaction().set_context(language="en"):  # symbols are translated: "u" is "Stk." in German
            units: dict[str, int] = {unit.symbol: unit.id for unit in self.pool.get("product.uom").search([])}
        for row in rows:
            symbol = UNITS.get(row.get("unit", ""), row.get("unit", ""))
            if symbol not in units:
                name = UNIT_NAMES.get(symbol, symbol)
                (kind,) = self.make("product.uom.category", {"name": name})
                (unit,) = self.make("product.uom", {
                    "name": name, "symbol": symbol, "category": kind.id, "factor": 1.0, "rate": 1.0,
                    "digits": 0, "rounding": 1.0,
                })  # fmt: skip
                units[symbol] = unit.id
        templates = self.make("product.template", *(self._article(row, units) for row in rows))
        self.products = [
            (one.products[0].id, Decimal(row.get("stock") or STOCK)) for one, row in zip(templates, rows, strict=True)
        ]

    def _article(self, row: dict[str, str], units: dict[str, int]) -> dict[str, Any]:
        unit = units[UNITS.get(row.get("unit", ""), row.get("unit", ""))]
        gtin = row.get("gtin", "")
        product: dict[str, Any] = {"suffix_code": row["number"]}
        if gtin:
            product["identifiers"] = [("create", [{"type": "ean" if len(gtin) in (8, 13) else None, "code": gtin}])]
        return {
            "name": row["name"], "type": "goods", "default_uom": unit, "salable": True, "sale_uom": unit,
            "list_price": Decimal(row.get("price") or 0), "account_category": self.category,
            "products": [("create", [product])],
        }  # fmt: skip

    def stock(self) -> None:
        storage = self.one("stock.location", ("type", "=", "storage"), ("code", "=", "STO"))
        (inventory,) = self.make("stock.inventory", {
            "location": storage.id, "company": self.company, "empty_quantity": "keep",
            "date": dt.date.today(),  # noqa: DTZ011 -- the ERP runs in UTC
            "lines": [("create", [{"product": one, "quantity": float(count)} for one, count in self.products])],
        })  # fmt: skip
        self.pool.get("stock.inventory").confirm([inventory])

    def customers(self, rows: list[dict[str, str]], branches: list[dict[str, str]]) -> None:
        countries = {"DE": self.one("country.country", ("code", "=", "DE")).id}
        for code, name in (
            ("AT", "Österreich"),
            ("CH", "Schweiz"),
            ("US", "USA"),
            ("NL", "Niederlande"),
            ("GB", "Großbritannien"),
        ):
            countries[code] = self.make("country.country", {"name": name, "code": code})[0].id
        languages = {one.code: one.id for one in self.pool.get("ir.lang").search([("code", "in", ["de", "en"])])}
        parties = self.make("party.party", *(self._customer(row, countries, languages) for row in rows))
        ids = {party.code: party.id for party in parties}
        for row in branches:
            (address,) = self.make("party.address", {
                "party": ids[row["customer"]], "party_name": row["name"], "street": row["street"],
                "postal_code": row["postal_code"], "city": row["city"], "country": countries[row["country"]],
                "delivery": True,
            })  # fmt: skip
            self.make("party.identifier", {"party": ids[row["customer"]], "address": address.id, "code": row["code"]})

    def _customer(self, row: dict[str, str], countries: dict[str, int], languages: dict[str, int]) -> dict[str, Any]:
        from stdnum.eu import vat

        identifiers: list[dict[str, Any]] = [{"type": None, "code": row["gln"]}] if row.get("gln") else []
        if row.get("vat_id"):
            # Of type eu_vat Tryton asks the EU's service before it posts an invoice; the nation's own type asks nobody.
            kind = f"{row['vat_id'][:2].lower()}_vat" if vat.is_valid(row["vat_id"]) else None
            identifiers.append({"type": kind, "code": row["vat_id"]})
        contacts = [{"type": kind, "value": row[kind]} for kind in ("email", "fax", "phone") if row.get(kind)]
        return {
            "name": row["name"], "code": row["number"], "lang": languages.get(row.get("language") or "de"),
            "customer_payment_term": self.term,
            "addresses": [("create", [{
                "street": row.get("street", ""), "postal_code": row.get("postal_code", ""), "city": row.get("city", ""),
                "country": countries[row.get("country") or "DE"], "invoice": True, "delivery": True,
            }])],
            "identifiers": [("create", identifiers)] if identifiers else [],
            "contact_mechanisms": [("create", contacts)] if contacts else [],
        }  # fmt: skip

    def users(self) -> None:
        warehouse = self.one("stock.location", ("type", "=", "warehouse"))
        self.make("web.shop", {
            "name": SHOP, "company": self.company, "currency": self.one("currency.currency", ("code", "=", "EUR")).id,
            "warehouses": [("add", [warehouse.id])],
        })  # fmt: skip
        language = self.one("ir.lang", ("code", "=", "de")).id
        for login, groups in (
            ("hub", (("sale", "group_sale"), ("stock", "group_stock"), ("account", "group_account"))),
            ("warehouse", (("sale", "group_sale"), ("sale", "group_sale_admin"), ("stock", "group_stock"),
                           ("account", "group_account"))),
        ):  # fmt: skip
            (user,) = self.make("res.user", {
                "name": login, "login": login, "language": language, "companies": [("add", [self.company])],
                "company": self.company, "groups": [("add", [self.by_id(*group) for group in groups])],
            })  # fmt: skip
            (application,) = self.make("res.user.application", {"user": user.id, "application": "rest"})
            self.keys[login] = application.key


if __name__ == "__main__":
    main()
