"""The business rules of a Peppol BIS 3 order (transaction T01), as checks of our own on the tree of the document.

    peppol.t01-r008   AnticipatedMonetaryTotal/LineExtensionAmount is 6225, the lines add up to 6225.10

Rule numbers are those of PEPPOL-T01 in the BIS Ordering 3 (OpenPeppol); what each demands is said in our own words in
`orderhub.messages.peppol`. A rule that the specification calls fatal gives an error, a "should" gives an information.
Schema, code lists beyond those named here, and other transactions are not checked: `docs/reference/peppol-rules.md`.
Pure; amounts are compared as decimals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final, NamedTuple

from orderhub.document import Finding, Found, Node, Severity, Where
from orderhub.order.codes import COUNTRIES
from parsers.peppol_codes import ALLOWANCE_REASONS, CHARGE_REASONS
from parsers.xml_tree import nodes, text, values

CUSTOMIZATION: Final = "urn:fdc:peppol.eu:poacc:trns:order:3"
_PROFILES: Final = frozenset(
    f"urn:fdc:peppol.eu:poacc:bis:{name}:3" for name in ("order_only", "ordering", "advanced_ordering")
)
_SLACK: Final = Decimal("0.02")
"""By how much a computed amount may miss the stated one, as in the rules of BIS Billing 3."""
_ZERO: Final = Decimal(0)
_CENT: Final = Decimal("0.01")
_TOTAL: Final = "AnticipatedMonetaryTotal"
_AMOUNTS: Final = frozenset({
    "Amount", "BaseAmount", "TaxAmount", "LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount",
    "AllowanceTotalAmount", "ChargeTotalAmount", "PrepaidAmount", "PayableRoundingAmount", "PayableAmount",
})  # fmt: skip
_VAT_COUNTRIES: Final = COUNTRIES | {"EL", "1A"}


class Fault(NamedTuple):
    """A place that breaks a rule, what stands there and what should."""

    where: Where
    value: str = ""
    expected: str = ""


Check = Callable[[Node], Iterator[Fault]]


class Rule(NamedTuple):
    """One rule: its number in lower case (`t01-r008`), the check, and whether it is fatal."""

    name: str
    check: Check
    fatal: bool = True


def applies(order: Node) -> bool:
    """Whether the document says that it follows the Peppol order specification."""
    return order.name == "Order" and text(order, "CustomizationID").startswith(CUSTOMIZATION)


def check(order: Node) -> list[Finding]:
    """What breaks a rule, in the order of the rules. Codes are `peppol.t01-r001`, ..., with the place of each."""
    return [
        Finding(
            f"peppol.{rule.name}",
            Severity.ERROR if rule.fatal else Severity.INFO,
            fault.where,
            {"value": fault.value[:80], "expected": fault.expected[:80]},
        )
        for rule in RULES
        for fault in rule.check(order)
    ]


def _number(found: Found | str) -> Decimal | None:
    said = found.raw if isinstance(found, Found) else found
    try:
        number = Decimal(said.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _amount(node: Node, path: str) -> Decimal | None:
    return _number(text(node, path))


def _cents(number: Decimal) -> Decimal:
    return number.quantize(_CENT, ROUND_HALF_UP)


def _lines(order: Node) -> Iterator[Node]:
    return nodes(order, "OrderLine/LineItem")


def _allowances(order: Node) -> Iterator[Node]:
    """Those of the document and of its lines, not those of prices."""
    yield from nodes(order, "AllowanceCharge")
    for line in _lines(order):
        yield from nodes(line, "AllowanceCharge")


def _of_kind(order: Node, indicator: str) -> Iterator[Node]:
    for one in _allowances(order):
        if text(one, "ChargeIndicator") == indicator:
            yield one


def _reason_codes(indicator: str, known: frozenset[str]) -> Check:
    def check(order: Node) -> Iterator[Fault]:
        for one in _of_kind(order, indicator):
            for found, _ in values(one, "AllowanceChargeReasonCode"):
                if found.raw.strip() not in known:
                    yield Fault(found.where, found.raw.strip())

    return check


def _line_ids_differ(order: Node) -> Iterator[Fault]:
    found = [one for line in _lines(order) for one, _ in values(line, "ID")]
    counted = Counter(one.raw.strip() for one in found)
    for one in found:
        if counted[one.raw.strip()] > 1:
            yield Fault(one.where, one.raw.strip())


def _has_end_date(order: Node) -> Iterator[Fault]:
    if not any(True for _ in values(order, "ValidityPeriod/EndDate")):
        yield Fault(order.where)


def _one_currency(order: Node) -> Iterator[Fault]:
    wanted = text(order, "DocumentCurrencyCode")
    stack = [order] if wanted else []
    while stack:
        node = stack.pop()
        for found in node.values.get("@currencyID", ()):
            if found.raw.strip() != wanted:
                yield Fault(found.where, found.raw.strip(), wanted)
        stack.extend(reversed(node.children))


def _not_negative(*paths: str, zero: bool = True) -> Check:
    def check(order: Node) -> Iterator[Fault]:
        for path in paths:
            for found, _ in values(order, path):
                number = _number(found)
                if number is not None and (number < _ZERO or (number == _ZERO and not zero)):
                    yield Fault(found.where, found.raw.strip())

    return check


def _states(order: Node, path: str, expected: Decimal) -> Iterator[Fault]:
    """The first value at `path` must be `expected`; nothing is asked where there is no value."""
    for found, _ in values(order, path):
        number = _number(found)
        if number is not None and _cents(number) != _cents(expected):
            yield Fault(found.where, found.raw.strip(), str(_cents(expected)))
        return


def _sum(numbers: Iterator[Decimal | None]) -> Decimal:
    return sum((one for one in numbers if one is not None), _ZERO)


def _line_total(order: Node) -> Iterator[Fault]:
    lines = _sum(_amount(line, "LineExtensionAmount") for line in _lines(order))
    yield from _states(order, f"{_TOTAL}/LineExtensionAmount", lines)


def _total_of(indicator: str, name: str) -> Check:
    def check(order: Node) -> Iterator[Fault]:
        own = (one for one in nodes(order, "AllowanceCharge") if text(one, "ChargeIndicator") == indicator)
        yield from _states(order, f"{_TOTAL}/{name}", _sum(_amount(one, "Amount") for one in own))

    return check


def _net(order: Node) -> Decimal | None:
    """Lines less allowances plus charges, as the totals state them."""
    lines = _amount(order, f"{_TOTAL}/LineExtensionAmount")
    if lines is None:
        return None
    allowances = _amount(order, f"{_TOTAL}/AllowanceTotalAmount") or _ZERO
    return lines - allowances + (_amount(order, f"{_TOTAL}/ChargeTotalAmount") or _ZERO)


def _net_total(order: Node) -> Iterator[Fault]:
    expected = _net(order)
    if expected is not None:
        yield from _states(order, f"{_TOTAL}/TaxExclusiveAmount", expected)


def _has_quantity(order: Node) -> Iterator[Fault]:
    for line in nodes(order, "OrderLine"):
        if not any(True for _ in values(line, "LineItem/Quantity")):
            yield Fault(line.where)


def _originator_named(order: Node) -> Iterator[Fault]:
    for one in nodes(order, "OriginatorCustomerParty"):
        if not text(one, "Party/PartyIdentification/ID", "Party/PartyName/Name"):
            yield Fault(one.where)
    for empty in order.values.get("OriginatorCustomerParty", ()):
        yield Fault(empty.where)


def _payable(order: Node) -> Iterator[Fault]:
    gross = _amount(order, f"{_TOTAL}/TaxInclusiveAmount")
    if gross is not None:
        prepaid = _amount(order, f"{_TOTAL}/PrepaidAmount") or _ZERO
        rounding = _amount(order, f"{_TOTAL}/PayableRoundingAmount") or _ZERO
        yield from _states(order, f"{_TOTAL}/PayableAmount", gross - prepaid + rounding)


def _gross_total(order: Node) -> Iterator[Fault]:
    tax = _amount(order, "TaxTotal/TaxAmount")
    net = _amount(order, f"{_TOTAL}/TaxExclusiveAmount")
    net = _net(order) if net is None else net
    if tax is not None and net is not None:
        yield from _states(order, f"{_TOTAL}/TaxInclusiveAmount", net + tax)


def _net_price(order: Node) -> Iterator[Fault]:
    for price in nodes(order, "OrderLine/LineItem/Price"):
        gross = _amount(price, "AllowanceCharge/BaseAmount")
        if gross is not None:
            expected = gross - (_amount(price, "AllowanceCharge/Amount") or _ZERO)
            for found, _ in values(price, "PriceAmount"):
                if _number(found) not in (None, expected):
                    yield Fault(found.where, found.raw.strip(), str(expected))


def _needs(given: str, needed: str) -> Check:
    def check(order: Node) -> Iterator[Fault]:
        for one in _allowances(order):
            if text(one, given) and not text(one, needed):
                yield Fault(one.where, text(one, given))

    return check


def _percentage(order: Node) -> Iterator[Fault]:
    for one in _allowances(order):
        base, percent = _amount(one, "BaseAmount"), _amount(one, "MultiplierFactorNumeric")
        stated = _amount(one, "Amount")
        if base is not None and percent is not None and stated is not None:
            expected = base * percent / 100
            if abs(stated - expected) > _SLACK:
                yield Fault(one.where, str(stated), str(_cents(expected)))


def _has_reason(order: Node) -> Iterator[Fault]:
    for one in _allowances(order):
        if not text(one, "AllowanceChargeReason", "AllowanceChargeReasonCode"):
            yield Fault(one.where)


def _line_amount(order: Node) -> Iterator[Fault]:
    for line in _lines(order):
        quantity, price = _amount(line, "Quantity"), _amount(line, "Price/PriceAmount")
        stated = _amount(line, "LineExtensionAmount")
        base = _amount(line, "Price/BaseQuantity")
        base = Decimal(1) if base is None else base
        if quantity is None or price is None or stated is None or base <= _ZERO:
            continue
        expected = quantity * price / base
        for one in nodes(line, "AllowanceCharge"):
            amount = _amount(one, "Amount") or _ZERO
            expected += amount if text(one, "ChargeIndicator") == "true" else -amount
        if abs(stated - expected) > _SLACK:
            yield Fault(line.where, str(stated), str(_cents(expected)))


def _vat_prefix(order: Node) -> Iterator[Fault]:
    for party in ("BuyerCustomerParty", "AccountingCustomerParty"):
        for scheme in nodes(order, f"{party}/Party/PartyTaxScheme"):
            for found, _ in values(scheme, "CompanyID"):
                if text(scheme, "TaxScheme/ID") == "VAT" and found.raw.strip()[:2].upper() not in _VAT_COUNTRIES:
                    yield Fault(found.where, found.raw.strip())


def _two_decimals(order: Node) -> Iterator[Fault]:
    stack = [order]
    while stack:
        node = stack.pop()
        for name, founds in node.values.items():
            if (name in _AMOUNTS) or (name == "" and node.name in _AMOUNTS):
                for found in founds:
                    if len(found.raw.strip().partition(".")[2]) > 2:
                        yield Fault(found.where, found.raw.strip())
        stack.extend(child for child in reversed(node.children) if child.name != "Price")


def _tax_categories(order: Node) -> Iterator[Node]:
    for one in nodes(order, "AllowanceCharge"):
        yield from nodes(one, "TaxCategory")
    for line in _lines(order):
        yield from nodes(line, "Item/ClassifiedTaxCategory")


def _has_rate(order: Node) -> Iterator[Fault]:
    for one in _tax_categories(order):
        if text(one, "ID") != "O" and not text(one, "Percent"):
            yield Fault(one.where, text(one, "ID"))


def _standard_rate(order: Node) -> Iterator[Fault]:
    for one in _tax_categories(order):
        rate = _amount(one, "Percent")
        if text(one, "ID") == "S" and rate is not None and rate <= _ZERO:
            yield Fault(one.where, str(rate))


def _profile(order: Node) -> Iterator[Fault]:
    for found, _ in values(order, "ProfileID"):
        if found.raw.strip() not in _PROFILES:
            yield Fault(found.where, found.raw.strip())


_LINE: Final = "OrderLine/LineItem"
RULES: Final = (
    Rule("t01-cl001", _reason_codes("false", ALLOWANCE_REASONS)),
    Rule("t01-cl002", _reason_codes("true", CHARGE_REASONS)),
    Rule("t01-r001", _line_ids_differ),
    Rule("t01-r002", _has_end_date, fatal=False),
    Rule("t01-r003", _one_currency),
    Rule("t01-r004", _not_negative(f"{_LINE}/Quantity")),
    Rule("t01-r005", _not_negative(f"{_LINE}/Price/PriceAmount")),
    Rule("t01-r006", _not_negative(f"{_TOTAL}/PayableAmount")),
    Rule("t01-r007", _not_negative(f"{_TOTAL}/LineExtensionAmount")),
    Rule("t01-r008", _line_total),
    Rule("t01-r009", _total_of("false", "AllowanceTotalAmount")),
    Rule("t01-r010", _total_of("true", "ChargeTotalAmount")),
    Rule("t01-r011", _net_total),
    Rule("t01-r013", _has_quantity, fatal=False),
    Rule("t01-r014", _originator_named),
    Rule("t01-r016", _payable),
    Rule("t01-r017", _gross_total),
    Rule("t01-r019", _net_price),
    Rule("t01-r020", _needs("MultiplierFactorNumeric", "BaseAmount")),
    Rule("t01-r021", _needs("BaseAmount", "MultiplierFactorNumeric")),
    Rule("t01-r022", _percentage),
    Rule("t01-r023", _has_reason),
    Rule("t01-r024", _line_amount),
    Rule("t01-r025", _not_negative(f"{_LINE}/Price/BaseQuantity", zero=False)),
    Rule("t01-r026", _vat_prefix),
    Rule("t01-r027", _not_negative(f"{_LINE}/Price/AllowanceCharge/BaseAmount")),
    Rule("t01-r028", _two_decimals),
    Rule("t01-r029", _has_rate),
    Rule("t01-r030", _standard_rate),
    Rule("t01-r031", _profile),
    Rule("t01-r032", _not_negative("AllowanceCharge/Amount", f"{_LINE}/AllowanceCharge/Amount")),
    Rule("t01-r033", _not_negative(f"{_LINE}/Price/AllowanceCharge/Amount")),
)
"""The rules we claim: each agrees with the published test documents of its number."""
