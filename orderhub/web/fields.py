"""The fields of an order as the order page lists them: what was written, what we understood, what the ERP got."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

import msgspec

from orderhub.document import Finding
from orderhub.errors import OrderHubError
from orderhub.order import changes
from orderhub.order.model import Order, Purpose
from orderhub.order.provenance import Provenance
from orderhub.web.erp_content import Told
from orderhub.web.formatting import Writer
from orderhub.web.language import has_words

PARTIES: Final = frozenset({"buyer", "delivery_party", "invoicee", "payer", "ultimate_consignee", "seller"})
SURE_FROM: Final = 850
"""Per mille; a value read with less confidence is pointed out."""
ALWAYS: Final = (
    "number",
    "issue_date",
    "currency",
    "requested_delivery.earliest",
    "buyer.name",
    "buyer.customer_number",
)
LINE_COLUMNS: Final = (
    "item.seller_id", "item.buyer_id", "item.gtin", "item.name", "quantity.value", "quantity.unit", "price.net",
    "amount",
)  # fmt: skip
_UNTOLD: Final = frozenset({("type_code", "220"), ("purpose", "original")})
"""What nearly every order is; only the exception is worth a row."""
_GROUPS: Final = (
    "buyer", "delivery_party", "invoicee", "payer", "ultimate_consignee", "seller", "totals", "properties",
    "references", "notes", "allowances_charges", "taxes", "attachments",
)  # fmt: skip
_INDEX = re.compile(r"\[\d+\]")
_LINE = re.compile(r"lines\[(\d+)\](?:\.(.*))?\Z")
_DECIMALS = re.compile(
    r"(?:quantity(?:\.value)?|price\.(?:net|gross|base_quantity)|amount|percent|basis|rate|totals\.\w+\.\w+)\Z"
)
_PROPERTY_NAME = re.compile(r"\bproperties\[\d+\]\.name\Z")
_PROPERTY_VALUE = re.compile(r"(?<=\])\.value\Z")
_CHOICES: Final = {
    "purpose": tuple((one.value, f"purpose.{one.value}") for one in Purpose),
    "test": (("false", "no"), ("true", "yes")),
    "charge": (("false", "no"), ("true", "yes")),
}
"""Fields of few values: each value with the name of its words."""
_DATES = re.compile(r"(?:issue_date|earliest|latest)\Z")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One field. `value` is as people read it and type it; `input` the kind of the form's input."""

    path: str
    label: str
    raw: str
    place: str
    rule: str
    value: str
    erp: str
    """The value as it was sent to the ERP, unconverted."""
    erp_place: str
    """Where it stands in what was sent, as a JSON pointer; empty where the content was not kept."""
    erp_differs: bool
    input: str
    choices: list[tuple[str, str]] = []
    """Where `input` is choice: each value and its words."""
    has_place: bool
    confidence: int
    corrected: str
    previous: str
    findings: list[Finding]

    @property
    def words(self) -> str:
        """The value for reading only."""
        return dict(self.choices).get(self.value, self.value)

    @property
    def is_told(self) -> bool:
        """Whether there is something to say about it besides its value."""
        return self.is_doubtful or bool(self.findings or self.corrected)

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.confidence < SURE_FROM or any(finding.severity != "info" for finding in self.findings)


class Group(msgspec.Struct, frozen=True):
    """Fields under one heading."""

    name: str
    label: str
    fields: list[Field]


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """One order line: its columns, the fields that have no column, and what is said about it."""

    position: int
    number: str
    cells: list[Field]
    more: list[Field]
    findings: list[Finding]


class OrderView(msgspec.Struct, frozen=True, kw_only=True):
    """The whole order as shown."""

    groups: list[Group]
    lines: list[LineView]
    columns: list[tuple[str, str]]
    findings: list[Finding]
    """Findings that concern no single field shown."""
    line_total: int


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What a view of an order is made of. `erp` has the values as sent by path; `booked` is the revision that was
    booked, which stands in where what was sent is not known.
    """

    order: Order
    origin: Mapping[str, Provenance]
    findings: Sequence[Finding]
    erp: Mapping[str, Told] = {}
    booked: Order | None = None
    first_line: int = 1
    line_limit: int = 200


def view(source: Source, write: Writer) -> OrderView:
    """The order for one language."""
    return _Builder(source, write).build()


def kind_of(path: str) -> str:
    """decimal, date, choice or text."""
    if _DATES.search(path):
        return "date"
    plain = _INDEX.sub("", path)
    if _last(path) in _CHOICES:
        return "choice"
    return "decimal" if _DECIMALS.search(plain) and not plain.startswith("payment") else "text"


def shown(path: str, canonical: str | None, write: Writer) -> str:
    """A canonical value as people of the language type it."""
    if not canonical:
        return ""
    kind = kind_of(path)
    try:
        if kind == "decimal":
            return write.number(Decimal(canonical), grouped=False)
        if kind == "date":
            return write.day(date.fromisoformat(canonical))
    except (InvalidOperation, ValueError):
        return canonical
    return canonical


def in_words(path: str, canonical: str | None, write: Writer) -> str:
    """A canonical value for people to read: as `shown`, and a choice in its words."""
    words = dict(_CHOICES.get(_last(path), ())).get(canonical or "")
    return write.t(words) if words else shown(path, canonical, write)


def _last(path: str) -> str:
    return _INDEX.sub("", path).rpartition(".")[2]


def label(path: str, write: Writer) -> str:
    """A field's name in words, with the entry's number where there are several."""
    plain = _INDEX.sub("", path)
    numbers = re.findall(r"\[(\d+)\]", path)
    words = write.t(f"field.{plain}") if _known(plain) else _composed(plain, write)
    return f"{words} {numbers[-1]}" if numbers and not path.startswith("lines[") else words


def _known(plain: str) -> bool:
    return has_words(f"field.{plain}")


def _composed(plain: str, write: Writer) -> str:
    """The words of a path's last two parts, for fields that have no entry of their own."""
    parts = plain.split(".")
    tail = ".".join(parts[1:]) if parts[0] in _GROUPS or parts[0] == "lines" else plain
    if _known(f"any.{tail}"):
        return write.t(f"field.any.{tail}")
    if parts[0] == "lines" and parts[1] in PARTIES:
        return f"{write.t(f'group.{parts[1]}')}: {_composed('.'.join(parts[1:]), write)}"
    return " ".join(write.t(f"field.any.{part}") for part in tail.split("."))


class _Builder:
    def __init__(self, source: Source, write: Writer) -> None:
        self.source = source
        self.write = write
        self.values = dict(changes.fields(source.order))
        for path in ALWAYS:
            self.values.setdefault(path, "")
        self.booked = dict(changes.fields(source.booked)) if source.booked and not source.erp else {}
        self.by_path: dict[str, list[Finding]] = {}
        self.general: list[Finding] = []
        for finding in source.findings:
            self._assign(finding)

    def build(self) -> OrderView:
        heads: dict[str, list[Field]] = {"order": []}
        first, limit = self.source.first_line, self.source.line_limit
        line_fields: dict[int, dict[str, Field]] = {
            position: {} for position in range(first, min(first + limit, len(self.source.order.lines) + 1))
        }
        for path in self.values:
            if self._is_untold(path):
                continue
            if match := _LINE.match(path):
                if int(match[1]) in line_fields:
                    line_fields[int(match[1])][match[2]] = self._field(path)
                continue
            root = _INDEX.sub("", path.split(".", 1)[0])
            heads.setdefault(root if root in _GROUPS else "order", []).append(self._field(path))
        groups = [
            Group(name, self.write.t(f"group.{name}"), heads[name]) for name in ("order", *_GROUPS) if heads.get(name)
        ]
        columns = [one for one in LINE_COLUMNS if one in _FIXED or self._has_column(one)]
        return OrderView(
            groups=groups,
            lines=[self._line(position, found, columns) for position, found in line_fields.items()],
            columns=[(one, self.write.t(f"column.{one}")) for one in columns],
            findings=self.general,
            line_total=len(self.source.order.lines),
        )

    def _is_untold(self, path: str) -> bool:
        """Whether it needs no row. The name of a partner's own field is the label of its value."""
        is_usual = (path, self.values[path]) in _UNTOLD or bool(_PROPERTY_NAME.search(path))
        return is_usual and path not in self.by_path

    def _line(self, position: int, found: dict[str, Field], columns: list[str]) -> LineView:
        prefix = f"lines[{position}]"
        cells = [found.pop(one) if one in found else self._field(f"{prefix}.{one}") for one in columns]
        number = found.pop("number", None)
        if not (word := found.get("quantity.original_unit")) or not word.is_doubtful:
            # The customer's own word for the unit stands below the unit already.
            found.pop("quantity.original_unit", None)
        return LineView(
            position=position, number=number.value if number else str(position), cells=cells,
            more=list(found.values()), findings=self.by_path.get(prefix, []),
        )  # fmt: skip

    def _has_column(self, column: str) -> bool:
        return any(path.endswith(f"].{column}") for path in self.values)

    def _field(self, path: str) -> Field:
        origin = self.source.origin.get(path)
        corrected = (
            f"{origin.corrected_by}, {self.write.instant(origin.corrected_at)}"
            if origin and origin.corrected_by
            else ""
        )
        erp = self.source.erp.get(path) or Told(shown(path, self.booked.get(path), self.write), "")
        return Field(
            path=path,
            label=self._own_name(path) or label(path, self.write),
            raw=origin.raw if origin else self._own_word(path),
            place=_place(origin, self.write.language),
            rule=origin.rule if origin else "",
            value=shown(path, self.values.get(path), self.write),
            erp=erp.text,
            erp_place=erp.pointer,
            erp_differs=bool(erp.text) and self._differs(path, erp),
            input=kind_of(path),
            choices=[(value, self.write.t(words)) for value, words in _CHOICES.get(_last(path), ())],
            has_place=origin is not None and origin.where.part is None,
            confidence=origin.confidence if origin else 1000,
            corrected=corrected,
            previous=(origin.previous or "") if origin else "",
            findings=self.by_path.get(path, []),
        )

    def _differs(self, path: str, erp: Told) -> bool:
        """Whether the ERP was told another value. What stands there by the ERP's own id cannot be compared."""
        if not erp.pointer:
            return erp.text != shown(path, self.values.get(path), self.write)
        if kind_of(path) == "decimal":
            try:
                return Decimal(erp.text) != Decimal(self.values.get(path) or "0")
            except InvalidOperation:
                return True
        return (kind_of(path) == "date" or path == "number") and erp.text != self.values.get(path, "")

    def _own_name(self, path: str) -> str:
        """The name the partner gave a field of its own."""
        name = _PROPERTY_VALUE.sub(".name", path)
        return self.values.get(name, "") if name != path else ""

    def _own_word(self, path: str) -> str:
        """The customer's word for a unit, where no place of it is known."""
        return self.values.get(path.replace(".unit", ".original_unit"), "") if path.endswith("quantity.unit") else ""

    def _assign(self, finding: Finding) -> None:
        """Give a finding to the field it names, to the first field below it, to its line, or to the order."""
        # What is said of all lines belongs to the order and not to the first field of the first line.
        path = "" if finding.field == "lines" else finding.field or ""
        if path and path not in self.values:
            below = next((one for one in self.values if one.startswith((f"{path}.", f"{path}["))), None)
            match = _LINE.match(path)
            exists = match is not None and int(match[1]) <= len(self.source.order.lines)
            if match and exists and (match[2] is None or not below):
                path = path if match[2] in LINE_COLUMNS else f"lines[{match[1]}]"
            elif below:
                path = below
            elif _is_field(self.source.order, path):
                # A required field that is empty: it gets its row so that a person can fill it.
                self.values[path] = ""
            else:
                path = ""
        if path:
            self.by_path.setdefault(path, []).append(finding)
        else:
            self.general.append(finding)


def _place(origin: Provenance | None, language: str) -> str:
    """The place in words; a bare count of bytes tells people nothing."""
    return msgspec.structs.replace(origin.where, offset=None).label(language) if origin else ""


_FIXED: Final = frozenset({"item.seller_id", "item.name", "quantity.value", "quantity.unit", "price.net"})


def _is_field(order: Order, path: str) -> bool:
    try:
        changes.get(order, path)
    except OrderHubError:
        return False
    return True
