"""One rule of a mapping file: where a field's value comes from and what is done to it.

    number: BGM/1004                                     short for {from: BGM/1004}
    item.seller_id: {from: ["PIA[4347=1]/7140[7143=SA]", {lookup: {table: articles, key: gtin, value: number},
                     key: $item.gtin}], required: true}
    quantity.unit: {from: "QTY[6063=21]/6411", codes: {GBND: BE}, lookup: units, on_missing: review}
    number: {from: [{label: Vorgangskennung, where: right}, number], required: true}

The order of work is fixed, whatever the order of the keys: when, from or concat (with join) or const, trim, replace,
split, upper, pad, codes, lookup, as, per, default, required, check.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from orderhub.mapping import anchors, checks, dates, numbers, paths, patterns
from orderhub.mapping.anchors import Anchor
from orderhub.mapping.fields import Type
from orderhub.mapping.paths import Path
from orderhub.mapping.select import fold
from orderhub.mapping.source import Item, nearest

KEYS = (
    "as", "check", "codes", "concat", "const", "default", "from", "join", "lookup", "on_missing", "pad", "per",
    "replace", "required", "split", "trim", "upper", "when",
)  # fmt: skip
CONVERSIONS = ("text", "decimal", "integer", "bool", "date", "implied_decimal")
ON_MISSING = ("error", "review", "pass", "default")
_AS = re.compile(r"([a-z_]+)(?:\(([^()]{0,40})\))?")
_LOOKUP = ("table", "key", "value")
_LABEL = ("label", "where", "shape", "page", "near", "date")


class FieldRef(NamedTuple):
    """`$item.gtin`: the value another rule of the same level gave."""

    field: str


class LookupRef(NamedTuple):
    """A table with the titles of its key and value columns; empty titles: the first and the second column."""

    item: Item
    table: str
    key: str = ""
    value: str = ""


class LookupSource(NamedTuple):
    """An entry of `from` that takes a value from a table; the key is a path or a field."""

    table: LookupRef
    key: Path | FieldRef


class LabelSource(NamedTuple):
    """An entry of `from` that takes the words beside a printed label."""

    item: Item
    anchor: Anchor


Source = Path | FieldRef | LookupSource | LabelSource


class Pad(NamedTuple):
    """Fill `sign` up to `width`, on the left unless `right`."""

    width: int
    sign: str
    right: bool


class Split(NamedTuple):
    """Cut at `at` and take part `take` (from 1; -1 is the last)."""

    at: str
    take: int


class Condition(NamedTuple):
    """The rule is used only where the path finds something (or nothing)."""

    path: Path
    negated: bool


class Check(NamedTuple):
    """One check of the finished value."""

    kind: str
    """gtin, gln, iban, positive, range, pattern."""
    low: Decimal | None = None
    high: Decimal | None = None
    pattern: re.Pattern[str] | None = None


class Rule(NamedTuple):
    """A rule as read; `orderhub.mapping.program` compiles it."""

    field: str
    type: Type
    item: Item
    sources: tuple[Source, ...] = ()
    concat: tuple[Path, ...] = ()
    const: str | None = None
    join: str | None = None
    trim: bool = True
    replace: tuple[tuple[str, str], ...] = ()
    split: Split | None = None
    upper: bool = False
    pad: Pad | None = None
    codes: dict[str, str] = {}  # noqa: RUF012 -- never changed
    lookup: LookupRef | None = None
    on_missing: str | None = None
    conversion: str = ""
    argument: str = ""
    per: Path | Decimal | None = None
    default: str | None = None
    required: bool = False
    checks: tuple[Check, ...] = ()
    when: tuple[Condition, ...] = ()
    learned: dict[str, Item] = {}  # noqa: RUF012 -- never changed
    """Those of `codes` that were learned from corrections, with their places."""


def sharpening(field: str, kind: Type, item: Item) -> Rule:
    """A rule of a file with `sharpens`: labels to look for first, and codes. Raises: MappingError."""
    has = item.mapping("{from: {label: ...}, codes: {...}}", ("from", "codes"))
    if not has:
        item.fail("mapping.key-missing", key="from or codes", where=field)
    sources = _sources(has["from"]) if "from" in has else ()
    if not all(isinstance(one, LabelSource) for one in sources):
        has["from"].fail("mapping.value-wrong", expected="{label: ..., where: ...}", value="another source")
    codes = _pairs(has.get("codes"))
    places = has["codes"].entries or {} if "codes" in has else {}
    return Rule(field, kind, item, sources=sources, codes=dict(codes), learned={key: places[key] for key, _ in codes})


def sharpened(rule: Rule | None, learned: Rule) -> Rule:
    """A rule with what was learned for its field put before it."""
    if rule is None:
        return learned
    # What an integrator wrote goes before what was learned.
    codes = {**learned.codes, **rule.codes}
    known = {key: place for key, place in learned.learned.items() if key not in rule.codes}
    own = tuple(one for one in rule.sources if isinstance(one, LabelSource))
    others = tuple(one for one in rule.sources if not isinstance(one, LabelSource))
    return rule._replace(sources=(*own, *learned.sources, *others), codes=codes, learned=known)


def parse(field: str, kind: Type, item: Item) -> Rule:
    """The rule for `field`. Raises: MappingError."""
    if item.entries is None:
        return Rule(field, kind, item, sources=_sources(item))
    has = item.mapping("a path or a rule", KEYS)
    if sum(key in has for key in ("from", "concat", "const")) > 1:
        item.fail("mapping.value-wrong", expected="one of from, concat and const", value="more than one")
    if not has.keys() & {"from", "concat", "const", "default"}:
        item.fail("mapping.key-missing", key="from", where=field)
    conversion, argument = _conversion(has.get("as"), kind)
    rule = Rule(
        field,
        kind,
        item,
        sources=_sources(has["from"]) if "from" in has else (),
        concat=tuple(paths.parse(one) for one in has["concat"].sequence()) if "concat" in has else (),
        const=has["const"].scalar("a value") if "const" in has else None,
        join=has["join"].scalar("a text between the values") if "join" in has else None,
        trim=has["trim"].flag() if "trim" in has else True,
        replace=_pairs(has.get("replace"), empty=True),
        split=_split(has.get("split")),
        upper=has["upper"].flag() if "upper" in has else False,
        pad=_pad(has.get("pad")),
        codes=dict(_pairs(has.get("codes"))),
        lookup=_lookup(has["lookup"]) if "lookup" in has else None,
        on_missing=has["on_missing"].choice(ON_MISSING) if "on_missing" in has else None,
        conversion=conversion,
        argument=argument,
        per=_per(has.get("per"), field),
        default=has["default"].scalar("a value") if "default" in has else None,
        required=has["required"].flag() if "required" in has else False,
        checks=tuple(_check(one) for one in has["check"].sequence()) if "check" in has else (),
        when=conditions(has.get("when")),
    )
    _consistent(rule, has)
    return rule


def conditions(item: Item | None) -> tuple[Condition, ...]:
    """`when: PATH`, `when: "!PATH"` or a list of such; all must hold."""
    found = []
    for one in item.sequence() if item else ():
        text = one.scalar("a path").strip()
        negated = text.startswith("!")
        found.append(Condition(paths.parse_text(text[1:].strip() if negated else text, one), negated))
    return tuple(found)


def _consistent(rule: Rule, has: dict[str, Item]) -> None:
    if rule.on_missing and not (rule.lookup or rule.codes):
        has["on_missing"].fail("mapping.key-missing", key="lookup or codes", where=rule.field)
    if rule.on_missing == "default" and rule.default is None:
        has["on_missing"].fail("mapping.key-missing", key="default", where=rule.field)
    if "concat" not in has and "join" in has and not rule.sources:
        has["join"].fail("mapping.key-missing", key="from or concat", where=rule.field)


def _sources(item: Item) -> tuple[Source, ...]:
    if item.items is not None and not item.items:
        item.fail("mapping.value-wrong", expected="at least one path", value="an empty list")
    return tuple(_source(one) for one in item.sequence())


def _source(item: Item) -> Source:
    if item.entries is None:
        return _path_or_field(item)
    if "label" in item.entries:
        return _label(item)
    has = item.mapping("a path, {lookup: ..., key: ...} or {label: ..., where: ...}", ("lookup", "key"))
    for key in ("lookup", "key"):
        if key not in has:
            item.fail("mapping.key-missing", key=key, where="from")
    return LookupSource(_lookup(has["lookup"]), _path_or_field(has["key"]))


def _label(item: Item) -> LabelSource:
    has = item.mapping("{label: ..., where: right}", _LABEL)
    label = has["label"].scalar("the printed words")
    if len(label) > anchors.MAX_LABEL or len(fold(label)) < 2:
        has["label"].fail("mapping.value-wrong", expected="words of 2 to 80 signs", value=label)
    near = None
    if "near" in has:
        ends = has["near"].sequence()
        if len(ends) != 2:
            has["near"].fail("mapping.value-wrong", expected="[across, down] in percent of the page", value="another")
        near = (ends[0].integer(0, 100), ends[1].integer(0, 100))
    anchor = Anchor(
        label,
        has["where"].choice(anchors.WHERE) if "where" in has else anchors.RIGHT,
        patterns.compile_safe(has["shape"]) if "shape" in has else None,
        has["page"].choice(anchors.PAGES) if "page" in has else "any",
        near,
        has["date"].choice(anchors.ORDERS) if "date" in has else "",
    )
    return LabelSource(item, anchor)


def _path_or_field(item: Item) -> Path | FieldRef:
    text = item.scalar("a path such as BGM/1004")
    return FieldRef(text[1:].strip()) if text.startswith("$") else paths.parse(item)


def _lookup(item: Item) -> LookupRef:
    if item.entries is None:
        return LookupRef(item, item.scalar("the name of a table in lookups/"))
    has = item.mapping("the name of a table, or {table, key, value}", _LOOKUP)
    for key in _LOOKUP:
        if key not in has:
            item.fail("mapping.key-missing", key=key, where="lookup")
    return LookupRef(item, *(has[key].scalar("a name") for key in _LOOKUP))


def _pairs(item: Item | None, *, empty: bool = False) -> tuple[tuple[str, str], ...]:
    if item is None:
        return ()
    pairs = item.mapping("pairs such as {old: new}")
    if "" in pairs:
        item.fail("mapping.value-wrong", expected="a text", value="nothing")
    return tuple(
        (key, "" if empty and (value.text == "" or value.is_null) else value.scalar("a text"))
        for key, value in pairs.items()
    )


def _split(item: Item | None) -> Split | None:
    if item is None:
        return None
    has = item.mapping("{at: sign, take: number}", ("at", "take"))
    if "at" not in has:
        item.fail("mapping.key-missing", key="at", where="split")
    at = has["at"].text or has["at"].scalar("the sign to cut at")
    take = has["take"].integer(-20, 20) if "take" in has else 1
    if take == 0:
        has["take"].fail("mapping.value-wrong", expected="1 for the first part, -1 for the last", value="0")
    return Split(at, take)


def _pad(item: Item | None) -> Pad | None:
    if item is None:
        return None
    has = item.mapping("{width: number, with: sign}", ("width", "with", "side"))
    if "width" not in has:
        item.fail("mapping.key-missing", key="width", where="pad")
    sign = has["with"].scalar("one sign") if "with" in has else "0"
    if len(sign) != 1:
        has["with"].fail("mapping.value-wrong", expected="one sign", value=sign)
    right = has["side"].choice(("left", "right")) == "right" if "side" in has else False
    return Pad(has["width"].integer(1, 100), sign, right)


def _per(item: Item | None, field: str) -> Path | Decimal | None:
    if item is None:
        return None
    if field not in {"price.net", "price.gross"}:
        item.fail("mapping.value-wrong", expected="per only at price.net and price.gross", value=field)
    number = numbers.parse(item.text or "", "plain")
    if number is not None and number.value > 0:
        return number.value
    return paths.parse(item)


def _conversion(item: Item | None, kind: Type) -> tuple[str, str]:
    if item is None:
        return "", ""
    text = item.scalar(", ".join(CONVERSIONS))
    found = _AS.fullmatch(text)
    name, argument = (found[1], (found[2] or "").strip()) if found else (text, "")
    if name not in CONVERSIONS:
        item.fail("mapping.choice-wrong", value=text, known=", ".join(CONVERSIONS), meant=nearest(name, CONVERSIONS))
    allowed = {
        Type.DECIMAL: ("decimal", "integer", "implied_decimal"), Type.DATE: ("date",), Type.PERIOD: ("date",),
        Type.BOOL: ("bool",),
    }.get(kind, CONVERSIONS)  # fmt: skip
    if name not in allowed:
        item.fail("mapping.value-wrong", expected=f"one of {', '.join(allowed)} for this field", value=text)
    _argument(item, name, argument)
    return name, argument


def _argument(item: Item, name: str, argument: str) -> None:
    if name == "date":
        if argument and not dates.is_format(argument):
            known = (*dates.BESIDE, *dates.FORMATS, *sorted(dates.CODES), "or a pattern such as dd.mm.yyyy")
            item.fail("mapping.value-wrong", expected=", ".join(known), value=argument)
    elif name == "implied_decimal":
        if not (argument.isascii() and argument.isdigit() and int(argument) <= 9):
            item.fail("mapping.value-wrong", expected="implied_decimal(n), n from 0 to 9", value=argument)
    elif name in {"decimal", "integer"}:
        if argument and argument not in numbers.STYLES:
            item.fail("mapping.value-wrong", expected=", ".join(numbers.STYLES), value=argument)
    elif argument:
        item.fail("mapping.value-wrong", expected=f"{name} without brackets", value=argument)


def _check(item: Item) -> Check:
    if item.entries is None:
        return Check(item.choice(checks.NAMES))
    has = item.mapping("gtin, gln, iban, positive, {range: [low, high]} or {pattern: ...}", ("range", "pattern"))
    if len(has) != 1:
        item.fail("mapping.value-wrong", expected="either range or pattern", value=", ".join(has))
    if "pattern" in has:
        return Check("pattern", pattern=patterns.compile_safe(has["pattern"]))
    ends = has["range"].sequence()
    if len(ends) != 2:
        has["range"].fail("mapping.value-wrong", expected="[lowest, highest], null for an open end", value="another")
    low, high = (_end(one) for one in ends)
    if low is not None and high is not None and low > high:
        has["range"].fail("mapping.value-wrong", expected="lowest before highest", value=f"{low}, {high}")
    return Check("range", low, high)


def _end(item: Item) -> Decimal | None:
    if item.is_null:
        return None
    try:
        found = Decimal(item.scalar("a number"))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        item.fail("mapping.value-wrong", expected="a number", value=item.shown)
    return found
