"""The rules an order must meet before it goes to the ERP without hands. Order and master data in, findings out.

`known=None` means that there is no master data at all (a document read on the command line): the checks that need it
are left out. Every finding names the canonical field; `place` adds where in the original that field stands. The list of
codes with their meaning: `docs/reference/checks.md`. Deciding what follows from findings: `orderhub.order.decision`.

    resolved, notes = resolve(order, known, rules)
    findings = place(check(resolved, known, rules, today), provenance)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from orderhub.document import NOWHERE, Finding, Severity
from orderhub.order import amounts
from orderhub.order.check_digits import is_gln, is_gtin
from orderhub.order.codes import CURRENCIES, is_unit, same_unit, unit_word
from orderhub.order.known import (
    Identity,
    Known,
    KnownArticle,
    KnownCustomer,
    Needs,
    articles_of,
    customer_of,
    identity_key,
    needs,
)
from orderhub.order.model import Amounts, Line, Order, Party, Period, Purpose, Totals
from orderhub.order.places import in_words, places
from orderhub.order.provenance import Provenance
from orderhub.order.rules import Rules

__all__ = ["Known", "KnownArticle", "KnownCustomer", "Needs", "Resolved", "check", "needs", "place", "resolve"]

_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_DEFAULT_TOLERANCE = Decimal("0.5")
_PARTIES = ("buyer", "seller", "delivery_party", "invoicee", "payer", "ultimate_consignee")


class Resolved(msgspec.Struct, frozen=True):
    """A value that master data or arithmetic gave: the field, the value, and what led to it.

    `source`: gtin, seller_id, buyer_id, article, computed, or `customer.<scheme>`.
    """

    path: str
    value: str
    source: str


def check(
    order: Order,
    known: Known | None,
    rules: Rules | None = None,
    today: date | None = None,
    contacts: Iterable[Identity] = (),
) -> list[Finding]:
    """What is wrong or doubtful. `today` is the merchant's date; None leaves out the checks against the calendar.

    `contacts` are identities of the transport (mail sender, fax number) that may tell who the customer is.
    """
    found: list[Finding] = []
    _check_head(order, found)
    _check_dates(order, today, found)
    _check_parties(order, found)
    _check_places(order, found)
    customer: KnownCustomer | None = None
    if known is not None:
        match = customer_of(order, known, rules, contacts)
        customer = match[0] if match else None
        _check_customer(order, customer, found)
    tolerance = Decimal(rules.price_tolerance) if rules else _DEFAULT_TOLERANCE
    step = amounts.smallest(order.currency)
    numbers: set[str] = set()
    for position, line in enumerate(order.lines, start=1):
        _check_line(order, line, position, step, found)
        if line.number in numbers:
            _add(found, "line.number-twice", position, "number", Severity.WARNING, number=line.number)
        numbers.add(line.number)
        if known is not None:
            _check_article(order, line, position, customer, known, tolerance, found)
    _check_totals(order, step, found)
    return found


# --- the head --------------------------------------------------------------------------------------------------------


def _check_head(order: Order, found: list[Finding]) -> None:
    if order.test:
        found.append(Finding("order.test-interchange", field="test"))
    if not order.number:
        found.append(Finding("order.number-missing", field="number"))
    if not _is_identified(order.buyer):
        found.append(Finding("order.buyer-missing", field="buyer"))
    if not order.lines and order.purpose is not Purpose.CANCELLATION:
        found.append(Finding("order.no-lines", field="lines"))
    if order.currency is None:
        if any(line.price or line.amount is not None for line in order.lines):
            found.append(Finding("order.currency-missing", Severity.INFO, field="currency"))
    elif order.currency not in CURRENCIES:
        found.append(Finding("order.currency-unknown", params={"currency": order.currency}, field="currency"))


def _is_identified(party: Party | None) -> bool:
    if party is None:
        return False
    return bool(
        party.gln
        or party.customer_number
        or party.vat_id
        or party.name
        or party.identifiers
        or (party.contact and party.contact.email)
    )


def _check_dates(order: Order, today: date | None, found: list[Finding]) -> None:
    issued = order.issue_date
    if today and issued and issued > today + timedelta(days=1):
        params = {"date": issued.isoformat(), "today": today.isoformat()}
        found.append(Finding("order.issue-date-future", Severity.WARNING, params=params, field="issue_date"))
    _check_period(order.requested_delivery, "requested_delivery", issued, today, found)
    for position, line in enumerate(order.lines, start=1):
        if line.requested_delivery:
            path = f"lines[{position}].requested_delivery"
            _check_period(line.requested_delivery, path, issued, today, found)


def _check_period(
    period: Period | None, path: str, issued: date | None, today: date | None, found: list[Finding]
) -> None:
    if period is None:
        return
    last = period.latest or period.earliest
    if period.earliest and period.latest and period.earliest > period.latest:
        params = {"earliest": period.earliest.isoformat(), "latest": period.latest.isoformat()}
        found.append(Finding("order.delivery-reversed", params=params, field=path))
    elif last and issued and last < issued:
        params = {"date": last.isoformat(), "issued": issued.isoformat()}
        found.append(Finding("order.delivery-before-issue", Severity.WARNING, params=params, field=path))
    elif last and today and last < today:
        params = {"date": last.isoformat(), "today": today.isoformat()}
        found.append(Finding("order.delivery-past", Severity.WARNING, params=params, field=path))


def _check_parties(order: Order, found: list[Finding]) -> None:
    for name in _PARTIES:
        party: Party | None = getattr(order, name)
        if party is not None and party.gln and not is_gln(party.gln):
            found.append(Finding("order.gln-invalid", Severity.WARNING, params={"gln": party.gln}, field=f"{name}.gln"))


def _check_places(order: Order, found: list[Finding]) -> None:
    """Several places to deliver to: no ERP of ours has one for each line, so a person decides."""
    for position, line in enumerate(order.lines, start=1):
        party = line.delivery_party
        if party is not None and party.gln and not is_gln(party.gln):
            field = f"lines[{position}].delivery_party.gln"
            found.append(Finding("order.gln-invalid", Severity.WARNING, params={"gln": party.gln}, field=field))
    by_place = places(order)
    if len(by_place) < 2:
        return
    listed = "; ".join(f"{in_words(party)} ({', '.join(numbers)})" for party, numbers in by_place.items())
    params = {"count": str(len(by_place)), "places": listed}
    found.append(Finding("order.several-places", Severity.WARNING, params=params, field="delivery_party"))


def _check_customer(order: Order, customer: KnownCustomer | None, found: list[Finding]) -> None:
    buyer = order.buyer
    if customer is None:
        if _is_identified(buyer):
            named = buyer.name or buyer.gln or buyer.customer_number or buyer.vat_id or "" if buyer else ""
            found.append(Finding("order.customer-unknown", params={"name": named}, field="buyer"))
        return
    stated = buyer.customer_number if buyer else None
    if stated and identity_key("number", stated) != identity_key("number", customer.number):
        params = {"stated": stated, "known": customer.number, "name": customer.name}
        found.append(Finding("order.customer-conflict", Severity.WARNING, params=params, field="buyer.customer_number"))


# --- a line ----------------------------------------------------------------------------------------------------------


def _add(
    found: list[Finding], code: str, position: int, field: str, severity: Severity = Severity.ERROR, **params: str
) -> None:
    path = f"lines[{position}].{field}" if field else f"lines[{position}]"
    found.append(Finding(code, severity, params={"line": str(position), **params}, field=path))


def _check_line(order: Order, line: Line, position: int, step: Decimal, found: list[Finding]) -> None:
    quantity = line.quantity
    if quantity is None:
        _add(found, "line.quantity-missing", position, "quantity")
    else:
        # A change sets a line to 0 to cancel it.
        if quantity.value < _ZERO or (quantity.value == _ZERO and order.purpose is not Purpose.CHANGE):
            _add(found, "line.quantity-not-positive", position, "quantity.value", quantity=_number(quantity.value))
        unit = quantity.unit
        if unit is None:
            if quantity.original_unit:
                _add(found, "line.unit-unknown", position, "quantity.unit", Severity.WARNING,
                     unit=quantity.original_unit)  # fmt: skip
            else:
                _add(found, "line.unit-missing", position, "quantity.unit", Severity.INFO)
        elif not is_unit(unit):
            _add(found, "line.unit-unknown", position, "quantity.unit", Severity.WARNING, unit=unit)
    item = line.item
    if not (item.seller_id or item.gtin or item.buyer_id):
        _add(found, "line.article-missing", position, "item", name=item.name or "")
    if item.gtin and not is_gtin(item.gtin):
        _add(found, "line.gtin-invalid", position, "item.gtin", gtin=item.gtin)
    if line.amount is not None:
        candidates = amounts.line_candidates(line, step)
        if candidates and line.amount not in candidates and all(abs(line.amount - one) > step for one in candidates):
            _add(found, "line.amount-differs", position, "amount",
                 stated=_money(line.amount), computed=_money(candidates[0]))  # fmt: skip


def _check_article(
    order: Order, line: Line, position: int, customer: KnownCustomer | None, known: Known, tolerance: Decimal,
    found: list[Finding],
) -> None:  # fmt: skip
    item = line.item
    matches = articles_of(item, customer.number if customer else "", known)
    if not matches:
        named = item.seller_id or item.gtin or item.buyer_id
        if named:
            _add(found, "line.article-unknown", position, _article_field(line), article=named, name=item.name or "")
        return
    article = matches[0][1]
    for source, other in matches[1:]:
        if other.number != article.number:
            _add(found, "line.article-conflict", position, f"item.{source}", one=article.number, other=other.number)
            return
    if item.seller_id and "seller_id" not in [source for source, _ in matches]:
        _add(found, "line.seller-id-unknown", position, "item.seller_id", Severity.INFO,
             stated=item.seller_id, known=article.number)  # fmt: skip
    if not article.active:
        _add(found, "line.article-inactive", position, "item", Severity.WARNING, article=article.number)
    unit = line.quantity.unit if line.quantity else None
    fits = unit is None or not article.unit or same_unit(unit, article.unit)
    if unit and not fits and is_unit(unit) and not any(same_unit(unit, one) for one in article.units):
        _add(found, "line.unit-not-sold", position, "quantity.unit", Severity.WARNING,
             unit=unit_word(unit, "en"), unit_de=unit_word(unit, "de"), article=article.number,
             sold=unit_word(article.unit, "en"), sold_de=unit_word(article.unit, "de"))  # fmt: skip
    if fits and article.price is not None:
        _check_price(order, line, position, article, tolerance, found)


def _article_field(line: Line) -> str:
    item = line.item
    return "item.seller_id" if item.seller_id else "item.gtin" if item.gtin else "item.buyer_id"


def _check_price(
    order: Order, line: Line, position: int, article: KnownArticle, tolerance: Decimal, found: list[Finding]
) -> None:
    assert article.price is not None
    paid = _paid_per_unit(line, amounts.smallest(order.currency))
    if paid is None:
        return
    if order.currency and order.currency != article.currency:
        _add(found, "line.price-currency", position, "price", Severity.WARNING,
             ordered=order.currency, listed=article.currency)  # fmt: skip
        return
    listed = article.price / article.price_base
    if abs(paid - listed) * _HUNDRED <= abs(listed) * tolerance:
        return
    percent = (paid - listed) * _HUNDRED / listed if listed else _HUNDRED
    _add(found, "line.price-differs", position, "price.net" if line.price else "amount", Severity.WARNING,
         ordered=_money(paid), listed=_money(listed), currency=article.currency,
         percent=f"{percent:+.1f}", tolerance=_number(tolerance))  # fmt: skip


def _paid_per_unit(line: Line, step: Decimal) -> Decimal | None:
    """Net price of one unit after the line's discounts; without discounts the price as written, not rounded."""
    if line.quantity is None or not line.quantity.value:
        return None
    price = line.price
    if not line.allowances_charges and price is not None:
        stated = price.net if price.net is not None else price.gross
        if stated is not None:
            return stated / (price.base_quantity or 1)
    amount = amounts.line_amount(line, step)
    return None if amount is None else amount / line.quantity.value


# --- the totals ------------------------------------------------------------------------------------------------------


def _check_totals(order: Order, step: Decimal, found: list[Finding]) -> None:
    stated = order.totals.stated if order.totals else None
    if stated is None or order.purpose in {Purpose.CHANGE, Purpose.CANCELLATION}:
        return
    own = amounts.computed(order)
    slack = step * max(1, len(order.lines))
    if own is not None:
        for field, code in (("lines", "order.lines-total-differs"), ("net", "order.net-differs")):
            _compare(stated, own, field, code, slack, found)
        if order.taxes or any(line.taxes for line in order.lines):
            _compare(stated, own, "tax", "order.tax-differs", slack, found)
    net = stated.net if stated.net is not None else own.net if own else None
    tax = stated.tax if stated.tax is not None else own.tax if own else None
    if stated.gross is None or net is None:
        return
    expected = None if tax is None else net + tax
    # Without any word on tax, all that can be said is that gross is not below net.
    wrong = abs(stated.gross - expected) > slack if expected is not None else stated.gross < net - slack
    if wrong:
        params = {"stated": _money(stated.gross), "computed": _money(net if expected is None else expected)}
        found.append(Finding("order.gross-differs", params=params, field="totals.stated.gross"))


def _compare(stated: Amounts, own: Amounts, field: str, code: str, slack: Decimal, found: list[Finding]) -> None:
    said, computed = getattr(stated, field), getattr(own, field)
    if said is not None and computed is not None and abs(said - computed) > slack:
        params = {"stated": _money(said), "computed": _money(computed), "difference": _money(said - computed)}
        found.append(Finding(code, params=params, field=f"totals.stated.{field}"))


def _number(value: Decimal) -> str:
    """A decimal for a person's eye: no exponent, at most six places, no needless zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _money(value: Decimal) -> str:
    """An amount or price for a person's eye: two places, or up to six where it has them."""
    whole, _, fraction = f"{value:.6f}".rstrip("0").partition(".")
    return f"{whole}.{fraction.ljust(2, '0')}"


# --- places and resolution -------------------------------------------------------------------------------------------


def place(findings: Iterable[Finding], provenance: Mapping[str, Provenance]) -> list[Finding]:
    """The findings with the place of their field in the original, or of the nearest field above or beside it."""
    findings = list(findings)
    if all(one.field is None or one.where != NOWHERE for one in findings):
        return findings
    # What master data gave stands nowhere in the original.
    places = {path: origin.where for path, origin in provenance.items() if origin.where != NOWHERE}
    for path, where in list(places.items()):
        for above in _upwards(path):
            places.setdefault(above, where)
    placed: list[Finding] = []
    for finding in findings:
        if finding.field is not None and finding.where == NOWHERE:
            where = next((places[above] for above in _upwards(finding.field) if above in places), NOWHERE)
            finding = msgspec.structs.replace(finding, where=where)
        placed.append(finding)
    return placed


def _upwards(path: str) -> list[str]:
    """`lines[3].price.net`, `lines[3].price`, `lines[3]`; a bare list (`lines`) is the place of its first entry."""
    found = [path]
    while "." in path:
        path = path.rpartition(".")[0]
        found.append(path)
    if path.endswith("]"):
        found.append(path.partition("[")[0])
    return found


def resolve(
    order: Order, known: Known | None, rules: Rules | None = None, contacts: Iterable[Identity] = ()
) -> tuple[Order, list[Resolved]]:
    """The order with our article numbers, the customer's number, missing units and computed totals filled in.

    What the document says is never overwritten, except an article number of ours that we do not know while another
    identifier of the line leads to an article. Idempotent: resolving twice changes nothing more.
    """
    notes: list[Resolved] = []
    changes: dict[str, object] = {}
    customer = None
    if known is not None and (match := customer_of(order, known, rules, contacts)):
        customer, scheme = match
        buyer = order.buyer or Party()
        if not buyer.customer_number:
            changes["buyer"] = msgspec.structs.replace(buyer, customer_number=customer.number)
            notes.append(Resolved("buyer.customer_number", customer.number, f"customer.{scheme}"))
    if known is not None:
        number = customer.number if customer else ""
        changes["lines"] = tuple(
            _resolved_line(line, position, number, known, notes) for position, line in enumerate(order.lines, start=1)
        )
    own = amounts.computed(order)
    present = order.totals or Totals()
    if own is not None and present.computed != own:
        changes["totals"] = msgspec.structs.replace(present, computed=own)
        notes.extend(
            Resolved(f"totals.computed.{field}", str(value), "computed")
            for field in ("lines", "net", "tax", "gross")
            if (value := getattr(own, field)) is not None
        )
    return (msgspec.structs.replace(order, **changes) if changes else order), notes


def _resolved_line(line: Line, position: int, customer: str, known: Known, notes: list[Resolved]) -> Line:
    matches = articles_of(line.item, customer, known)
    if not matches:
        return line
    source, article = matches[0]
    if len(matches) > 1 and any(other.number != article.number for _, other in matches[1:]):
        return line
    item, quantity = line.item, line.quantity
    if "seller_id" not in [one for one, _ in matches]:
        item = msgspec.structs.replace(item, seller_id=article.number)
        notes.append(Resolved(f"lines[{position}].item.seller_id", article.number, source))
    if not item.name and article.name:
        item = msgspec.structs.replace(item, name=article.name)
        notes.append(Resolved(f"lines[{position}].item.name", article.name, "article"))
    if quantity and quantity.unit is None and not quantity.original_unit and article.unit:
        quantity = msgspec.structs.replace(quantity, unit=article.unit)
        notes.append(Resolved(f"lines[{position}].quantity.unit", article.unit, "article"))
    if item is line.item and quantity is line.quantity:
        return line
    return msgspec.structs.replace(line, item=item, quantity=quantity)
