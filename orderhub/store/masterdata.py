"""Articles, customers and partners as the ERP and the mapping files know them, for checks in batches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import select

from orderhub.mapping.mapped import PartnerRules
from orderhub.order.desk_states import DeskState
from orderhub.order.known import Known, KnownArticle, KnownCustomer, Needs, identity_key
from orderhub.ports import Article, Customer
from orderhub.store import bulk
from orderhub.store.engine import Tx
from orderhub.store.tables import (
    article_aliases,
    articles,
    customer_identifiers,
    customers,
    partner_identifiers,
    partners,
)


def save_articles(tx: Tx, found: Iterable[Article], at: datetime) -> int:
    """Take over the ERP's articles with their prices and the customers' own numbers; returns how many."""
    listed = list({one.number: one for one in found}.values())
    rows = [
        {"number": one.number, "name": one.name, "unit": one.unit, "gtin": one.gtin, "price": one.price,
         "currency": one.currency, "changed_at": at}
        for one in listed
    ]  # fmt: skip
    bulk.insert(
        tx, articles, rows,
        "on conflict (number) do update set name = excluded.name, unit = excluded.unit, gtin = excluded.gtin, "
        "price = excluded.price, currency = excluded.currency, changed_at = excluded.changed_at",
    )  # fmt: skip
    aliases = [
        {"customer_number": customer, "buyer_id": theirs, "article": one.number}
        for one in listed for customer, theirs in one.buyer_ids.items()
    ]  # fmt: skip
    bulk.insert(
        tx, article_aliases, aliases, "on conflict (customer_number, buyer_id) do update set article = excluded.article"
    )
    return len(rows)


def save_customers(tx: Tx, found: Iterable[Customer], at: datetime) -> int:
    """Take over the ERP's customers with their identifiers; returns how many."""
    listed = list({one.number: one for one in found}.values())
    rows = [{"number": one.number, "name": one.name, "language": one.language, "changed_at": at} for one in listed]
    bulk.insert(
        tx, customers, rows,
        "on conflict (number) do update set name = excluded.name, language = excluded.language, "
        "changed_at = excluded.changed_at",
    )  # fmt: skip
    ids = dict(tx.execute(select(customers.c.number, customers.c.id)).all())
    identifiers = [
        {"customer_id": ids[one.number], "channel": "", "scheme": scheme, "value": identity_key(scheme, value)}
        for one in listed for scheme, value in dict.fromkeys((("number", one.number), *one.identifiers)) if value
    ]  # fmt: skip
    bulk.insert(tx, customer_identifiers, identifiers, "on conflict do nothing")
    return len(rows)


def save_partners(tx: Tx, rules: Iterable[PartnerRules], at: datetime) -> None:
    """Keep the rules that the mapping files state now, so that later steps need no mapping file."""
    rows = [
        {"slug": one.slug, "name": one.name, "language": one.language, "customer_number": one.customer_number or "",
         "rules": one, "changed_at": at}
        for one in {rule.slug: rule for rule in rules}.values()
    ]  # fmt: skip
    bulk.insert(
        tx, partners, rows,
        "on conflict (slug) do update set name = excluded.name, language = excluded.language, "
        "customer_number = excluded.customer_number, rules = excluded.rules, changed_at = excluded.changed_at "
        "where partners.rules is distinct from excluded.rules",
    )  # fmt: skip


_ALIASES: Final = "select customer_number, buyer_id, article from article_aliases where buyer_id = any(%(theirs)b)"
_ARTICLES: Final = """
select number, name, unit, price, currency, gtin from articles where number = any(%(numbers)b) or gtin = any(%(gtins)b)
"""
_PEOPLE: Final = """
select c.number, c.name, c.language, i.scheme, i.value
from customers c left join customer_identifiers i on i.customer_id = c.id
where c.id in (select customer_id from customer_identifiers where value = any(%(values)b))
"""


def known(tx: Tx, needs: Needs) -> Known:
    """Master data for a batch of orders: three queries."""
    aliases = bulk.fetch(tx, _ALIASES, {"theirs": list(needs.buyer_ids)})
    numbers = list({*needs.numbers, *(row.article for row in aliases)})
    listed = bulk.fetch(tx, _ARTICLES, {"numbers": numbers, "gtins": list(needs.gtins)})
    people = bulk.fetch(tx, _PEOPLE, {"values": list({value for _, value in needs.customers})})
    return Known.of(
        articles=[
            KnownArticle(number=row.number, name=row.name, unit=row.unit, price=row.price, currency=row.currency,
                         gtin=row.gtin)
            for row in listed
        ],
        aliases=[(row.customer_number, row.buyer_id, row.article) for row in aliases],
        customers=[KnownCustomer(number=row.number, name=row.name, language=row.language) for row in people],
        identifiers=[(row.scheme, row.value, row.number) for row in people if row.scheme],
    )  # fmt: skip


def rules_of(tx: Tx, slug: str) -> PartnerRules | None:
    """The rules of a partner as its orders were last read; None when it is unknown."""
    found = tx.execute(select(partners.c.rules).where(partners.c.slug == slug)).scalar()
    return msgspec.convert(found, PartnerRules) if found else None


def desk_states(tx: Tx) -> dict[tuple[str, str], DeskState]:
    """The merchant's own states by partner and name."""
    stated = partners.c.rules["states"]
    found = tx.execute(select(partners.c.slug, stated).where(stated.is_not(None)))
    return {
        (row[0], one.name): one for row in found if row[1] for one in msgspec.convert(row[1], tuple[DeskState, ...])
    }


def rules_by_slug(tx: Tx, slugs: Iterable[str]) -> dict[str, PartnerRules]:
    """The rules of those of these partners that are known."""
    found = bulk.fetch(tx, "select slug, rules from partners where slug = any(%(slugs)b)", {"slugs": list(slugs)})
    return {row.slug: msgspec.convert(row.rules, PartnerRules) for row in found}


_SENDER = ("edi", "sender")


def save_senders(tx: Tx, named: Sequence[tuple[str, str]]) -> None:
    """Remember by which interchange address a partner (slug) sends."""
    rows = [{"partner": slug, "channel": _SENDER[0], "scheme": _SENDER[1], "value": sender} for slug, sender in named]
    bulk.insert(tx, partner_identifiers, rows, "on conflict do nothing")


def rules_by_sender(tx: Tx, senders: Sequence[str]) -> dict[str, PartnerRules]:
    """The rules of the partners that are known to send by these interchange addresses."""
    listed = (
        select(partner_identifiers.c.value, partners.c.rules)
        .join(partners, partners.c.slug == partner_identifiers.c.partner)
        .where(partner_identifiers.c.channel == _SENDER[0], partner_identifiers.c.scheme == _SENDER[1],
               partner_identifiers.c.value.in_(senders))
    )  # fmt: skip
    return {row.value: msgspec.convert(row.rules, PartnerRules) for row in tx.execute(listed)}


def has_articles(tx: Tx) -> bool:
    """Whether the ERP's articles were ever taken over; without them nothing can be called unknown."""
    return tx.execute(select(articles.c.number).limit(1)).scalar() is not None
