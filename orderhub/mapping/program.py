"""A compiled rule: finds its value in a scope, works on it, keeps where it came from.

Faults of the document become findings in the `Run`; nothing is raised for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from orderhub.document import NOWHERE, Found, Node, Severity, Where
from orderhub.mapping import checks, numbers, patterns
from orderhub.mapping.convert import CONVERTERS, Failure
from orderhub.mapping.fields import Type
from orderhub.mapping.lookup import Lookup
from orderhub.mapping.origins import (
    FromField,
    FromLabel,
    FromPath,
    FromTable,
    Origin,
    Run,
    Values,
    joined,
    origin_of,
    tables_of,
)
from orderhub.mapping.rule import Check, Condition, Rule
from orderhub.mapping.select import Hit, Paths, Scope, Walk
from orderhub.order.model import Period
from orderhub.order.provenance import Provenance

_REMEMBERED = 4096
"""Texts that one rule remembers the value of."""


class Operation(NamedTuple):
    """One step of work on a text, with its name for `explain`."""

    label: str
    work: Callable[[str], str]


class When:
    """Compiled conditions."""

    __slots__ = ("_tests", "getters")

    def __init__(self, conditions: tuple[Condition, ...], paths: Paths) -> None:
        self._tests = [(paths.getter(one.path), one.negated) for one in conditions]
        self.getters = [getter for getter, _ in self._tests]

    def __bool__(self) -> bool:
        return bool(self._tests)

    def told(self, scope: Scope) -> list[str]:
        """Each condition with whether it holds."""
        said = []
        for getter, negated in self._tests:
            path = ("!" if negated else "") + getter.path.text
            said.append(f"{path}: {'holds' if getter.exists(scope) != negated else 'does not hold'}")
        return said

    def holds(self, scope: Scope) -> bool:
        """Whether all conditions hold."""
        return all(getter.exists(scope) != negated for getter, negated in self._tests)


class Program:
    """One rule, ready to run."""

    __slots__ = (
        "_is_text", "_looked", "_parts", "_settled", "by_field", "concat", "conditional", "convert", "field",
        "has_more", "is_joined", "is_number", "is_simple", "is_steady", "operations", "origins", "per", "plain", "rule",
        "rule_place", "settings_style", "table", "type", "when",
    )  # fmt: skip

    def __init__(self, rule: Rule, paths: Paths, lookups: Mapping[str, Lookup], style: str) -> None:
        self.rule = rule
        self.field = rule.field
        self.type = rule.type
        self.rule_place = rule.item.place
        self.origins: list[Origin] = [origin_of(source, paths, lookups, rule.type) for source in rule.sources]
        self.concat = [paths.getter(path) for path in rule.concat]
        self.when = When(rule.when, paths)
        self.operations = _operations(rule)
        self.table = tables_of(rule.lookup, lookups) if rule.lookup else None
        self.convert = CONVERTERS[rule.conversion or _natural(rule.type), rule.type]
        self.settings_style = rule.argument if rule.conversion in {"decimal", "integer"} and rule.argument else style
        self.per = paths.getter(rule.per) if rule.per is not None and not isinstance(rule.per, Decimal) else None
        self.conditional = bool(self.when)
        self.plain = not (self.operations or rule.codes or rule.lookup) and rule.trim
        self._is_text = self.convert is CONVERTERS["text", Type.TEXT]
        ends = ("earliest", "latest") if rule.field == "requested_delivery" else ()
        self._parts = [f"{rule.field}.{end}" for end in ends] if rule.type is Type.PERIOD else []
        """The fields that a period is kept under."""
        self.has_more = bool(rule.checks) or rule.per is not None
        """There is more to do when the value is kept."""
        self.is_joined = rule.join is not None
        self.is_simple = self.plain and self._is_text and not self._parts
        """Its value is the text as it stands."""
        self.is_number = self.plain and self.convert is CONVERTERS["decimal", Type.DECIMAL]
        """Its value is the number as it stands."""
        dated = (rule.conversion or _natural(rule.type)) == "date"
        self.is_steady = rule.trim and not dated and not self._parts and not rule.learned
        """What becomes of a text depends on nothing but the text and the document's way of writing numbers."""
        self._settled: dict[tuple[str, str, str], tuple[Any, str | None]] = {}
        self.by_field = self._only_by_field() if self.is_steady and rule.field != "quantity.unit" else None
        """The one origin that is a table asked for a field, where nothing else is asked after it."""
        self._looked: dict[tuple[str, str], Any] = {}

    def _only_by_field(self) -> FromTable | None:
        last = self.origins[-1] if self.origins and not self.is_joined else None
        return last if isinstance(last, FromTable) and isinstance(last.key, FromField) else None

    @property
    def guards(self) -> tuple[Walk, ...]:
        """Without nodes of any of these the rule has nothing to do and nothing to say; () where that is not so."""
        rule = self.rule
        if rule.required or rule.default is not None or rule.const is not None:
            return ()
        getters = list(self.concat)
        for origin in self.origins:
            if not isinstance(origin, FromPath):
                return ()
            getters.append(origin.getter)
        walks = [getter.walk for getter in getters if getter.walk is not None and not getter.absolute]
        return tuple(dict.fromkeys(walks)) if len(walks) == len(getters) else ()

    def run(self, scope: Scope, values: Values, run: Run, prefix: str) -> None:
        """Find the value and keep it in `values` under the field's name."""
        if self.conditional and not self.when.holds(scope):
            return
        hit = self.find(scope, values, run, prefix)
        if hit is None:
            self.missing(scope.node.where, values, run, prefix)
            return
        per = self.per.first(scope) if self.per is not None else None
        self.finish(hit, per, values, run, prefix)

    def finish(self, hit: Hit, per: Hit | None, values: Values, run: Run, prefix: str) -> None:
        """Work on the raw value, convert and keep it; `per` holds the number of pieces that a price is for."""
        found, holder, text = hit
        before, new_unit = len(run.findings), "quantity.original_unit" not in values
        if not self.plain:
            worked = self._work(text, found, values, run, prefix)
            if not worked:
                if worked == "":
                    self.missing(found.where, values, run, prefix)
                return
            text = worked
        if self._is_text:
            value: Any = text
        else:
            value = self.convert(text, holder, self, run.settings)
            if isinstance(value, Failure):
                self._failed(value, text, found, run, prefix)
                if value.instead is None:
                    return
                value = value.instead
        field = self.field
        if self._parts:
            self._keep_period(value, found, values, run, prefix)
        else:
            values[field] = value
            run.provenance[prefix + field] = Provenance(
                found.raw, found.where, self.rule_place, found.confidence, found.engine
            )
        if self.is_steady and new_unit and len(run.findings) == before and hit[2] and hit[2] == found.raw.strip():
            original = values.get("quantity.original_unit") if field == "quantity.unit" else None
            _remember(
                self._settled, (found.raw, run.settings.number_hint, run.settings.first_of_date), (value, original)
            )
        if self.has_more:
            self.look_further(value, found, per, values, run, prefix)

    def settled(self, found: Found, values: Values, run: Run, prefix: str) -> Any:
        """What became of the same text before, with its unit as printed kept; None where it is new."""
        known = self._settled.get((found.raw, run.settings.number_hint, run.settings.first_of_date))
        if known is None:
            return None
        value, original = known
        if original is not None and "quantity.original_unit" not in values:
            values["quantity.original_unit"] = original
            run.provenance[prefix + "quantity.original_unit"] = self._origin_of(found)
        return value

    def by_known_field(self, scope: Scope, values: Values, run: Run, prefix: str) -> bool:
        """Take the value from the table of `by_field`; False where the field has none to ask for."""
        origin = self.by_field
        assert origin is not None
        assert isinstance(origin.key, FromField)
        asked = origin.key.field
        key, source = values.get(asked), run.provenance.get(prefix + asked)
        if source is None or not isinstance(key, str):
            return False
        field, hint = self.field, run.settings.number_hint
        value = self._looked.get((key, hint))
        if value is not None:
            values[field] = value
            run.provenance[prefix + field] = Provenance(
                source.raw, source.where, self.rule_place, source.confidence, source.engine
            )
            return True
        hit = self.find(scope, values, run, prefix, (origin,))
        if hit is None:
            self.missing(scope.node.where, values, run, prefix)
            return True
        before = len(run.findings)
        self.finish(hit, None, values, run, prefix)
        if field in values and not self.has_more and len(run.findings) == before:
            _remember(self._looked, (key, hint), values[field])
        return True

    def look_further(self, value: Any, found: Found, per: Hit | None, values: Values, run: Run, prefix: str) -> None:
        """The checks of a value that is kept, and the number of pieces that a price is for."""
        if self.rule.checks:
            self._check(value, found, run, prefix)
        if self.rule.per is not None:
            self._per(per, values, run, prefix)

    def find(
        self, scope: Scope, values: Values, run: Run, prefix: str, origins: Sequence[Origin] | None = None
    ) -> Hit | None:
        """The raw value the rule works on, before any operation; `origins` are those left to ask, None means all."""
        rule = self.rule
        if rule.const is not None:
            return Found("", NOWHERE), scope.node, rule.const
        if self.concat:
            hits = [hit for getter in self.concat if (hit := getter.first(scope)) is not None]
            return joined(hits, " " if rule.join is None else rule.join) if hits else None
        for origin in self.origins if origins is None else origins:
            if isinstance(origin, FromPath) and rule.join is None:
                hit = origin.getter.first(scope)
                if hit is not None:
                    return hit
                continue
            hits = origin.hits(scope, values, run, prefix)
            if hits:
                if isinstance(origin, FromLabel):
                    run.labelled[prefix + rule.field] = (origin.place, origin.anchor)
                return hits[0] if rule.join is None else joined(hits, rule.join)
        return None

    def _work(self, text: str, found: Found, values: Values, run: Run, prefix: str) -> str | None:
        if not self.rule.trim:
            text = found.raw or text
        for operation in self.operations:
            text = operation.work(text)
        if self.field == "quantity.unit" and "quantity.original_unit" not in values:
            values["quantity.original_unit"] = text
            run.provenance[prefix + "quantity.original_unit"] = self._origin_of(found)
        if self.rule.codes or self.table:
            return self._look_up(text, found, values, run, prefix)
        return text

    def look_up(self, text: str) -> str | None:
        """The value for `text` in the rule's own codes, then in its table."""
        codes = self.rule.codes
        value = codes.get(text)
        if value is None and codes:
            value = codes.get(text.casefold()) or codes.get(text.upper())
        if value is None and self.table is not None:
            value = self.table.find(text)
        return value

    def _look_up(self, text: str, found: Found, values: Values, run: Run, prefix: str) -> str | None:
        value = self.look_up(text)
        if value is not None:
            if text in self.rule.learned:
                run.labelled[prefix + self.field] = (self.rule.learned[text].place, (text, value))
            return value
        policy = self.rule.on_missing or ("review" if self.table else "pass")
        if policy == "pass":
            return text
        if policy == "default":
            self._fall_back(values, run, prefix)
            return None
        severity = Severity.ERROR if policy == "error" else Severity.WARNING
        name = self.table.lookup.name if self.table else "codes"
        params = {"lookup": name, "key": text[:80], **self._place_params()}
        run.report("mapping.lookup-missing", prefix + self.field, found.where, severity, **params)
        return None

    def worked(self, text: str) -> str:
        """A raw text as it meets the codes and tables."""
        for operation in self.operations:
            text = operation.work(text)
        return text

    def missing(self, where: Where, values: Values, run: Run, prefix: str) -> None:
        """Nothing was found at `where`: the default, or a finding where the field is required."""
        if self.rule.default is not None:
            self._fall_back(values, run, prefix)
        elif self.rule.required:
            tried = [origin.label for origin in self.origins] or [getter.path.text for getter in self.concat]
            run.report(
                "mapping.required-missing", prefix + self.field, where, Severity.ERROR,
                name=self.field, path=" / ".join(tried)[:200], **self._place_params(),
            )  # fmt: skip

    def _fall_back(self, values: Values, run: Run, prefix: str) -> None:
        value = self.convert(self.rule.default or "", Node(""), self, run.settings)
        if isinstance(value, Failure):
            return
        found = Found("", NOWHERE)
        if self._parts:
            self._keep_period(value, found, values, run, prefix)
        else:
            values[self.field] = value
            run.provenance[prefix + self.field] = self._origin_of(found)

    def _keep_period(self, value: Any, found: Found, values: Values, run: Run, prefix: str) -> None:
        assert isinstance(value, Period)
        origin = self._origin_of(found)
        for part, day in zip(self._parts, (value.earliest, value.latest), strict=True):
            values[part] = day
            run.provenance[prefix + part] = origin

    def _origin_of(self, found: Found) -> Provenance:
        return Provenance(found.raw, found.where, self.rule_place, found.confidence, found.engine)

    def _failed(self, failure: Failure, text: str, found: Found, run: Run, prefix: str) -> None:
        severity = Severity.WARNING if failure.instead is not None else Severity.ERROR
        params = {"name": self.field, "value": text[:80], **self._place_params()}
        run.report(failure.code, prefix + self.field, found.where, severity, **params)

    def _check(self, value: Any, found: Found, run: Run, prefix: str) -> None:
        for check in self.rule.checks:
            if not passes(check, value):
                params = {"name": self.field, "value": str(value)[:80], **self._place_params()}
                run.report(f"mapping.check-{check.kind}", prefix + self.field, found.where, Severity.WARNING, **params)

    def _per(self, hit: Hit | None, values: Values, run: Run, prefix: str) -> None:
        per = self.rule.per
        if self.field not in values:
            return
        if self.per is not None:
            if hit is None:
                return
            found, _, text = hit
            number = numbers.parse(text, self.settings_style, run.settings.number_hint)
            per = number.value if number else None
        else:
            found = Found("", NOWHERE)
        if isinstance(per, Decimal) and per > 0:
            values["price.base_quantity"] = per
            run.provenance[prefix + "price.base_quantity"] = self._origin_of(found)

    def _place_params(self) -> dict[str, str]:
        file, _, line = self.rule_place.rpartition(":")
        return {"file": file, "line": line}


def _remember(known: dict[Any, Any], key: Any, value: Any) -> None:
    if len(known) >= _REMEMBERED:
        known.clear()
    known[key] = value


def passes(check: Check, value: Any) -> bool:
    """Whether `value` stands the check."""
    if check.kind in _TEXT_CHECKS:
        return _TEXT_CHECKS[check.kind](str(value))
    if check.kind == "pattern":
        return check.pattern is not None and bool(check.pattern.fullmatch(str(value)[: patterns.MAX_VALUE]))
    number = value if isinstance(value, Decimal) else None
    if number is None:
        parsed = numbers.parse(str(value), "plain")
        if parsed is None:
            return False
        number = parsed.value
    if check.kind == "positive":
        return number > 0
    return (check.low is None or number >= check.low) and (check.high is None or number <= check.high)


_TEXT_CHECKS = {"gtin": checks.is_gtin, "gln": checks.is_gln, "iban": checks.is_iban}


def _natural(kind: Type) -> str:
    return {Type.DECIMAL: "decimal", Type.DATE: "date", Type.PERIOD: "date", Type.BOOL: "bool"}.get(kind, "text")


def _operations(rule: Rule) -> list[Operation]:
    found = [Operation(f"replace {old!r}", _swap(old, new)) for old, new in rule.replace]
    if rule.split:
        found.append(Operation(f"split at {rule.split.at!r}, part {rule.split.take}", _cut(*rule.split)))
    if rule.upper:
        found.append(Operation("upper", str.upper))
    if rule.pad:
        width, sign, right = rule.pad
        found.append(Operation(f"pad to {width}", _fill(width, sign, right=right)))
    return found


def _swap(old: str, new: str) -> Callable[[str], str]:
    def work(text: str) -> str:
        return text.replace(old, new).strip()

    return work


def _fill(width: int, sign: str, *, right: bool) -> Callable[[str], str]:
    def work(text: str) -> str:
        return text.ljust(width, sign) if right else text.rjust(width, sign)

    return work


def _cut(at: str, take: int) -> Callable[[str], str]:
    def work(text: str) -> str:
        parts = text.split(at)
        place = take - 1 if take > 0 else len(parts) + take
        return parts[place].strip() if 0 <= place < len(parts) else ""

    return work
