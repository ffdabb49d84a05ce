"""Pages of words become one extract: the order's header, its lines, and what does not add up.

In: pages from the text layer or from recognition. Out: an `Extract` of format "pdf" or "fax" with the root node
"document" and child nodes "line". The gates are quantity x price = amount, sum of lines = net, net + tax = gross,
positions without a gap, all pages there. What fails a gate is kept and named with its place, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Severity, Where
from parsers.bare_weeks import settle_weeks
from parsers.day_and_month import date_habit
from parsers.day_headings import with_days
from parsers.fax_gates import fax_findings, is_proven
from parsers.header_agreement import agree_on_header
from parsers.header_guesses import guess_missing
from parsers.header_votes import vote_on_numbers
from parsers.layout_mark import layout_of
from parsers.line_gates import gate_findings
from parsers.line_positions import part_positions
from parsers.line_product import CENT
from parsers.marked_lines import mark_findings
from parsers.missed_figures import read_missed
from parsers.missed_totals import missed_totals
from parsers.order_fields import Fields, read_fields
from parsers.order_table import Row, Table, read_table
from parsers.page_addresses import read_addresses
from parsers.page_country import country_of
from parsers.page_currency import currency_doubts, currency_of
from parsers.page_kind import Paper, kind_of
from parsers.page_lines import LineRead, read_line
from parsers.page_split import OWN_NUMBER, PAGE_OF
from parsers.page_totals import TOTAL_NAMES, charges_of, last_number, read_totals
from parsers.page_words import BOTH_ENGINES, CROSSED, RECOGNISED, Page
from parsers.part_deliveries import NAME as DELIVERIES
from parsers.part_deliveries import delivery_doubts, take_deliveries
from parsers.printed_values import (
    NumberFormat,
    format_votes,
    is_gtin,
    looks_numeric,
)
from parsers.proven_sums import proven_by_sum
from parsers.rule_figures import without_rules
from parsers.second_reading import HARD, SURE, Reread, agrees, is_counted, is_hard, mean_confidence, odd_codes, reread
from parsers.second_units import settle_units
from parsers.summed_totals import summed_totals
from parsers.text_gates import text_findings
from parsers.told_totals import told_totals
from parsers.unnamed_charges import unnamed_charges

_ONE_DECIMAL: Final = re.compile(r"\d{1,3}[.,]\d")
_DAY_MONTH: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_DIGIT: Final = re.compile(r"\d")
KEYS: Final = ("sender", "sender_domain", "caller", "called", "subject", "recipient")


def extract(pages: Sequence[Page], document: Document, format_: str, *, fuzzy: bool) -> Extract:
    """The one order (or other paper) that the pages hold."""
    number_format = format_of(pages)
    table = with_days(read_table(pages, fuzzy=fuzzy, number_format=number_format or "de"), pages, fuzzy=fuzzy)
    codes = {word[1:3] for row in table.rows for kind in _CODED & row.cells.keys() for word in row.cells[kind]}
    decided: NumberFormat = format_of(pages, codes) or _format_by_arithmetic(table.rows, pages)
    lines = [read_line(row, decided) for row in table.rows]
    again, unplaced = _second_look(lines, table, decided) if fuzzy else (Reread(lines, set(), []), [])
    lines = again.lines
    # One line of running text may multiply by chance; two hardly do.
    rows = 0 if table.by_arithmetic and len(lines) < 2 else len(lines)
    paper = kind_of(pages, table.used, rows, fuzzy=fuzzy)
    first = _first_page(pages, table)
    fields = read_fields(pages, table.used, fuzzy=fuzzy, first=first)
    differing = _second_header(fields, pages) if fuzzy else []
    guess_missing(fields, first, table.used)
    read_addresses(fields, pages, table.used, first)
    found = Extract(kind=paper.kind, format=format_, root=Node("document"), class_=paper.class_)
    found.keys = _keys(document, fields, decided)
    _seek_totals(pages, table, lines, decided, fuzzy=fuzzy)
    totals = read_totals(fields, table, lines, decided)
    if fuzzy:
        lines, settled = proven_by_sum(lines, totals, decided)
        again.notes.extend(settled)
    country = _settle_currency(fields, pages, table)
    lines, parts = take_deliveries(lines, fields.raw("issue_date"), decided)
    found.root = Node("document", _named(fields), [_line_node(one, parts.get(at)) for at, one in enumerate(lines, 1)])
    found.keys |= date_habit(settle_weeks(found.root), pages, country)
    found.text = "\n\n".join("\n".join(line.text for line in page.lines) for page in pages)
    found.sheets = [page.as_sheet() for page in pages]
    found.findings = _pages_missing(pages)
    if paper.kind in (Kind.ORDER, Kind.ORDER_CHANGE):
        found.layout = layout_of(table, fields.labels, first, fuzzy=fuzzy)
        found.findings += _header_findings(fields, lines, paper) + currency_doubts(fields, pages, table, country)
        found.findings += [finding for at, line in enumerate(lines, 1) for finding in _line_findings(at, line, table)]
        found.findings += differing
        told = {one.field for one in [*differing, *again.notes] if one.severity is Severity.WARNING}
        found.findings += [one for one in _unsure(found.root, lines, again.voted) if one.field not in told]
        found.findings += again.notes
        if fuzzy:
            found.findings += [*unplaced, *_copy_findings(found.root, lines, table, totals, decided)]
        found.findings += gate_findings(lines, table, decided) + text_findings(lines) + list(delivery_doubts(lines))
        found.findings += _column_findings(table, proven=all(one.closes for one in lines))
        found.findings += _position_gaps(lines) + _units_missing(lines)
        found.findings += _total_findings(lines, totals, table, decided)
    elif fuzzy and any(is_hard(line.row.page) for line in lines):
        # What a poor copy was taken for is as doubtful as its figures.
        found.findings += fax_findings(lines, decided, by_sum=is_proven(lines, totals, charges_of(table, decided)))
    return found


def _settle_currency(fields: Fields, pages: Sequence[Page], table: Table) -> str:
    """Adds the currency where no label named it. Returns the country that the paper comes from, "" for none told."""
    country = country_of(fields, pages)
    if "currency" not in fields.values and (currency := currency_of(pages, table, country)) is not None:
        fields.offer("currency", currency)
    return country


def _seek_totals(
    pages: Sequence[Page], table: Table, lines: Sequence[LineRead], number_format: NumberFormat, *, fuzzy: bool
) -> None:
    """Adds the totals that stand behind no label of their own."""
    if fuzzy:
        table.totals += missed_totals(table, lines, number_format)
        return
    table.totals += told_totals(pages, table, number_format)
    if summed := summed_totals(pages, table, lines, number_format):
        table.totals = [one for one in table.totals if one[0] not in TOTAL_NAMES] + summed
    table.totals += unnamed_charges(table, lines, number_format)


def _second_look(lines: Sequence[LineRead], table: Table, number_format: NumberFormat) -> tuple[Reread, list[Finding]]:
    """Recognised lines with all that a second reading and the lines around settle, and what remains in doubt."""
    again = reread(read_missed(lines, number_format), number_format)
    ruled, doubts = without_rules(again.lines, number_format)
    placed, unplaced = part_positions(ruled, titled="position" in table.kinds)
    settle_units(placed)
    return again._replace(lines=placed), [*doubts, *unplaced]


def _second_header(fields: Fields, pages: Sequence[Page]) -> list[Finding]:
    """What further readings settled in the header, and where two engines differ."""
    vote_on_numbers(fields, pages)
    return agree_on_header(fields, pages)


def _copy_findings(
    root: Node, lines: Sequence[LineRead], table: Table, totals: dict[str, Decimal], number_format: NumberFormat
) -> list[Finding]:
    """What hands, edges and a poor copy make doubtful."""
    named = any(meaning in TOTAL_NAMES for meaning, _ in table.totals)
    proven = is_proven(lines, totals, charges_of(table, number_format))
    marked = mark_findings(lines, root, _MARKED_PATHS, totals=named, proven=proven)
    return [*marked, *fax_findings(lines, number_format, by_sum=proven)]


def _first_page(pages: Sequence[Page], table: Table) -> Page:
    """The page where the table begins: a cover sheet may come before it."""
    for page in pages:
        if any(id(line) in table.used for line in page.lines):
            return page
    return pages[0]


def is_order_like(pages: Sequence[Page]) -> bool:
    """Whether recognised pages show the title or a line of an order, so that reading on is worth it."""
    rows, paper = _glimpse(pages)
    return rows > 0 or (paper.kind is Kind.ORDER and paper.titled)


def shows_order(pages: Sequence[Page]) -> bool:
    """Whether recognised pages are those of an order and of no other paper with lines: worth the time for the rest."""
    rows, paper = _glimpse(pages)
    return paper.kind in {Kind.ORDER, Kind.ORDER_CHANGE} and (rows > 0 or paper.titled)


def _glimpse(pages: Sequence[Page]) -> tuple[int, Paper]:
    """How many lines a first look finds, and what it takes the paper for."""
    printed = [page.number for page in pages if page.words and page.engine == "text-layer"][:_GLIMPSED]
    seen = [page for page in pages if page.words and (page.engine != "text-layer" or page.number in printed)]
    table = read_table(seen, fuzzy=True, number_format=format_of(seen) or "de")
    return len(table.rows), kind_of(seen, table.used, len(table.rows), fuzzy=True)


def is_undecided(found: Extract) -> bool:
    """Whether what was read tells nothing of what the document is: the order may stand on the pages that were not."""
    return found.kind is Kind.NOT_AN_ORDER and found.class_ in {None, "other"}


_CODED: Final = frozenset(("article", "buyer_article", "gtin", "position"))
_GLIMPSED: Final = 6  # pages with text of their own that a first look takes in, at most


def format_of(pages: Sequence[Page], codes: Collection[Sequence[object]] = ()) -> NumberFormat | None:
    """The number format by majority of the numbers that can only be one; None when nothing tells.

    `codes`: places of words, x0 and y0, that only look like numbers: "6148.25" where articles stand.
    """
    words = [word for page in pages for line in page.lines for word in line.words if looks_numeric(word.text)]
    figures = [word.text for word in words if not codes or word[1:3] not in codes]
    # Cents and groups of thousands first: "8.8" may be the strength of a screw.
    for some in ([one for one in figures if not _ONE_DECIMAL.fullmatch(one)], figures):
        german, english = format_votes(some)
        if german != english:
            return "de" if german > english else "en"
        if german == 0 and any(_DAY_MONTH.fullmatch(word.text) for page in pages for word in page.words):
            # Who writes 24.10.2026 parts thousands with a point.
            return "de"
    return None


def _format_by_arithmetic(rows: Sequence[Row], pages: Sequence[Page]) -> NumberFormat:
    """The format in which more rows multiply; that of the language of the paper where it makes no difference."""
    closing = {one: sum(1 for row in rows if read_line(row, one).closes) for one in ("de", "en")}
    if closing["en"] != closing["de"]:
        return "en" if closing["en"] > closing["de"] else "de"
    said = {word.text.casefold() for page in pages for word in page.words}
    return "en" if len(said & _ENGLISH) > len(said & _GERMAN) else "de"


_ENGLISH: Final = frozenset(("the", "of", "and", "to", "for", "please", "our", "your", "order", "qty", "unit"))
_GERMAN: Final = frozenset(("der", "die", "und", "von", "bitte", "für", "unsere", "ihre", "bestellung", "menge", "mit"))


_NAMED_KEYS: Final = (
    ("vat_id", "buyer_vat_id"), ("gln", "buyer_gln"), ("email", "buyer_email"), ("phone", "buyer_phone"),
    ("fax", "fax"), ("name", "buyer_name"), ("customer_number", "customer_number"),
)  # fmt: skip


def _keys(document: Document, fields: Fields, number_format: NumberFormat) -> dict[str, str]:
    keys = {name: document.envelope[name] for name in KEYS if document.envelope.get(name)}
    keys["number_format"] = number_format
    for key, name in _NAMED_KEYS:
        if raw := fields.raw(name):
            keys[key] = re.sub(r"[\s.-]", "", raw) if key == "vat_id" else raw
    if "email" in keys:
        keys["domain"] = keys["email"].rpartition("@")[2].casefold()
    return keys


def _named(fields: Fields) -> dict[str, list[Found]]:
    return {name: found for name, found in fields.values.items() if name != "fax"}


def _line_node(line: LineRead, deliveries: list[Node] | None) -> Node:
    values = {name: found for name, found in line.values.items() if found and name != DELIVERIES}
    return Node("line", values, deliveries or [], line.row.page.where(line.row.words()))


def _column_findings(table: Table, *, proven: bool) -> list[Finding]:
    """Columns of numbers nobody knows, and tables without titles: each line may be read otherwise than meant."""
    findings = [
        Finding("pdf.column-unknown", Severity.WARNING, page.where(column.words),
                {"title": " ".join(one.text for one in column.words)}, "lines")
        for page, column in table.unknown
    ]  # fmt: skip
    if (table.by_arithmetic or (table.by_label and not proven)) and table.rows:
        row = table.rows[0]
        findings.append(Finding("pdf.no-titles", Severity.WARNING, row.page.where(row.line.words), field="lines"))
    return findings


def _header_findings(fields: Fields, lines: Sequence[LineRead], paper: Paper) -> list[Finding]:
    findings: list[Finding] = []
    if not lines:
        findings.append(Finding("pdf.no-lines", field="lines"))
    if "number" not in fields.values:
        findings.append(Finding("pdf.no-number", Severity.WARNING, field="number"))
    labelled = paper.kind is Kind.ORDER and fields.rank("number") >= OWN_NUMBER
    if not paper.titled and not labelled and lines:
        findings.append(Finding("pdf.kind-unsure", Severity.WARNING))
    return findings


def _line_findings(at: int, line: LineRead, table: Table) -> list[Finding]:
    place = line.row.page.where(line.row.words())
    position = line.values["position"][0].raw if line.values.get("position") else str(at)
    if line.closes is False:
        said = {"line": position, "expected": "?" if line.expected is None else f"{line.expected}"}
        return [Finding("pdf.line-does-not-close", Severity.ERROR, place, said, f"lines[{at}].amount")]
    missing = [name for name in ("quantity", "article") if not line.values.get(name)]
    named = "article" not in table.kinds and line.values.keys() & {"gtin", "buyer_article"}
    # Where a page is hard to read, the column of articles may only have lost its title.
    if "article" in missing and named and mean_confidence(line.row.page) >= HARD:
        missing.remove("article")
    missing += [name for name in ("price", "amount") if name in table.kinds and not line.values.get(name)]
    if _is_undescribed(line, table):
        missing.append("description")
    findings = [
        Finding(
            "pdf.line-incomplete", Severity.WARNING, place, {"line": position, "missing": name}, f"lines[{at}].{name}"
        )
        for name in missing
    ]
    if line.values.get("quantity") and line.quantity is None:
        findings.append(
            Finding("pdf.line-unreadable", Severity.ERROR, place, {"line": position}, f"lines[{at}].quantity")
        )
    return findings


def _is_undescribed(line: LineRead, table: Table) -> bool:
    """Whether nothing but the article number stands where the description should, or other words in the number."""
    description, article = line.values.get("description"), line.values.get("article")
    if "description" not in table.kinds:
        # What the goods are stands somewhere on nearly all orders: perhaps where nobody looked.
        return description is None and line.row.page.engine == "text-layer"
    if description is None:
        return line.row.page.engine == "text-layer"
    text = " ".join(one.text for one in line.row.cells.get("description", ()))
    apart = line.row.cells.get("other") and re.fullmatch(r"(?=.*\d)[\w./-]{3,24}", text)
    if apart or re.fullmatch(r"(?=.*\d)[\w./-]{3,24}", description[0].raw):
        # A code stands where the text should, which may be in a column that nobody knows.
        return True
    return article is not None and (
        description[0].raw == article[0].raw or re.search(r"\s-?\d[\d.,']*[.,]\d\d$", article[0].raw) is not None
    )


_HEADER_PATHS: Final = {
    "number": "number",
    "delivery_date": "requested_delivery",
    "customer_number": "buyer.customer_number",
}


_MARKED_PATHS: Final = {
    **_HEADER_PATHS, "issue_date": "issue_date", "net_total": "totals.stated.net", "tax_total": "totals.stated.tax",
    "gross_total": "totals.stated.gross",
}  # fmt: skip


def _unsure(root: Node, lines: Sequence[LineRead], voted: Collection[int]) -> list[Finding]:
    """Recognised values that no arithmetic proves: doubtful ones are named, lines without prices too."""
    findings: list[Finding] = []
    for name, path in _HEADER_PATHS.items():
        findings += [_doubt(one, path) for one in root.values.get(name, [])
                     if one.confidence < SURE and one.engine != BOTH_ENGINES]  # fmt: skip
    odd = odd_codes(lines)
    for at, line in enumerate(lines, 1):
        article, gtin = line.values.get("article", []), line.values.get("gtin", [])
        proven = bool(gtin) and is_gtin(gtin[0].raw) and gtin[0].confidence >= SURE
        if article and (at in odd or (at not in voted and _is_doubtful(article[0], line.row))):
            findings.append(_doubt(article[0], f"lines[{at}].item"))
        if gtin and not is_gtin(gtin[0].raw):
            said = {"line": str(at), "gtin": gtin[0].raw}
            findings.append(
                Finding("pdf.gtin-check-digit", Severity.WARNING, gtin[0].where, said, f"lines[{at}].item.gtin")
            )
        quantity = line.values.get("quantity", [])
        if (
            line.closes is None
            and quantity
            and quantity[0].engine in RECOGNISED
            and not (proven and quantity[0].confidence >= SURE)
            and not is_counted(line)
        ):
            said = {"line": str(at), "confidence": str(quantity[0].confidence // 10)}
            findings.append(
                Finding("pdf.line-unproven", Severity.WARNING, quantity[0].where, said, f"lines[{at}].quantity")
            )
    return findings


def _is_doubtful(article: Found, row: Row) -> bool:
    """Whether a recognised article number must be looked at: unsure, oddly written, or read otherwise a second time.

    Two readings by one engine share their errors, so that agreement alone proves nothing but plain digits.
    """
    if article.engine not in RECOGNISED:
        return False
    hard = mean_confidence(row.page) < HARD
    odd = article.confidence <= CROSSED or not re.fullmatch(r"[\w./-]+", article.raw)
    if odd or not agrees(row, article.raw, every=hard):
        return True
    return article.confidence < SURE and (hard or not article.raw.isdigit())


def _doubt(found: Found, path: str) -> Finding:
    said = {"value": found.raw, "confidence": str(found.confidence // 10)}
    return Finding("pdf.field-unsure", Severity.WARNING, found.where, said, path)


def _units_missing(lines: Sequence[LineRead]) -> list[Finding]:
    """Lines without a unit where others have one, or with a word beside the number: it was not read."""
    united = any(line.values.get("unit") for line in lines)
    return [
        Finding("pdf.line-incomplete", Severity.WARNING, line.row.page.where(line.row.words()),
                {"line": line.values["position"][0].raw if line.values.get("position") else str(at), "missing": "unit"},
                f"lines[{at}].unit")
        for at, line in enumerate(lines, 1)
        if not line.values.get("unit") and line.row.page.engine == "text-layer" and (united or _has_word(line))
    ]  # fmt: skip


def _has_word(line: LineRead) -> bool:
    """Whether a word of letters stands with the quantity: "1,200 x Each"."""
    return any(len(one.text) > 1 and one.text.strip(".").isalpha() for one in line.row.cells.get("quantity", ()))


def _position_gaps(lines: Sequence[LineRead]) -> list[Finding]:
    """Positions count on in one step (1, 10 or 100); a jump means a line was not read."""
    numbered: list[tuple[int, LineRead]] = []
    for line in lines:
        raw = line.values["position"][0].raw if line.values.get("position") else ""
        if re.fullmatch(r"\d{1,6}", raw):
            numbered.append((int(raw), line))
    if len(numbered) < 2:
        return []
    steps = [after[0] - before[0] for before, after in pairwise(numbered)]
    usual = max(set(steps), key=steps.count)
    if numbered[0][0] in {1, 10, 100} and len(numbered) == 2:
        usual = numbered[0][0]
    findings = [
        Finding("pdf.position-gap", Severity.WARNING, after[1].row.page.where(after[1].row.words()),
                {"before": str(before[0]), "after": str(after[0])}, "lines")
        for (before, after), step in zip(pairwise(numbered), steps, strict=True)
        if step != usual
    ]  # fmt: skip
    if numbered[0][0] > usual > 0 and numbered[0][0] % usual == 0:
        first = numbered[0][1]
        said = {"before": "0", "after": str(numbered[0][0])}
        findings.append(
            Finding("pdf.position-gap", Severity.WARNING, first.row.page.where(first.row.words()), said, "lines")
        )
    return findings


def _total_findings(
    lines: Sequence[LineRead], totals: dict[str, Decimal], table: Table, number_format: NumberFormat
) -> list[Finding]:
    findings: list[Finding] = []
    amounts = [line.amount for line in lines]
    charges = charges_of(table, number_format)
    findings += [
        Finding("pdf.charge", Severity.WARNING, line.page.where(line.words), {"text": line.text})
        for meaning, line in table.totals
        if meaning in {"charge", "discount"}
    ]
    if amounts and all(one is not None for one in amounts):
        total = sum((one for one in amounts if one is not None), Decimal(0))
        findings += _carry_findings(lines, table, number_format)
        net = totals.get("net")
        sums = {total, total + charges}
        if net is None and "gross" in totals and "tax" in totals:
            net = totals["gross"] - totals["tax"]
        if net is not None and net not in sums and totals.get("gross") not in sums:
            where = _place(table, "net")
            findings.append(
                Finding(
                    "pdf.lines-net", Severity.ERROR, where, {"sum": f"{total}", "net": f"{net}"}, "totals.stated.net"
                )
            )
    stated = {"net", "tax", "gross"} <= totals.keys()
    apart = totals["gross"] - totals["net"] - totals["tax"] if stated else Decimal(0)
    # Where the lines alone are summed up, freight stands between them and the total.
    if stated and abs(apart) > CENT and abs(apart - charges) > CENT:
        said = {name: f"{totals[name]}" for name in ("net", "tax", "gross")}
        findings.append(Finding("pdf.totals", Severity.ERROR, _place(table, "gross"), said, "totals.stated.gross"))
    return findings


def _place(table: Table, meaning: str) -> Where:
    for name, line in reversed(table.totals):
        if name == meaning:
            return line.page.where(line.words)
    return Where()


def _carry_findings(lines: Sequence[LineRead], table: Table, number_format: NumberFormat) -> list[Finding]:
    """A carry-over states the running sum of the lines before it, or of its own page or group."""
    findings: list[Finding] = []
    for before, line in table.carries:
        value = last_number(line, number_format)
        running = {Decimal(0)}
        total = Decimal(0)
        for one in reversed(lines[:before]):
            total += one.amount or Decimal(0)
            running.add(total)
        if value is not None and value not in running:
            said = {"stated": f"{value}", "sum": f"{total}"}
            findings.append(Finding("pdf.carry-over", Severity.WARNING, line.page.where(line.words), said, "lines"))
    return findings


def _pages_missing(pages: Sequence[Page]) -> list[Finding]:
    """Pages announced and not there: "Seite 1 von 3" on a document of one page."""
    for page in pages:
        for line in page.lines:
            text = line.text
            match = PAGE_OF.search(text) if _DIGIT.search(text) else None
            if match and match["pages"] and int(match["page"]) <= int(match["pages"]) > len(pages):
                said = {"pages": str(len(pages)), "announced": match["pages"]}
                return [Finding("pdf.page-missing", Severity.ERROR, page.where(line.words), said)]
    return []
