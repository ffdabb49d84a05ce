"""The columns of an order table: found by their titles, placed by the edges of what stands below them.

In: the lines of a page. Out: `Header` with `Column`s from left to right, and a `Grid` that deals the words of a row
out to the columns. Numbers are right-aligned below their title, text is left-aligned; rules and boxes are not looked
at, because orders from ERP systems rarely print vertical ones.

    Pos  Artikel-Nr.  Bezeichnung            Menge  ME  Einzelpreis   Gesamt EUR
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from statistics import median
from typing import Final, NamedTuple

from parsers.page_units import UNIT_WORDS, is_unit_beside, part_units
from parsers.page_words import Line, Match, Word, key_of, matches, vocabulary
from parsers.printed_values import GLUED, find_date, looks_numeric

COLUMN_TITLES: Final = vocabulary(
    {
        "position": "pos position nr lfdnr lfd no item line # zeile posnr poz itemno. lineno ln lnr postennr posten",
        "article": "artikelnr artikelnummer artnr artnummer artno materialnummer materialnr matnr material "
        "sachnummer sachnr teilenummer teilenr itemno itemnumber itemnr articleno articlenumber articlenr article "
        "partno partnumber partnr part sku productcode productno productnumber itemcode ihreartnr ihreartikelnr "
        "ihreartikelnummer lieferantenartnr lieferantenartikelnr lieferantenartikelnummer ident identnr idnr catno "
        "catalogno bestellnr code yourartno youritemno yourref supplierpartno supplieritemno vendoritem stockcode "
        "itemid produktnr produktnummer warennummer nummer yourarticleno modell item# part# article# suppliersku",
        "buyer_article": "unsereartnr unsereartikelnr unsereartikelnummer kundenartnr kundenartikelnr "
        "kundenartikelnummer ourartno ouritemno ourpartno ourarticleno ourref unserematerialnr unserematnr "
        "unserenr customeritem customerpartno buyeritem ourcode unsermaterial ouritem",
        "gtin": "ean gtin eancode barcode ean/gtin gtin/ean eangtin eannr ean13 upc",
        "description": "bezeichnung beschreibung artikelbezeichnung text artikeltext ware warenbezeichnung "
        "leistung produkt produktbezeichnung description itemdescription product productdescription "
        "materialbezeichnung benennung artikelbeschreibung goods details artikel artikel/bezeichnung artikelname "
        "productname itemname name bezeichnung1 materialkurztext kurztext partdescription articledescription "
        "gegenstand",
        "quantity": "menge bestellmenge anzahl qty quantity stuckzahl qtyordered orderqty orderquantity bestmenge "
        "menge/einheit menge/me liefermenge qtyuom ordered auftragsmenge stuck stk anz mengeeinheit qtyunit",
        "unit": "me einheit einh unit uom mengeneinheit um units mengeinheit eh",
        "price": "einzelpreis preis epreis ep stuckpreis preis/einh preis/einheit preiseinh unitprice price "
        "priceeach einkaufspreis ekpreis ek nettopreis netprice rate preis/stk preis/stuck listpreis stckpreis "
        "preis/me each unitcost price/unit einzelpreisnetto nettoeinzelpreis epnetto preisjeeinheit preisprostuck "
        "netunitprice einzelpr cost preis/st price/each einzel stpreis",
        "price_unit": "pe je per preiseinheit priceunit pro preis/je preisbasis priceper prper perunit",
        "discount": "rabatt rab disc discount rabatt% nachlass rab% disc% discount% %rabatt %disc skonto",
        "amount": "gesamt gesamtpreis betrag summe nettowert wert amount total linetotal lineamount gpreis gp "
        "netto nettobetrag positionswert netamount gesamtbetrag extendedprice extprice linevalue value poswert "
        "positionsbetrag zeilensumme netvalue nettosumme gesamtnetto gesamtwert ext totalprice extended linenet "
        "zeilenbetrag totalamount nettogesamt totalnet positionssumme warenwert net extcost extendedcost linecost "
        "extamount zeilenwert gesamtbetragnetto gesamtpreisnetto wertnetto linetotalnet",
        "tax": "mwst ust vat mwst% ust% vat% steuer tax tax% mwstsatz ustsatz",
        "delivery_date": "liefertermin lieferdatum termin deliverydate duedate wunschtermin reqdate delivery "
        "lieferwoche needby requireddate liefertag required due wunschdatum",
    }
)
_CURRENCY_WORDS: Final = frozenset(
    ("eur", "euro", "€", "chf", "usd", "gbp", "$", "£", "in", "netto", "%", "/", "", "st", "excl", "exkl")
)
NUMERIC: Final = frozenset(("quantity", "price", "amount", "discount", "price_unit", "tax"))
_TEXT: Final = frozenset(("description", "other"))
_PER: Final = re.compile(r"(?i)^(?:/|je|per|pro|à)$")


class Column:
    """One column: the place of its title, and the edges learned from the rows below."""

    __slots__ = ("kind", "left", "right", "words", "x0", "x1")

    def __init__(self, kind: str, words: list[Word]) -> None:
        self.kind = kind
        self.words = words
        self.x0 = min(one.x0 for one in words)
        self.x1 = max(one.x1 for one in words)
        self.left: float | None = None
        """Left edge of a text column's entries, once learned."""
        self.right: float | None = None
        """Right edge of a numeric column's entries, once learned."""


class Header:
    """The title line or lines of a table."""

    __slots__ = ("bottom", "columns", "first", "last")

    def __init__(self, columns: list[Column], first: int, last: int, bottom: float) -> None:
        self.columns = columns
        self.first = first
        self.last = last
        self.bottom = bottom

    def kinds(self) -> list[str]:
        """Kinds from left to right."""
        return [one.kind for one in self.columns]


def find_header(lines: Sequence[Line], start: int, *, fuzzy: bool) -> Header | None:
    """The first table title in `lines[start:]`, or None."""
    for at in range(start, len(lines)):
        line = lines[at]
        hits = _titles(line, fuzzy=fuzzy) if len(line.words) >= 2 else []
        if len(hits) >= 2 and _is_title(line, hits):
            return _header(lines, at, hits, fuzzy=fuzzy)
    return None


def _titles(line: Line, *, fuzzy: bool) -> list[Match]:
    """Column titles in a line. "Unit    Price" with a gap between is two of them, "Unit Price" is one."""
    hits = matches(line.words, COLUMN_TITLES, fuzzy=fuzzy)
    if all(hit.end - hit.start == 1 for hit in hits):
        return hits
    found: list[Match] = []
    start = 0
    for run in line.segments(0.65):
        found += [Match(hit.start + start, hit.end + start, hit.meaning, hit.key)
                  for hit in matches(run, COLUMN_TITLES, fuzzy=fuzzy)]  # fmt: skip
        start += len(run)
    return found


def _is_title(line: Line, hits: list[Match]) -> bool:
    kinds = {hit.meaning for hit in hits}
    covered = sum(hit.end - hit.start for hit in hits)
    others = [one for one in line.words if key_of(one.text) not in _CURRENCY_WORDS]
    if covered < 0.6 * len(others) or any(looks_numeric(one.text) for one in line.words):
        return False
    if "quantity" in kinds:
        named = kinds & {"article", "description", "gtin", "buyer_article", "position"}
        return bool(named) and (len(kinds) >= 3 or covered == len(others))
    return "amount" in kinds and "price" in kinds and bool(kinds & {"article", "description"})


def _header(lines: Sequence[Line], at: int, hits: list[Match], *, fuzzy: bool) -> Header:
    line = lines[at]
    columns = _columns(line, hits)
    first = last = at
    for step in (-1, 1):
        other = at + step
        if 0 <= other < len(lines) and _belongs(lines[other], line, columns, fuzzy=fuzzy):
            _merge(columns, lines[other], above=step < 0, fuzzy=fuzzy)
            first, last = min(first, other), max(last, other)
    columns.sort(key=lambda one: one.x0)
    _settle(columns)
    return Header(columns, first, last, max(one.y1 for one in lines[first : last + 1]))


def _columns(line: Line, hits: list[Match]) -> list[Column]:
    columns: list[Column] = []
    taken: set[int] = set()
    for hit in hits:
        columns.append(Column(hit.meaning, line.words[hit.start : hit.end]))
        taken.update(range(hit.start, hit.end))
    for at, word in enumerate(line.words):
        if at in taken:
            continue
        reach = (1.2 if key_of(word.text) in _CURRENCY_WORDS else 0.65) * line.height
        near = next((one for one in columns if -2 < word.x0 - one.x1 < reach), None)
        if key_of(word.text) in _CURRENCY_WORDS or near is not None:
            if near is not None:
                near.x1 = max(near.x1, word.x1)
                near.words = [*near.words, word]
            continue
        columns.append(Column("other", [word]))
    return columns


def _is_under(word: Word, column: Column) -> bool:
    return word.x0 < column.x1 and column.x0 < word.x1


def _belongs(other: Line, line: Line, columns: list[Column], *, fuzzy: bool) -> bool:
    """Whether a neighbouring line is a second line of the title."""
    gap = max(other.y0 - line.y1, line.y0 - other.y1)
    if gap > 0.9 * line.height or len(other.words) > len(line.words) + 2:
        return False
    keys = [key_of(one.text) for one in other.words]
    if any(any(char.isdigit() for char in key) for key in keys):
        return False
    hits = matches(other.words, COLUMN_TITLES, fuzzy=fuzzy)
    known = sum(hit.end - hit.start for hit in hits) + sum(
        1 for key in keys if key in _CURRENCY_WORDS or key in UNIT_WORDS
    )
    below = sum(1 for word in other.words if any(word.x0 < one.x1 and one.x0 < word.x1 for one in columns))
    return known >= 0.6 * len(keys) or (below == len(keys) and other.y0 > line.y0 and len(keys) <= 3 and known > 0)


def _merge(columns: list[Column], other: Line, *, above: bool, fuzzy: bool) -> None:
    hits = matches(other.words, COLUMN_TITLES, fuzzy=fuzzy)
    known = {at for hit in hits for at in range(hit.start, hit.end)}
    for at, word in enumerate(other.words):
        if at not in known and key_of(word.text) and not any(_is_under(word, one) for one in columns):
            columns.append(Column("other", [word]))
    for hit in hits:
        words = other.words[hit.start : hit.end]
        fresh = Column(hit.meaning, words)
        under = next((one for one in columns if fresh.x0 < one.x1 and one.x0 < fresh.x1), None)
        if under is None:
            columns.append(fresh)
            continue
        parts = [fresh.words, under.words] if above else [under.words, fresh.words]
        joined = "".join(
            key_of(word.text) for part in parts for word in part if key_of(word.text) not in _CURRENCY_WORDS
        )
        under.kind = COLUMN_TITLES.get(joined, fresh.kind if under.kind == "other" else under.kind)
        under.x0, under.x1 = min(under.x0, fresh.x0), max(under.x1, fresh.x1)


def _settle(columns: list[Column]) -> None:
    """Titles that mean two things get the meaning that the other titles leave."""
    kinds = [one.kind for one in columns]
    for column in columns:
        title = "".join(key_of(one.text) for one in column.words)
        if title == "item" and "description" not in kinds:
            column.kind = (
                "description" if "position" in kinds[: columns.index(column)] or columns[0] is not column else "article"
            )
        elif title in {"artikel", "material"} and kinds.count("description") > 1 and "article" not in kinds:
            column.kind = "article"
        elif (
            title in {"artikel", "material", "product", "produkt"}
            and "article" not in kinds
            and column is not columns[0]
        ):
            column.kind = "description"
        elif title in {"item", "no", "nr"} and "article" not in kinds and "position" in kinds[: columns.index(column)]:
            column.kind = "article"
        kinds = [one.kind for one in columns]
    _only_one(columns)


def _only_one(columns: list[Column]) -> None:
    """Of two columns of one kind the right one keeps an amount, the left one everything else."""
    for kind in {one.kind for one in columns} - {"other"}:
        same = [one for one in columns if one.kind == kind]
        if len(same) < 2:
            continue
        keep = same[-1] if kind == "amount" else same[0]
        for one in same:
            if one is not keep:
                one.kind = {"article": "buyer_article", "quantity": "other", "amount": "price"}.get(kind, "other")
                if any(other is not one and other.kind == one.kind != "other" for other in columns):
                    one.kind = "other"


class _Ruler(NamedTuple):
    """What one column is measured by, settled once for all words."""

    kind: str
    is_number: bool
    is_text: bool
    left: float
    """From where on text is in its place."""
    right: float | None
    start: float
    stop: float
    following: float
    """Where the next column begins, less the width of a hair."""


def _ruler(column: Column, following: float) -> _Ruler:
    left = column.x0 if column.left is None else column.left
    return _Ruler(
        column.kind, column.kind in NUMERIC, column.kind in _TEXT, left - 1.5, column.right, column.x0, column.x1,
        following - 3,
    )  # fmt: skip


class Grid:
    """Deals the words of a line out to the columns: the cheapest assignment that keeps their order."""

    def __init__(self, header: Header, body: Sequence[Line]) -> None:
        self.columns = header.columns
        self._learn([line for line in body if sum(1 for one in line.words if looks_numeric(one.text)) >= 2])
        starts = [one.x0 if one.left is None else min(one.x0, one.left) for one in self.columns]
        followings = [*starts[1:], 1e9]
        self._rulers = [_ruler(one, following) for one, following in zip(self.columns, followings, strict=True)]
        self._kinds = tuple([one.kind for one in self._rulers])
        self._units_beside = not any(one.kind == "unit" for one in self.columns)
        self._zones = [
            (min(one.x0, one.right or one.x0) - 25, max(one.x1, one.right or one.x1) + 25)
            for one in self.columns
            if one.kind in {"quantity", "amount"}
        ]

    def _learn(self, rows: Sequence[Line]) -> None:
        if not rows:
            return
        enough = max(2, 0.4 * len(rows))
        ends = [edge for row in rows for edge in _ends(row.words)]
        firsts = [run[0].x0 for row in rows for run in row.segments(0.9)]
        for at, column in enumerate(self.columns):
            middle_before = _middle(self.columns[at - 1]) if at else -1e9
            middle_after = _middle(self.columns[at + 1]) if at + 1 < len(self.columns) else 1e9
            if column.kind in NUMERIC:
                edges = [edge for edge in ends if middle_before < edge < middle_after + 60]
                column.right = _busiest(edges, enough, column.x0, column.x1 + 2)
                if at:
                    _share_no_edge(self.columns[at - 1], column)
            else:
                after = self.columns[at + 1].x0 if at + 1 < len(self.columns) else 1e9
                stop = min(column.x1, after)
                starts = [first for first in firsts if middle_before < first < stop]
                column.left = _busiest(starts, enough, column.x0, column.x0)

    def may_hold_row(self, line: Line) -> bool:
        """Whether a number stands below the quantity or the amount; spares the dealing of plain text lines."""
        return any(
            looks_numeric(word.text) and (left <= word.x1 <= right or left <= word.x0 <= right)
            for word in line.words
            for left, right in self._zones
        ) or any(GLUED.match(word.text) for word in line.words)

    def deal(self, words: Sequence[Word]) -> dict[str, list[Word]]:
        """Words by column kind. Units glued to a number ("12Stk") are parted."""
        dealt: dict[str, list[Word]] = {}
        parted, chosen = self.assign(words)
        for index, word in zip(chosen, parted, strict=True):
            dealt.setdefault(self.columns[index].kind, []).append(word)
        return dealt

    def assign(self, words: Sequence[Word]) -> tuple[list[Word], list[int]]:
        """The words with glued units parted, and the column of each."""
        parted = part_units(words)
        chosen = [self._nearest(parted, at) for at in range(len(parted))]
        if not self._is_plain(chosen, parted):
            chosen = self._cheapest([list(self._costs(parted, at)) for at in range(len(parted))], parted)
        return parted, chosen

    def _nearest(self, words: Sequence[Word], at: int) -> int:
        """The first of the cheapest columns for one word."""
        best, best_at = 1e18, 0
        for index, cost in enumerate(self._costs(words, at)):
            if cost < best:
                if not cost:
                    return index
                best, best_at = cost, index
        return best_at

    def _is_plain(self, chosen: Sequence[int], words: Sequence[Word]) -> bool:
        """Whether each word's own best column keeps the order at no extra cost; then nothing is cheaper."""
        for at in range(1, len(chosen)):
            before, index = chosen[at - 1], chosen[at]
            if index < before or (index == before and self._again(index, words[at - 1], words[at])):
                return False
        return True

    def _cheapest(self, costs: Sequence[Sequence[float]], parted: Sequence[Word]) -> list[int]:
        """A column for each word, in order, at the least sum of costs."""
        size = len(self.columns)
        total = list(costs[0])
        back: list[list[int]] = []
        for at in range(1, len(parted)):
            row, previous, came = costs[at], parted[at - 1], []
            fresh: list[float] = []
            best, best_at = 1e18, 0
            for index in range(size):
                stay = total[index] + self._again(index, previous, parted[at])
                if best <= stay:
                    fresh.append(best + row[index])
                    came.append(best_at)
                else:
                    fresh.append(stay + row[index])
                    came.append(index)
                if total[index] < best:
                    best, best_at = total[index], index
            total = fresh
            back.append(came)
        index = min(range(size), key=total.__getitem__)
        chosen = [index]
        for came in reversed(back):
            index = came[index]
            chosen.append(index)
        return chosen[::-1]

    def _costs(self, words: Sequence[Word], at: int) -> Iterator[float]:
        """What one word costs in each column; nothing is cheaper than 0."""
        text, x0, y0, x1, y1, _ = words[at]
        numeric = looks_numeric(text)
        end = _end_with_unit(words, at) if numeric else x1
        # A number that stands apart from the text before it is rarely part of that text.
        loose = 25.0 if numeric and (at == 0 or x0 - words[at - 1].x1 > 0.9 * (y1 - y0)) else 0.0
        # The word after a quantity is its unit, known or not, where units have no column of their own.
        unit = self._units_beside and not numeric and at > 0 and is_unit_beside(words[at - 1], words[at])
        strange = _strange(text, self._kinds)
        for (kind, is_number, is_text, left, right, start, stop, following), odd in zip(
            self._rulers, strange, strict=True
        ):
            if is_number:
                # Points of distance; a wrong type weighs more than any distance.
                apart = start - x1 if x1 < start else x0 - stop if x0 > stop else 0.0
                if not numeric:
                    apart += 6.0 if unit and kind == "quantity" else odd
                elif right is not None:
                    apart = min(apart + 6.0, abs(x1 - right), abs(end - right))
                yield apart
            else:
                apart = left - x0 if x0 < left else 2 * (x0 - following) if x0 > following else 0.0
                yield apart + ((loose if kind == "description" else 0.12 * loose) if is_text else odd)

    def _again(self, index: int, before: Word, word: Word) -> float:
        """The cost of a second word in one column."""
        kind = self.columns[index].kind
        if kind in NUMERIC and looks_numeric(before.text) and looks_numeric(word.text):
            joins = re.fullmatch(r"\d{3}(?:[.,]\d+)?", word.text) and word.x0 - before.x1 < 0.6 * (word.y1 - word.y0)
            return 0.0 if joins else 60.0
        if kind in {"position", "article", "gtin", "buyer_article"}:
            return 0.0 if word.x0 - before.x1 < 0.35 * (word.y1 - word.y0) else 14.0
        return 0.0

    def text_left(self) -> float:
        """Where the description begins, or the left-most column but the position."""
        for column in self.columns:
            if column.kind == "description":
                return min(column.x0, column.left) if column.left is not None else column.x0
        return min(one.x0 for one in self.columns)


def _share_no_edge(before: Column, column: Column) -> None:
    """One edge serves one column: the one whose title is nearer. The other has hardly any entries."""
    if before.right is None or column.right is None or abs(before.right - column.right) > 3:
        return
    edge = column.right
    farther = max(before, column, key=lambda one: abs(one.x1 - edge))
    farther.right = None


def _middle(column: Column) -> float:
    return (column.x0 + column.x1) / 2


def _busiest(edges: list[float], enough: float, low: float, high: float) -> float | None:
    """The edge that many entries share, nearest to `low`..`high`; None when nothing lines up."""
    clusters: list[list[float]] = []
    for edge in sorted(edges):
        if clusters and edge - clusters[-1][-1] <= 3:
            clusters[-1].append(edge)
        else:
            clusters.append([edge])
    busy = [median(one) for one in clusters if len(one) >= enough]
    return min(busy, key=lambda edge: max(0.0, low - edge, edge - high)) if busy else None


def _ends(words: Sequence[Word]) -> list[float]:
    """Right edges of the numbers of a row, and of number and unit together where they stand close."""
    edges: list[float] = []
    for at, word in enumerate(words):
        if looks_numeric(word.text):
            edges.extend({word.x1, _end_with_unit(words, at)})
    return edges


def _end_with_unit(words: Sequence[Word], at: int) -> float:
    word = words[at]
    if at + 1 < len(words) and words[at + 1].x0 - word.x1 < 0.9 * (word.y1 - word.y0):
        after = words[at + 1]
        if key_of(after.text) in UNIT_WORDS:
            return after.x1
    return word.x1


@lru_cache(maxsize=4096)
def _strange(text: str, kinds: tuple[str, ...]) -> tuple[float, ...]:
    """What a word costs in columns of these kinds by its letters and digits alone."""
    return tuple([_foreign(text, kind) if kind in NUMERIC else _unlike(text, kind) for kind in kinds])


def _foreign(text: str, kind: str) -> float:
    """A word that is no number in a numeric column."""
    key = key_of(text)
    if key in _CURRENCY_WORDS or (kind in {"quantity", "price"} and key in UNIT_WORDS):
        return 1.0
    if kind == "price" and (_PER.match(text) or re.fullmatch(r"\d[\d.,]*/\d+", text)):
        return 1.0
    return 400.0


def _unlike(text: str, kind: str) -> float:
    if kind in _TEXT:
        return 0.0
    if kind == "position":
        return 0.0 if re.fullmatch(r"\W*\d{1,6}(?:\.\d{1,3})?\W*", text) else 200.0
    if kind == "gtin":
        return 0.0 if re.fullmatch(r"[\dOolIBSZ]{7,14}\W?", text) else 300.0
    if kind == "unit":
        return 0.0 if key_of(text) in UNIT_WORDS else 120.0 if looks_numeric(text) else 8.0
    if kind == "delivery_date":
        return 0.0 if find_date(text) or re.fullmatch(r"(?i)kw|\d{1,2}\.?|\d{1,2}/\d{2,4}|\d{4}", text) else 200.0
    return 0.0 if any(char.isdigit() for char in text) else 6.0
