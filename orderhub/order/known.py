"""What the merchant's master data knows about an order's articles and its customer, as values.

`needs(order)` says what to look up; the store answers for a whole batch at once with one `Known`, built by `Known.of`
from the rows it found. The checks then only look into dictionaries.

    wanted = Needs.together(needs(order) for order in batch)
    known = Known.of(articles=..., aliases=..., customers=..., identifiers=...)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

import msgspec

from orderhub.order.model import Item, Order
from orderhub.order.rules import Rules

Identity = tuple[str, str]
"""Scheme and value by which a customer is known: gln, vat_id, number, email, domain, fax."""


class KnownArticle(msgspec.Struct, frozen=True, kw_only=True):
    """A sellable article. `price` is net per `price_base` of `unit`; `units` are further units it is sold in."""

    number: str
    name: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()
    price: Decimal | None = None
    price_base: Decimal = Decimal(1)
    currency: str = "EUR"
    gtin: str | None = None
    active: bool = True


class KnownCustomer(msgspec.Struct, frozen=True, kw_only=True):
    """A customer of the ERP."""

    number: str
    name: str = ""
    language: str = "de"


class Needs(msgspec.Struct, frozen=True, kw_only=True):
    """The identifiers to look up: articles by our number, GTIN and customers' own numbers, customers by identity."""

    numbers: frozenset[str] = frozenset()
    gtins: frozenset[str] = frozenset()
    buyer_ids: frozenset[str] = frozenset()
    """To be looked up for every customer; `Known` keeps the customer apart."""
    customers: frozenset[Identity] = frozenset()

    @classmethod
    def together(cls, wanted: Iterable[Needs]) -> Needs:
        """The needs of a batch."""
        every = list(wanted)
        return cls(
            numbers=frozenset().union(*(one.numbers for one in every)),
            gtins=frozenset().union(*(one.gtins for one in every)),
            buyer_ids=frozenset().union(*(one.buyer_ids for one in every)),
            customers=frozenset().union(*(one.customers for one in every)),
        )


class Known(msgspec.Struct, kw_only=True):
    """Master data for an order or a batch. `customer` is set when somebody has already said who the customer is."""

    articles: dict[str, KnownArticle] = {}
    """By our number, folded by `number_key`."""
    gtins: dict[str, KnownArticle] = {}
    """By GTIN, folded by `gtin_key`."""
    aliases: dict[tuple[str, str], KnownArticle] = {}
    """By customer number and the customer's own article number, folded by `number_key`."""
    customers: dict[Identity, KnownCustomer] = {}
    customer: KnownCustomer | None = None

    @classmethod
    def nothing(cls) -> Known:
        """Master data that knows no article and no customer."""
        return cls()

    @classmethod
    def of(
        cls,
        *,
        articles: Iterable[KnownArticle] = (),
        aliases: Iterable[tuple[str, str, str]] = (),
        customers: Iterable[KnownCustomer] = (),
        identifiers: Iterable[tuple[str, str, str]] = (),
    ) -> Known:
        """From rows: `aliases` (customer number, buyer's id, our number); `identifiers` (scheme, value, number)."""
        known = cls()
        for article in articles:
            known.articles[number_key(article.number)] = article
            if article.gtin:
                known.gtins[gtin_key(article.gtin)] = article
        for customer_number, buyer_id, number in aliases:
            if found := known.articles.get(number_key(number)):
                known.aliases[customer_number, number_key(buyer_id)] = found
        by_number = {customer.number: customer for customer in customers}
        for number, customer in by_number.items():
            known.customers["number", identity_key("number", number)] = customer
        for scheme, value, number in identifiers:
            if owner := by_number.get(number):
                known.customers[scheme, identity_key(scheme, value)] = owner
        return known


@lru_cache(maxsize=20_000)
def number_key(number: str) -> str:
    """An article number as it is compared: blanks do not count, upper case."""
    return number.replace(" ", "").upper()


@lru_cache(maxsize=20_000)
def gtin_key(gtin: str) -> str:
    """A GTIN as it is compared: GTIN-8, -12, -13 and -14 of one article are the same number with leading zeros."""
    return gtin.strip().lstrip("0")


_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]+")
_NOT_DIGIT = re.compile(r"\D+")


@lru_cache(maxsize=20_000)
def identity_key(scheme: str, value: str) -> str:
    """An identifying value as it is compared and should be stored."""
    if scheme in {"email", "domain"}:
        return value.strip().casefold()
    if scheme == "fax":
        digits = _NOT_DIGIT.sub("", value)
        return digits.removeprefix("0049").removeprefix("49").lstrip("0")
    return _NOT_ALNUM.sub("", value).upper()


def needs(order: Order, rules: Rules | None = None, contacts: Iterable[Identity] = ()) -> Needs:
    """What to look up for `order`. `contacts`: identities of the transport (mail sender, fax number).

    Article numbers are given as written and folded, so that an index over either finds them; identities are folded.
    """
    numbers: set[str] = set()
    gtins: set[str] = set()
    buyer_ids: set[str] = set()
    for line in order.lines:
        item = line.item
        if item.seller_id:
            numbers |= {item.seller_id, number_key(item.seller_id)}
        if item.gtin:
            # GTIN-12 and GTIN-13 of one article differ by a leading zero.
            gtins |= {item.gtin, item.gtin.zfill(13), item.gtin.zfill(14), gtin_key(item.gtin)}
        if item.buyer_id:
            buyer_ids |= {item.buyer_id, number_key(item.buyer_id)}
    identities = frozenset(identities_of(order, rules, contacts))
    return Needs(
        numbers=frozenset(numbers), gtins=frozenset(gtins), buyer_ids=frozenset(buyer_ids), customers=identities
    )


def identities_of(order: Order, rules: Rules | None, contacts: Iterable[Identity] = ()) -> list[Identity]:
    """All that identifies the customer, surest first, values folded."""
    found: list[Identity] = []
    if rules and rules.customer_number:
        found.append(("number", rules.customer_number))
    if rules and rules.gln:
        found.append(("gln", rules.gln))
    buyer = order.buyer
    if buyer:
        stated = (("gln", buyer.gln), ("number", buyer.customer_number), ("vat_id", buyer.vat_id))
        found.extend((scheme, value) for scheme, value in stated if value)
        if buyer.contact and buyer.contact.email:
            found.append(("email", buyer.contact.email))
    found.extend(contacts)
    found.extend(("domain", value.rpartition("@")[2]) for scheme, value in contacts if scheme == "email")
    return [(scheme, identity_key(scheme, value)) for scheme, value in found]


def customer_of(
    order: Order, known: Known, rules: Rules | None = None, contacts: Iterable[Identity] = ()
) -> tuple[KnownCustomer, str] | None:
    """The customer and the scheme that found it ("gln", "number", ...; "given" when it was set from outside)."""
    if known.customer:
        return known.customer, "given"
    if not known.customers:
        return None
    for identity in identities_of(order, rules, contacts):
        if customer := known.customers.get(identity):
            return customer, identity[0]
    return None


def articles_of(item: Item, customer_number: str, known: Known) -> list[tuple[str, KnownArticle]]:
    """What each identifier of `item` leads to, surest first: (`gtin` | `seller_id` | `buyer_id`, article)."""
    found: list[tuple[str, KnownArticle]] = []
    gtin, seller_id, buyer_id = item.gtin, item.seller_id, item.buyer_id
    if gtin and (article := known.gtins.get(gtin_key(gtin))):
        found.append(("gtin", article))
    if seller_id and (article := known.articles.get(number_key(seller_id))):
        found.append(("seller_id", article))
    if buyer_id and customer_number and known.aliases:
        article = known.aliases.get((customer_number, number_key(buyer_id)))
        if article:
            found.append(("buyer_id", article))
    return found
