"""The tests beside mapping files: samples a partner sent, and the orders that must come of them.

    partners/nordwind.yaml
    partners/nordwind.test/01.edi              a document as it arrived
    partners/nordwind.test/01.envelope.yaml    facts of the transport, where `match` needs them (channel, caller, ...)
    partners/nordwind.test/01.expected.yaml    fields of the order that must be as written (a list for several orders)
    partners/nordwind.test/01.findings.yaml    warnings and errors it must have: codes, or {code, field}

Without a findings file, no warning or error of a mapping rule may come up.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from orderhub.capturing.read import NeedsOcr, read
from orderhub.capturing.reading import OrderRead, Reading
from orderhub.document import Document, Finding, Severity
from orderhub.errors import NotFound
from orderhub.mapping import source
from orderhub.mapping.catalog import Catalog
from orderhub.mapping.expectation import differences
from orderhub.mapping.profile import Profile
from orderhub.order.model import to_builtins


class Sample(NamedTuple):
    """One document with what belongs to it."""

    document: Path
    expected: Path
    findings: Path | None

    @property
    def name(self) -> str:
        """`nordwind.test/01.edi`."""
        return f"{self.document.parent.name}/{self.document.name}"


def folder_of(file: Path) -> Path:
    """The folder of a mapping file's tests."""
    return file.with_suffix(".test")


def samples(file: Path) -> Iterator[Sample]:
    """The tests beside a mapping file, sorted."""
    folder = folder_of(file)
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        expected = path.with_name(path.stem + ".expected.yaml")
        if path.suffix == ".yaml" or not path.is_file() or not expected.exists():
            continue
        findings = path.with_name(path.stem + ".findings.yaml")
        yield Sample(path, expected, findings if findings.exists() else None)


def document_of(path: Path) -> Document:
    """The document in `path`, with the envelope beside it."""
    if not path.is_file():
        raise NotFound("mapping.no-such-file", file=path)
    beside = path.with_name(path.stem + ".envelope.yaml")
    envelope: dict[str, str] = {}
    if beside.exists():
        facts = source.read(beside.read_text(encoding="utf-8"), beside.name)
        envelope = {key: value.scalar("a text") for key, value in facts.mapping("facts such as channel: mail").items()}
    channel = envelope.pop("channel", "file")
    return Document(path.read_bytes(), name=path.name, channel=channel, envelope=envelope)


class _Every:
    """Holds every place: of a partner whose samples are not read here nothing is said."""

    def __contains__(self, _: object) -> bool:
        return True


def rules_used(file: Path, profile: Profile, catalog: Catalog) -> Container[str]:
    """Places of the rules that gave a value, or a finding, in some test; pictures are left to `mapping test`."""
    places: set[str] = set()
    for sample in samples(file):
        try:
            reading = read(document_of(sample.document), catalog, ocr=False)
        except NeedsOcr:
            return _Every()
        for order in orders_of(reading):
            if order.profile == profile.name:
                places |= {origin.rule for origin in order.provenance.values()}
                places |= {f"{one.params.get('file')}:{one.params.get('line')}" for one in order.findings}
    return places


def orders_of(reading: Reading) -> list[OrderRead]:
    """The orders of a document and of all its parts."""
    return [*reading.orders, *(order for part in reading.parts for order in orders_of(part))]


def findings_of(reading: Reading) -> list[Finding]:
    """The findings of a document that belong to no order, with those of its parts."""
    return [*reading.findings, *(finding for part in reading.parts for finding in findings_of(part))]


def faults(sample: Sample, profile: Profile, catalog: Catalog) -> list[str]:
    """What is wrong with one test; empty when it passes."""
    reading = read(document_of(sample.document), catalog)
    orders = orders_of(reading)
    if not orders:
        said = "; ".join(one.message() for one in findings_of(reading)) or reading.kind.value
        return [f"no order was read: {said}"]
    expected = source.read(_as_mapping(sample.expected), sample.expected.name).mapping("the expected orders")["orders"]
    wanted = expected.sequence()
    if len(wanted) != len(orders):
        return [f"expected {len(wanted)} orders, found {len(orders)}"]
    said_wrong = []
    for number, (one, order) in enumerate(zip(wanted, orders, strict=True), 1):
        head = f"order {number}: " if len(orders) > 1 else ""
        if order.profile != profile.name:
            said_wrong.append(f"{head}read by {order.profile}, not by {profile.name}: see match")
        said_wrong += [head + said for said in differences(one, to_builtins(order.order))]
    return said_wrong + _wrong_findings(sample, [finding for order in orders for finding in order.findings])


def _as_mapping(path: Path) -> str:
    """The file's text below one key, so that one order or a list of orders may stand in it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "orders:\n" + "\n".join(f"  {line}" for line in lines if line.strip() != "---") + "\n"


def _wrong_findings(sample: Sample, found: list[Finding]) -> list[str]:
    loud = [one for one in found if one.severity is not Severity.INFO]
    if sample.findings is None:
        return [
            f"unexpected finding: {one.code} {one.field or ''}: {one.message()}"
            for one in loud
            if one.code.startswith("mapping.")
        ]
    text = _as_mapping(sample.findings)
    wanted = source.read(text, sample.findings.name).mapping("a list of codes")["orders"]
    missing = []
    for item in wanted.sequence():
        if item.entries is None:
            code, field = item.scalar("a code"), None
        else:
            has = item.mapping("{code, field}", ("code", "field"))
            code = (
                has["code"].scalar("a code")
                if "code" in has
                else item.fail("mapping.key-missing", key="code", where="")
            )
            field = has["field"].scalar("a field") if "field" in has else None
        if not any(one.code == code and field in (None, one.field) for one in loud):
            missing.append(f"finding {code} {field or ''} did not come up")
    return missing
