"""How well PDF and fax are read on the corpora: lines column-exact, header values, and no wrong line without a finding.

`score` reads one paper and compares it with its truth; the bars are those of `docs/decisions/0004-pdf-and-fax.md`.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orderhub.document import Document, Extract
from orderhub.errors import BrokenDocument, LimitExceeded
from parsers import fax_image, pdf_order
from parsers.printed_values import NumberFormat, find_date, read_number

CORPORA = Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
HEADER = {
    "order_no": "number", "date": "issue_date", "delivery": "delivery_date", "custno": "customer_number",
    "net": "net_total", "vat": "tax_total", "gross": "gross_total",
}  # fmt: skip


@dataclass
class Score:
    """Counts of one or more papers; `silent` are wrong lines that no finding names."""

    lines: int = 0
    exact: int = 0
    flagged: int = 0
    """Lines a finding names, right or wrong."""
    silent: int = 0
    headers: int = 0
    headers_right: int = 0

    def add(self, other: Score) -> None:
        for name in ("lines", "exact", "flagged", "silent", "headers", "headers_right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def score(extract: Extract, truth: Any) -> Score:
    """One extract against its truth: a list of items, or an object with header "h" and "items"."""
    number_format: NumberFormat = "en" if extract.keys.get("number_format") == "en" else "de"
    items = truth["items"] if isinstance(truth, dict) else truth
    open_lines = dict(enumerate((_line(node.values, number_format) for node in extract.root.children), 1))
    named = {
        int(at)
        for one in extract.findings
        if one.severity != "info"
        for at in re.findall(r"^lines\[(\d+)\]", one.field or "")
    }
    result = Score(lines=len(items), flagged=len(named))
    for item in items:
        meant = (item["art"], *(read_number(item[one], "de") for one in ("qty", "price", "total")))
        hit = next((at for at, line in open_lines.items() if line == meant), None)
        if hit is not None:
            result.exact += 1
            del open_lines[hit]
    result.silent = len(open_lines.keys() - named)
    for name, value in truth["h"].items() if isinstance(truth, dict) else ():
        result.headers += 1
        found = extract.root.values.get(HEADER[name])
        result.headers_right += found is not None and _same(name, found[0].raw, value, number_format)
    return result


def _line(values: dict[str, Any], number_format: NumberFormat) -> tuple[Any, ...]:
    raw = {name: found[0].raw for name, found in values.items()}
    return (
        raw.get("article"),
        *(read_number(raw.get(one, ""), number_format) for one in ("quantity", "price", "amount")),
    )


def _same(name: str, raw: str, meant: str, number_format: NumberFormat) -> bool:
    if name in {"net", "vat", "gross"}:
        return read_number(raw, number_format) == read_number(meant, "de")
    if name in {"date", "delivery"}:
        read, truth = find_date(raw), find_date(meant)
        return read is not None and truth is not None and read[0] == truth[0]
    return raw == meant


def _files(pattern: str) -> list[Path]:
    found = sorted(CORPORA.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} under {CORPORA} (set ORDERHUB_CORPORA)")
    return found


def _scored(pattern: str) -> Score:
    total = Score()
    for file in _files(pattern):
        parser = pdf_order if file.suffix == ".pdf" else fax_image
        truth = json.loads((file.parent / f"{file.stem.split('_')[0]}.json").read_text(encoding="utf-8"))
        total.add(score(parser.parse(Document(file.read_bytes(), file.name)).extracts[0], truth))
    return total


def test_digital_orders_are_column_exact() -> None:
    total = _scored("capture/generated-po-pdf/*.pdf")
    assert total.exact >= 0.99 * total.lines
    assert (total.silent, total.flagged) == (0, 0)


def test_the_same_orders_before_faxing_are_read_whole() -> None:
    total = _scored("capture/generated-fax/*.pdf")
    assert (total.exact, total.headers_right, total.silent) == (total.lines, total.headers, 0)


@pytest.mark.timeout(600)
def test_usual_fine_faxes_are_read() -> None:
    total = _scored("capture/generated-fax/*_typ_fine.tif")
    assert total.exact >= 0.95 * total.lines
    assert total.headers_right >= 0.95 * total.headers
    assert total.silent == 0


def test_invoices_are_never_orders() -> None:
    kinds = set()
    for file in [*_files("capture/invoice-like-pdf/**/*.pdf"), *_files("capture/order-x-zugferd/ZUGFeRD*/**/*.pdf")]:
        kinds |= {one.kind for one in pdf_order.parse(Document(file.read_bytes(), file.name)).extracts}
    assert kinds <= {"invoice", "not_an_order"}


def test_hostile_pdfs_and_pictures_raise_our_errors_only() -> None:
    for file in [*_files("hostile/pdf/*"), *_files("hostile/image/*")]:
        document = Document(file.read_bytes(), file.name)
        parser = next((one for one in (pdf_order, fax_image) if one.sniff(document) is not None), None)
        if parser is None or (parser is pdf_order and pdf_order.needs_recognition(document.content)):
            continue
        try:
            parser.parse(document)
        except (BrokenDocument, LimitExceeded):
            continue
