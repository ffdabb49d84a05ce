"""Mapping file text -> `Profile`. Everything is read and checked here: keys, fields, paths, operations, patterns.

    profile: nordwind-orders
    extends: generic-edifact-orders
    match: {format: edifact, message: ORDERS, sender: "4012345000009"}
    partner: {slug: nordwind, name: Nordwind Handels GmbH, customer_number: KD-1001, replies: [ordrsp, desadv]}
    order:
      buyer.customer_number: {const: KD-1001}

What needs other files (extends, lookups) is checked by `orderhub.mapping.catalog`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, InvalidOperation

import msgspec

from orderhub.document import Severity
from orderhub.mapping import lookup, paths, rule, source
from orderhub.mapping.fields import HEADER, HEADER_LISTS, LINE, LINE_LISTS, LISTS, Type
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.mapped import PartnerRules
from orderhub.mapping.numbers import STYLES
from orderhub.mapping.outgoing import outgoing
from orderhub.mapping.profile import NOTHING, Block, Level, MatchTest, Profile
from orderhub.mapping.rule import Rule
from orderhub.mapping.source import Item, nearest
from orderhub.messages import catalogue
from orderhub.order.desk_states import DeskState

KEYS = ("profile", "about", "extends", "match", "partner", "numbers", "syntax", "tables", "order", "lines", "transform")
LEARNED = ".learned"
"""Ends the name of a file of learned rules, before `.yaml`."""
FORMATS = ("edifact", "x12", "json", "table", "pdf", "fax", "mail", "xml")
REPLIES = ("ordrsp", "desadv", "invoic", "997", "855", "856", "810", "mail", "callback", "contrl", "aperak")
MATCH_KEYS = (
    "any", "format", "kind", "message", "directory", "association", "version", "sender", "sender_id", "receiver",
    "receiver_id", "application", "group", "test", "sender_domain", "domain", "recipient", "subject", "forwarded_by",
    "caller", "called", "fax", "phone", "email", "name", "vat_id", "gln", "customer_number", "supplier_number",
    "buyer_name", "buyer_vat_id", "buyer_gln", "buyer_email", "buyer_phone", "customer_name", "channel", "language",
    "root", "namespace", "customization", "interchange", "syntax", "shop", "platform",
    "shape", "topic", "schema", "sheet", "title", "titles", "file",
)  # fmt: skip
"""Keys the parsers set, and named fields at the top of a document."""
_PARTNER = (
    "slug", "name", "language", "gln", "customer_number", "priority", "due_hours", "touchless", "price_tolerance",
    "replies", "ack_hours", "unique_interchanges", "reply_to", "ibans", "states",
    "confirm_layouts", "outgoing",
)  # fmt: skip
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
WEIGHTS = {"error": Severity.ERROR, "warn": Severity.WARNING, "ignore": Severity.INFO}
"""What a partner's `syntax.policy` may say of a finding. An ignored one is still shown, and never holds an order up."""


def load(text: str, name: str) -> Profile:
    """The profile in `text`; `name` is what complaints and provenance call the file, e.g. `partners/nordwind.yaml`.

    Raises: MappingError, and nothing else, whatever `text` is.
    """
    top = source.read(text, name)
    if top.entries and "sharpens" in top.entries:
        return _learned(top, text, name)
    has = top.mapping("a mapping file", KEYS)
    for key in ("profile", "match"):
        if key not in has:
            top.fail("mapping.key-missing", key=key, where=name)
    slug = _name(has["profile"])
    profile = Profile(
        name=slug,
        file=name,
        sha=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        item=top,
        text=text,
        about=has["about"].scalar("a sentence") if "about" in has else "",
        extends=_name(has["extends"]) if "extends" in has else None,
        matches=_matches(has["match"]),
        partner=_partner(has["partner"]) if "partner" in has else None,
        numbers=has["numbers"].choice(STYLES) if "numbers" in has else NOTHING,
        policy=_policy(has.get("syntax")),
        transform=_transform(has.get("transform")),
        tables=_tables(has.get("tables")),
    )
    if "order" in has:
        profile.order = _level(has["order"], HEADER, HEADER_LISTS)
    if "lines" in has:
        _lines(profile, has["lines"])
    if profile.partner and not (slug == profile.partner.slug or slug.startswith(profile.partner.slug + "-")):
        has["profile"].fail("mapping.profile-name", slug=profile.partner.slug)
    return profile


def _learned(top: Item, text: str, name: str) -> Profile:
    """A file of what was learned from corrections of one profile's orders."""
    has = top.mapping("a file of learned rules", ("sharpens", "about", "order", "lines"))
    sharpens = _name(has["sharpens"])
    profile = Profile(
        name=f"{sharpens}{LEARNED}",
        file=name,
        sha=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        item=top,
        text=text,
        about=has["about"].scalar("a sentence") if "about" in has else "",
        sharpens=sharpens,
    )
    if "order" in has:
        profile.order = _level(has["order"], HEADER, {}, rule.sharpening)
    line = has["lines"].mapping("{line: {...}}", ("line",)).get("line") if "lines" in has else None
    if line is not None:
        profile.line = _level(line, LINE, {}, rule.sharpening)
    return profile


def _name(item: Item) -> str:
    text = item.scalar("a name")
    if not _NAME.fullmatch(text):
        item.fail("mapping.value-wrong", expected="a name of small letters, digits and hyphens", value=text)
    return text


def _matches(item: Item) -> tuple[tuple[MatchTest, ...], ...]:
    if item.is_null:
        return ()
    has = item.mapping("keys of the document such as {format: edifact, sender: ...}", MATCH_KEYS)
    if "format" not in has:
        item.fail("mapping.key-missing", key="format", where="match")
    for one in has["format"].sequence():
        one.choice(FORMATS)
    shared = tuple(_test(key, one) for key, one in has.items() if key != "any")
    if "any" not in has:
        return (shared,)
    alternatives = has["any"].sequence()
    if not alternatives:
        has["any"].fail("mapping.value-wrong", expected="at least one alternative", value="an empty list")
    known = tuple(key for key in MATCH_KEYS if key not in {"any", "format"})
    return tuple(
        (*shared, *(_test(key, value) for key, value in one.mapping("keys of the document", known).items()))
        for one in alternatives
    )


def _test(key: str, item: Item) -> MatchTest:
    values = tuple(one.scalar("a value") for one in item.sequence())
    if not values:
        item.fail("mapping.value-wrong", expected="a value", value="an empty list")
    return MatchTest(key, values, item)


def _partner(item: Item) -> PartnerRules:
    has = item.mapping("{slug: ..., name: ...}", _PARTNER)
    for key in ("slug", "name"):
        if key not in has:
            item.fail("mapping.key-missing", key=key, where="partner")
    rules = PartnerRules(slug=_name(has["slug"]), name=has["name"].scalar("a name"))
    changes: dict[str, object] = {}
    for key, read in _PARTNER_KEYS.items():
        if key in has:
            changes[key] = read(has[key])
    return msgspec.structs.replace(rules, **changes)


def _replies(item: Item) -> tuple[str, ...]:
    return tuple(one.choice(REPLIES) for one in item.sequence())


def _percent(item: Item) -> str:
    text = item.scalar("a percentage such as 0.5")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not (number.is_finite() and 0 <= number <= 100):
        item.fail("mapping.value-wrong", expected="a percentage from 0 to 100", value=text)
    return text


_STATE = ("name", "de", "en", "on")


def _states(item: Item) -> tuple[DeskState, ...]:
    found: dict[str, DeskState] = {}
    for one in item.sequence():
        has = one.mapping("{name: ..., de: ..., en: ...}", _STATE)
        for key in ("name", "de", "en"):
            if key not in has:
                one.fail("mapping.key-missing", key=key, where="states")
        name = _name(has["name"])
        if name in found:
            has["name"].fail("mapping.key-doubled", key=name)
        codes = has["on"].sequence() if "on" in has else []
        found[name] = DeskState(
            name=name, de=has["de"].scalar("words"), en=has["en"].scalar("words"), on=tuple(map(_code, codes))
        )
    return tuple(found.values())


def _code(item: Item) -> str:
    code = item.scalar("the code of a reason to wait")
    if code not in catalogue():
        item.fail("mapping.code-unknown", value=code, meant=nearest(code, catalogue()) or "-")
    return code


_PARTNER_KEYS: dict[str, Callable[[Item], object]] = {
    "language": lambda item: item.choice(("de", "en")),
    "gln": lambda item: item.scalar("a GLN"),
    "customer_number": lambda item: item.scalar("a customer number"),
    "reply_to": lambda item: item.scalar("an address"),
    "priority": lambda item: item.integer(0, 100),
    "due_hours": lambda item: item.integer(1, 2000),
    "touchless": lambda item: item.flag(),
    "ack_hours": lambda item: item.integer(0, 2000),
    "unique_interchanges": lambda item: item.flag(),
    "confirm_layouts": lambda item: item.integer(0, 100),
    "price_tolerance": _percent,
    "replies": _replies,
    "states": _states,
    "ibans": lambda item: tuple(one.scalar("an IBAN") for one in item.sequence()),
    "outgoing": outgoing,
}


def _policy(item: Item | None) -> dict[str, Severity]:
    """How much findings weigh with this partner, by code."""
    if item is None:
        return {}
    has = item.mapping("policy with weights by code", ("policy",))
    policy: dict[str, Severity] = {}
    weights = has["policy"].mapping("weights by code such as edi.unt-count: ignore") if "policy" in has else {}
    for code, weight in weights.items():
        if code not in catalogue():
            has["policy"].fail_at_key(code, "mapping.code-unknown", value=code, meant=nearest(code, catalogue()) or "-")
        policy[code] = WEIGHTS[weight.choice(tuple(WEIGHTS))]
    return policy


def _tables(item: Item | None) -> dict[str, Lookup]:
    if item is None:
        return {}
    has = item.mapping("tables by name, each {STK: C62} or {columns: [...], rows: [...]}")
    for key in has:
        if not _NAME.fullmatch(key):
            item.fail_at_key(
                key, "mapping.value-wrong", expected="a name of small letters, digits and hyphens", value=key
            )
    return {key: lookup.inline(key, value) for key, value in has.items()}


def _transform(item: Item | None) -> str | None:
    if item is None:
        return None
    has = item.mapping("{python: name}", ("python",))
    if "python" not in has:
        item.fail("mapping.key-missing", key="python", where="transform")
    return has["python"].scalar("the name of an installed transform")


def _lines(profile: Profile, item: Item) -> None:
    has = item.mapping("{each: ..., line: {...}}", ("each", "when", "line"))
    if "each" in has:
        profile.each = tuple(paths.parse(one) for one in has["each"].sequence())
        if not profile.each:
            has["each"].fail("mapping.value-wrong", expected="a path", value="an empty list")
    if "when" in has:
        profile.line_when = rule.conditions(has["when"])
    if "line" in has:
        profile.line = _level(has["line"], LINE, LINE_LISTS)


_Parse = Callable[[str, Type, Item], Rule]


def _level(item: Item, fields: Mapping[str, Type], lists: Mapping[str, str], parse: _Parse = rule.parse) -> Level:
    level = Level()
    _collect(item, "", (fields, lists), level, parse)
    return level


def _collect(
    item: Item, prefix: str, known: tuple[Mapping[str, Type], Mapping[str, str]], level: Level, parse: _Parse
) -> None:
    """Rules of one mapping; `buyer: {gln: ...}` is the same as `buyer.gln: ...`."""
    fields, lists = known
    groups = {name.rsplit(".", at)[0] for name in (*fields, *lists) for at in range(1, name.count(".") + 1)}
    for key, value in item.mapping("fields with their rules").items():
        name = prefix + key
        if name in level.rules or name in level.lists:
            item.fail_at_key(key, "mapping.key-doubled", key=name)
        if name in lists:
            level.lists[name] = None if value.is_null else _blocks(lists[name], value)
        elif name in fields and not (name in groups and _is_group(value)):
            level.rules[name] = None if value.is_null else parse(name, fields[name], value)
        elif name in groups:
            _collect(value, name + ".", known, level, parse)
        else:
            _unknown_field(item, key, name, (*fields, *lists))


def _is_group(value: Item) -> bool:
    return value.entries is not None and not value.entries.keys() & set(rule.KEYS)


def _unknown_field(item: Item, key: str, name: str, known: Iterable[str]) -> None:
    meant = nearest(name, known) or next((one for one in known if one.endswith("." + key)), "")
    item.fail_at_key(key, "mapping.field-unknown", field=name, meant=meant)


def _blocks(kind: str, item: Item) -> tuple[Block, ...]:
    return tuple(_block(kind, one) for one in item.sequence())


def _block(kind: str, item: Item) -> Block:
    fields = LISTS[kind]
    has = item.mapping("{each: path, ...}", ("each", "when", *fields))
    rules: list[Rule] = [rule.parse(key, fields[key], has[key]) for key in fields if key in has]
    if not rules:
        item.fail("mapping.key-missing", key=next(iter(fields)), where=kind)
    return Block(
        kind,
        item,
        paths.parse(has["each"]) if "each" in has else None,
        rule.conditions(has.get("when")),
        tuple(rules),
    )
