"""Order lines in free text, German and English.

    6 x MW-0710 Mineralwasser still          10 Stk NW-1001 Wasser à 4,50 €
    NW-1001: 5 Kartons                       Pos. 1: NW-1001 Wasser still, 5 Stk
    - 12 Kisten Apfelsaft (Art.-Nr. 4711-2)  Menge | Artikel | Bezeichnung  (and the rows below it)

In: the readable text. Out: `LineFound`s with the character range of every value. A line is `strong` when it names a
quantity and an article, weak when it names a quantity, a unit and a description only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from parsers.table_titles import meaning_of, meanings_of_header

Span = tuple[int, int]

UNITS: Final = (
    r"stk|stck|stück|stueck|st|pcs|pces|pieces?|pc|ea|each|units?|kisten?|kästen|kasten|kartons?|ktn|krt|"
    r"karton|cartons?|ctn?s?|"
    r"box(?:es)?|palett(?:e|en)|pal|pallets?|ve|vpe|packs?|packung(?:en)?|packages?|pkg|pakete?|pak|pck|"
    r"päckchen|rollen?|rolls?|"
    r"säcke|sack|bags?|flaschen?|fl|bottles?|dosen?|cans?|kg|kilo|gramm|g|to|tonnen?|t|ltr|liter|litres?|"
    r"liters?|l|lfm|meter|metres?|"
    r"m2|m²|qm|m3|m³|cbm|m|paare?|pairs?|sets?|sätze|satz|eimer|kanister|fässer|fass|drums?|barrels?|gebinde|"
    r"trays?|displays?|dutzend|"
    r"dozens?|bund|bogen|blatt|sheets?|tüten?|tuben?|gläser|glas|jars?|crates?|cases?|einheit(?:en)?|mal|"
    r"becher|beutel|stangen?|ringe?|"
    r"spulen?|coils?|platten?|kart|ex|exemplare?|reams?|tins?|tubs?|schachteln?|steigen|tafeln?|ballen|kübel|litres"
)
_QTY: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,7}(?:[.,]\d{1,4})?"
# Letters and digits with a digit in it, or four digits and more: NW-1001, MW-0710, 4711.002, 4012345678901
_CODE: Final = (
    r"(?=[A-Z0-9./_-]*\d)(?:[A-Z]{1,6}[./_-]?(?=[A-Z0-9])[A-Z0-9]+(?:[./_-][A-Z0-9]+)*|"
    r"\d[A-Z0-9]*(?:[./_-][A-Z0-9]+)+|\d{4,14}|\d+[A-Z]+[A-Z0-9]*)"
)
_LABEL: Final = (
    r"(?:(?:bestell|liefer(?:anten)?|ihre[rn]? )?-?(?:artikel|art|item|product|produkt|sku|ean|gtin|material|"
    r"part|best)\.?"
    r"(?:[ -]?(?:nummer|number|nr|no|code)\.?)?|nr\.?|#)[ \t]*[:#]?[ \t]*"
)
_BULLET: Final = (
    r"[ \t]*(?:(?:pos(?:ition)?\.?|line|zeile|item)[ \t]*(?P<position>\d{1,4})[ \t]*[:.)\-–]?[ \t]+|"
    r"(?P<ordinal>\d{1,3})[.)][ \t]+|[-*•·–>+][ \t]+)?"
)
_TIMES: Final = r"[x×*]"

# 6 x MW-0710 Mineralwasser still    10 Stk NW-1001 Wasser    je 5 Stück von Artikel 4711
_QTY_FIRST: Final = re.compile(
    rf"^{_BULLET}(?:je |and |und )?(?P<quantity>{_QTY})[ \t]?(?:(?P<unit>{UNITS})\b\.?|"
    rf"{_TIMES}(?![a-z]))?[ \t]*(?:{_TIMES}[ \t]+)?"
    rf"(?:von |vom |of |der |des )?(?P<label>{_LABEL})?(?P<code>{_CODE})(?![\w%])(?P<rest>.*)$",
    re.IGNORECASE,
)
# NW-1001: 5 Kartons    NW-1001 Wasser still, 5 Stk    Art. NW-1001, Menge: 5
_CODE_FIRST: Final = re.compile(
    rf"^{_BULLET}(?P<label>{_LABEL})?(?P<code>{_CODE})(?![\w%])(?P<rest>[^\n]*?)[ \t:,;|=–-]+(?:(?P<said>menge|"
    rf"anzahl|qty|quantity)[ \t]*:?[ \t]*)?"
    rf"(?:(?P<times>{_TIMES})[ \t]*)?(?P<quantity>{_QTY})[ \t]?(?:(?P<unit>{UNITS})\b\.?|"
    rf"(?P<after>{_TIMES})(?!\w))?(?P<tail>[ \t,;.]*(?:(?:à|a|zu|je|@|at)[ \t].*)?)$",
    re.IGNORECASE,
)
# 12 Kisten Apfelsaft naturtrüb (Art.-Nr. 4711-2)    12 x Apfelsaft NW-1002
_QTY_TEXT: Final = re.compile(
    rf"^{_BULLET}(?P<quantity>{_QTY})[ \t]?(?:(?P<unit>{UNITS})\b\.?|{_TIMES})[ \t]+(?P<rest>[^\W\d_].{{2,}})$",
    re.IGNORECASE,
)
# • Untersuchungshandschuhe lang, 90 cm, 5 Spender     * Mosquito net, double, white: 60 (sixty)
_LISTED: Final = re.compile(
    rf"^(?P<position>(?!))?[ \t]*[-*•·–>+][ \t]+(?P<rest>[^\W\d_][^\n]{{2,100}}?)[ \t]*"
    rf"(?:[,–-][ \t]*(?:je[ \t]+)?(?P<quantity>\d{{1,5}})[ \t]"
    rf"(?P<unit>{UNITS}|[A-ZÄÖÜ][a-zäöüß]{{3,14}}|[a-z]{{3,14}}s)"
    r"|(?::|,[ \t]*je)[ \t]*(?P<count>\d{1,4})(?:[ \t](?P<thing>[^\W\d_]{2,14}))?)[ \t]*(?:\([^()]*\))?[ \t.,;]*$"
)
_CODE_INSIDE: Final = re.compile(
    rf"[(\[,;–-]?[ \t]*(?P<label>{_LABEL})(?P<code>{_CODE})(?!\w)[)\]]?|"
    rf"(?<![\w.,])(?P<bare>(?=[A-Z0-9./_-]*[A-Z])(?=[A-Z0-9./_-]*\d{{2}}){_CODE})(?!\w)",
    re.IGNORECASE,
)
# ... liefern Sie 20 Kartons NW-1001 und 5 Stk NW-1002 bis ...
_IN_SENTENCE: Final = re.compile(
    rf"(?<![\w.,-])(?P<quantity>{_QTY})[ \t]?(?:(?P<unit>{UNITS})\b\.?|{_TIMES})[ \t]+(?:von |"
    rf"of )?(?P<label>{_LABEL})?(?P<code>{_CODE})(?![\w%])",
    re.IGNORECASE,
)
# ... gern wieder 30 Bogen Tonpapier, 10 Tuben Klebestift und 5x PZ-3030, zwei Packungen ...
_MENTION: Final = re.compile(
    rf"(?<![\w.,:/-])(?:{_QTY}|zwei|drei|vier|fünf|sechs|zehn|zwölf|two|three|four|five|six|ten|twelve|dozen)[ \t]?"
    rf"(?:(?i:{UNITS})\b|{_TIMES}[ \t]?\w{{3,}}|"
    r"[A-ZÄÖÜ][a-zäöüß]{3,}|[a-z]{3,}s\b|[A-Z]{2,}[-.]?\d)"
)
_CODE_NAMED: Final = re.compile(r"\b[A-Z]{2,5}-\d{2,6}\b")
_NO_GOODS: Final = re.compile(
    r"(?:tele|phone|fax|mobil|room|raum|zimmer|plz|post|ust|vat|kunden|customer|account|konto|order|bestell|auftrag|"
    r"rechnung|invoice|personen|guests|gäste|floor|etage|tor|gate|haus|house)",
    re.IGNORECASE,
)
_MEASURED: Final = re.compile(
    r"(?:mm|cm|m|km|ml|cl|l|g|kg|mg|watt|volt|grad|zoll|inch|inches|seiten?|pages?|prozent)$", re.IGNORECASE
)
_NO_THING: Final = re.compile(
    r"\d[ \t]?(?:uhr|tage?n?|wochen?|monate?n?|jahre?n?|stunden?|minuten?|prozent|euro|januar|februar|"
    r"märz|april|mai|juni|"
    r"juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|days?|weeks?|"
    r"months?|years?|hours?|minutes?|times|mins|hrs|dollars?|pounds?|personen|klassen\w*|räume\w*|zoll|inches|"
    r"werktage\w*|freispiele|copies)\b",
    re.IGNORECASE,
)
_MONEY: Final = (
    r"(?:(?:EUR|€|\$|£|USD|CHF|GBP)[ \t]?(?:\d[\d.,']*\d|\d)|(?:\d[\d.,']*\d|\d)(?:,-+)?[ \t]?(?:EUR|€|\$|£|"
    r"USD|CHF|GBP))"
)
# 86 Rauchwarnmelder, 10-Jahres-Batterie, zu 17,20 € netto
_QTY_PRICED: Final = re.compile(
    rf"^{_BULLET}(?P<quantity>\d{{1,6}})(?P<unit>(?!))?[ \t]+"
    rf"(?P<rest>[^\W\d_]{{3,}}.*?(?:\b(?:zu|à|a|je|at)|@)[ \t]*{_MONEY}.*)$",
    re.IGNORECASE,
)
_PRICE: Final = re.compile(
    rf"(?:\b(?:à|zu|je|for|at|für|a)|@|à|=)?[ \t]*(?P<money>{_MONEY})(?:[ \t]*(?:/|pro|je|per)[ \t]?\w+\.?)?",
    re.IGNORECASE,
)
_GTIN_BESIDE: Final = re.compile(
    r"[ \t,;]*[(\[]?[ \t]*(?:EAN|GTIN)[ \t:]*(?P<gtin>\d{13}|\d{8}|\d{12}|\d{14})[)\],;]?", re.IGNORECASE
)
_NOT_CODES: Final = re.compile(
    r"^(?:19|20)\d\d$|^(?:kw|cw)-?\d{1,2}$|^\d{1,2}\.\d{1,2}\.(?:\d{2,4})?$|^\d{4}-\d\d-\d\d$|^(?:din|iso|"
    r"en)-?\d+$|^\d+(?:[.,]\d+)?(?:ml|mm|cm|kg|g|l|m|w|v|a|er|x\d+.*)$",
    re.IGNORECASE,
)
_CELLS: Final = (re.compile(r"\t"), re.compile(r"\|"), re.compile(r";"), re.compile(r" {2,}|\t"))
_MAX_LINES: Final = 2000
_HEAD_ONLY: Final = frozenset({"number", "issue_date", "customer_number"})


class LineFound(msgspec.Struct):
    """One order line: character ranges by name: position, article, gtin, description, quantity, unit, price, amount."""

    span: Span
    values: dict[str, Span]
    strong: bool


def find_lines(text: str, start: int, end: int) -> list[LineFound]:
    """The order lines in a range of the text, in order."""
    rows = list(_rows(text, start, end))[:_MAX_LINES]
    found: list[LineFound] = []
    at = 0
    while at < len(rows):
        table, used = _table(text, rows, at)
        if table:
            found += table
            at += used
            continue
        labelled, used = _labelled(text, rows, at)
        if labelled is not None:
            found.append(labelled)
            at += used
            continue
        found += _line(text, rows[at])
        at += 1
    return found


def mentions(text: str, start: int, end: int) -> int:
    """How often a range of the text names a quantity with a unit and a thing, in whatever sentence."""
    return sum(not _NO_THING.match(text, one.start()) for one in _MENTION.finditer(text, start, end))


def is_about_articles(text: str, start: int, end: int) -> bool:
    """Whether a range of the text names several quantities of things, or a quantity beside an article number."""
    named = mentions(text, start, end)
    return named >= 2 or bool(named and _CODE_NAMED.search(text, start, end))


def _rows(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _line(text: str, row: Span) -> list[LineFound]:
    """The order lines written in one line of text."""
    written = text[row[0] : row[1]]
    if len(written) > 400 or not any(sign.isdigit() for sign in written):
        return list(_sentence(text, row)) if len(written) <= 4000 else []
    for pattern in (_QTY_FIRST, _CODE_FIRST):
        found = pattern.match(written)
        if found and not _NOT_CODES.match(found["code"]) and _is_believable(found, pattern):
            return [_from_match(row, found)]
    in_sentence = list(_sentence(text, row))
    if in_sentence:
        return in_sentence
    found = _QTY_TEXT.match(written)
    if found is None and not _NO_THING.match(written.lstrip(" \t-*•·–")):
        found = _QTY_PRICED.match(written)
    return [_from_description(row, found)] if found else _listed(row, written)


def _listed(row: Span, written: str) -> list[LineFound]:
    """A thing behind a bullet, and how many of it at the end."""
    found = _LISTED.match(written)
    if found is None:
        return []
    quantity, unit = ("quantity", "unit") if found["quantity"] else ("count", "thing")
    no_thing = _NO_THING.match(written, found.start(quantity)) or _MEASURED.match(found[unit] or "")
    if no_thing or _NO_GOODS.match(found["rest"]):
        return []
    values = {"quantity": _range(found, quantity, row[0])}
    if found[unit]:
        values["unit"] = _range(found, unit, row[0])
    _rest(found.string, found.span("rest"), row[0], values)
    return [LineFound(row, values, strong=False)]


def _is_believable(found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Two bare numbers side by side are no order line; a unit, a sign, a label or a code with letters makes it one."""
    if found["quantity"] == "0":
        return False
    letters = any(sign.isalpha() for sign in found["code"])
    if pattern is _QTY_FIRST:
        between = found.string[found.end("quantity") : found.start("code")]
        marked = bool(found["unit"] or found["label"]) or any(sign in between for sign in "x×*X")
        return (
            marked
            or (letters and " " in between)
            or (len(found["code"]) >= 5 and between.isspace() and len(found["rest"]) > 3)
        )
    marked = bool(found["unit"] or found["label"] or found["said"] or found["times"] or found["after"])
    return marked and (letters or bool(found["label"]) or len(found["code"]) >= 4)


def _from_match(row: Span, found: re.Match[str]) -> LineFound:
    shift = row[0]
    values = {"quantity": _range(found, "quantity", shift)}
    if found["unit"]:
        values["unit"] = _range(found, "unit", shift)
    values[_kind_of_code(found["code"])] = _range(found, "code", shift)
    groups = found.groupdict()
    if groups.get("position"):
        values["position"] = _range(found, "position", shift)
    elif groups.get("ordinal"):
        values["position"] = _range(found, "ordinal", shift)
    _rest(found.string, found.span("rest"), shift, values)
    if "tail" in groups and found["tail"]:
        _rest(found.string, found.span("tail"), shift, values, describe=False)
    return LineFound(row, values, strong=True)


def _from_description(row: Span, found: re.Match[str]) -> LineFound:
    shift = row[0]
    values = {"quantity": _range(found, "quantity", shift)}
    if found["unit"]:
        values["unit"] = _range(found, "unit", shift)
    if found["position"]:
        values["position"] = _range(found, "position", shift)
    first, last = found.span("rest")
    inside = _CODE_INSIDE.search(found.string, first, last)
    strong = False
    if inside:
        name = "code" if inside["code"] else "bare"
        if not _NOT_CODES.match(inside[name]):
            strong = True
            values[_kind_of_code(inside[name])] = _range(inside, name, shift)
            before, after = (first, inside.start()), (inside.end(), last)
            _rest(found.string, after, shift, values, describe=not found.string[before[0] : before[1]].strip(" ,;-"))
            last = inside.start()
    _rest(found.string, (first, last), shift, values)
    return LineFound(row, values, strong=strong)


def _sentence(text: str, row: Span) -> Iterator[LineFound]:
    for found in _IN_SENTENCE.finditer(text, row[0], row[1]):
        if _NOT_CODES.match(found["code"]):
            continue
        values = {"quantity": found.span("quantity"), _kind_of_code(found["code"]): found.span("code")}
        if found["unit"]:
            values["unit"] = found.span("unit")
        yield LineFound(found.span(), values, strong=True)


def _rest(text: str, span: Span, shift: int, values: dict[str, Span], *, describe: bool = True) -> None:
    """Prices and the description in what stands beside quantity and article."""
    first, last = span
    beside = _GTIN_BESIDE.match(text, first, last)
    if beside and is_gtin(beside["gtin"]):
        values.setdefault("gtin", _range(beside, "gtin", shift))
        first = beside.end()
    monies = list(_PRICE.finditer(text, first, last))
    for name, money in zip(("price", "amount"), monies, strict=False):
        if name not in values:
            begin, end = money.span("money")
            values[name] = begin + shift, end + shift
    if monies:
        last = monies[0].start()
    if not describe:
        return
    raw = text[first:last]
    trimmed = raw.strip(" \t,;:-–=()[].|")
    if any(sign.isalpha() for sign in trimmed):
        begin = first + raw.index(trimmed)
        values["description"] = begin + shift, begin + len(trimmed) + shift


def _range(found: re.Match[str], group: str, shift: int) -> Span:
    begin, end = found.span(group)
    return begin + shift, end + shift


def _kind_of_code(code: str) -> str:
    return "gtin" if code.isdigit() and len(code) in (8, 12, 13, 14) and is_gtin(code) else "article"


def is_gtin(digits: str) -> bool:
    """Whether the GS1 check digit is right."""
    weights = (3 if place % 2 == 0 else 1 for place in range(len(digits) - 1))
    total = sum(int(digit) * weight for digit, weight in zip(reversed(digits[:-1]), weights, strict=True))
    return (10 - total % 10) % 10 == int(digits[-1])


def _table(text: str, rows: list[Span], at: int) -> tuple[list[LineFound], int]:
    """The rows below a title line such as "Menge | Artikel | Bezeichnung"."""
    written = text[rows[at][0] : rows[at][1]]
    for separator in _CELLS:
        if separator.search(written) is None:
            continue
        titles = _cells(text, rows[at], separator)
        columns = meanings_of_header([text[first:last] for first, last in titles])
        if columns is None:
            continue
        found: list[LineFound] = []
        used = 1
        for row in rows[at + 1 :]:
            cells = _cells(text, row, separator)
            line = _table_row(text, row, cells, columns)
            blank = not text[row[0] : row[1]].strip(" \t|;-=+_")
            if line is None and not (blank and used < 3) and not (blank and found and used - len(found) < 3):
                break
            used += 1
            if line is not None:
                found.append(line)
        if found:
            return found, used
    return [], 0


def _table_row(text: str, row: Span, cells: list[Span], columns: dict[int, str]) -> LineFound | None:
    values = {
        meaning: cells[index]
        for index, meaning in columns.items()
        if index < len(cells) and cells[index][0] < cells[index][1]
    }
    quantity = values.get("quantity")
    if quantity is None or not any(name in values for name in ("article", "buyer_article", "gtin", "description")):
        return None
    glued = re.match(rf"({_QTY})[ \t]*({UNITS})?\b\.?$", text[quantity[0] : quantity[1]], re.IGNORECASE)
    if glued is None:
        return None
    values["quantity"] = quantity[0], quantity[0] + glued.end(1)
    if glued[2] and "unit" not in values:
        values["unit"] = quantity[0] + glued.start(2), quantity[0] + glued.end(2)
    strong = any(name in values for name in ("article", "buyer_article", "gtin"))
    return LineFound(row, values, strong=strong)


def _cells(text: str, row: Span, separator: re.Pattern[str]) -> list[Span]:
    """Character ranges of the cells, without blanks around them."""
    edges: list[Span] = []
    begin = row[0]
    if separator.pattern == r"\|" and text[begin : row[1]].lstrip().startswith("|"):
        begin = text.index("|", begin) + 1
    for found in separator.finditer(text, begin, row[1]):
        edges.append((begin, found.start()))
        begin = found.end()
    edges.append((begin, row[1]))
    return [_trimmed(text, one) for one in edges]


def _trimmed(text: str, span: Span) -> Span:
    raw = text[span[0] : span[1]]
    inner = raw.strip(" \t\xa0*")
    first = span[0] + (raw.index(inner) if inner else 0)
    return first, first + len(inner)


def _labelled(text: str, rows: list[Span], at: int) -> tuple[LineFound | None, int]:
    """A web form's way: "Artikelnummer: NW-1001" and "Menge: 5" on lines of their own."""
    values: dict[str, Span] = {}
    used = 0
    for row in rows[at : at + 10]:
        name, colon, _ = text[row[0] : row[1]].partition(":")
        meaning = meaning_of(name) if colon else None
        if meaning is None or meaning in _HEAD_ONLY or meaning in values:
            break
        value = _trimmed(text, (row[0] + len(name) + 1, row[1]))
        used += 1
        if value[0] < value[1]:
            values[meaning] = value
    quantity = values.get("quantity")
    if used < 2 or quantity is None or not {"article", "gtin", "buyer_article", "description"} & values.keys():
        return None, 0
    line = _table_row(text, (rows[at][0], rows[at + used - 1][1]), list(values.values()), dict(enumerate(values)))
    return line, used
