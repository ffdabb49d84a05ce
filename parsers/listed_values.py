"""What a line below every row says in one wording without a known label: the buyer's number, the day at a place.

    Supplier item no. NW2930-69 · Yard parts list no. 512.43.8953 · on site by 21.10.2026

In: the rows of a table. Out: the values as cells of the rows, the rest of the line as it stood. A number of goods under
a name of the buyer's own is taken where each row has the supplier's too, and a day where each row tells the place at
which the goods are then. Both stand in all rows, worded alike, set apart by signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from parsers.line_labels import bare_value, labels_of, says_supplier, strange_label
from parsers.page_words import Line, Word, key_of
from parsers.printed_values import find_date

if TYPE_CHECKING:
    from parsers.order_table import Row

_SIGNS: Final = frozenset(("·", "|", "•", "/", ";", "–", "—", "-", "*"))
_SEVERAL: Final = 2
_DATED: Final = 4
"""Words of a date at most."""
_FEW: Final = 4
"""Words of a place at most."""


class _Part(NamedTuple):
    """Words of a line between signs, and the value that they tell."""

    line: Line
    words: list[Word]
    value: list[Word]

    def wording(self) -> str:
        taken = {id(one) for one in self.value}
        return " ".join(key_of(one.text) for one in self.words if id(one) not in taken)


def take_listed(rows: Sequence[Row]) -> None:
    """Takes the buyer's number and the day at a place out of the lines below all rows."""
    if len(rows) >= _SEVERAL and all(_has_suppliers(row) and not row.cells.get("buyer_article") for row in rows):
        found = _in_all(rows, _own_number)
        if len({one.value[0].text for one in found}) > 1:
            _take(rows, found, "buyer_article")
    days = _in_all(rows, _day_at_place)
    if days and not any(map(_is_dated, rows, days)):
        _take(rows, days, "delivery_date")


def _in_all(rows: Sequence[Row], tell: Callable[[Sequence[Word]], list[Word]]) -> list[_Part]:
    """The one part of each row that tells a value, where all are worded alike; nothing where they are not."""
    found: list[_Part] = []
    for row in rows:
        told = [_Part(line, words, value) for line in row.following for words in _parts(line) if (value := tell(words))]
        if len(told) != 1:
            return []
        found += told
    return found if len({one.wording() for one in found}) == 1 else []


def _parts(line: Line) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in line.words:
        if word.text in _SIGNS:
            if run:
                yield run
            run = []
            continue
        run.append(word)
        if word.text.endswith((",", ";")):
            yield run
            run = []
    if run:
        yield run


def _take(rows: Sequence[Row], found: Sequence[_Part], kind: str) -> None:
    for row, part in zip(rows, found, strict=False):
        row.cells[kind] = [one._replace(text=bare_value(one.text)) for one in part.value]
        gone = {id(one) for one in part.words}
        rest = [one for one in part.line.words if id(one) not in gone]
        while rest and rest[0].text in _SIGNS:
            rest = rest[1:]
        while rest and rest[-1].text in _SIGNS:
            rest = rest[:-1]
        at = next(at for at, one in enumerate(row.following) if one is part.line)
        row.following[at : at + 1] = [Line(part.line.page, rest)] if rest else []


def _has_suppliers(row: Row) -> bool:
    """Whether a label says which number of the row is the supplier's."""
    if row.theirs and row.cells.get("article"):
        return True
    return any(
        hit.meaning == "article" and says_supplier(line.words[hit.start : hit.end])
        for line in row.following for hit in labels_of(line.words)
    )  # fmt: skip


def _is_dated(row: Row, part: _Part) -> bool:
    """Whether a row tells its day elsewhere than in a part of it."""
    own = {id(one) for one in part.words}
    labelled = (line.words[hit.start] for line in row.following for hit in labels_of(line.words)
                if hit.meaning == "delivery_date")  # fmt: skip
    return bool(row.cells.get("delivery_date")) or any(id(one) not in own for one in labelled)


def _own_number(words: Sequence[Word]) -> list[Word]:
    """The number behind a name of the buyer's own for the numbers of goods: "Werft-Stücklistennr. 512.43"."""
    found = strange_label(words)
    return [found[0]] if found is not None and found[1] else []


def _day_at_place(words: Sequence[Word]) -> list[Word]:
    """The day at which goods are to be at a place of the buyer's: "auf der Werft am 21.10.2026", "on site by 6 May"."""
    keys = [key_of(one.text) for one in words]
    for at in range(max(1, len(words) - _DATED), len(words)):
        said = bare_value(" ".join(one.text for one in words[at:]))
        date = find_date(said)
        if date is None or date[1] != said:
            continue
        place = keys[:at]
        while place and place[-1] in _UNTIL:
            place.pop()
        return list(words[at:]) if len(place) < at and _is_place(place) else []
    return []


def _is_place(keys: Sequence[str]) -> bool:
    """Whether words say where goods are received: "auf der Werft", "required on site"."""
    place = keys[1:] if keys[:1] and keys[0] in _NEEDED and keys[0] not in _AT else keys
    if not 1 < len(place) <= _FEW or place[0] not in _AT or _THEIRS & set(place) or place == ["auf", "lager"]:
        return place[:1] in (["onsite"], ["instore"])
    return place[-1] in _PLACES or place[-1].endswith(_ENDINGS)


_UNTIL: Final = frozenset(
    ("am", "bis", "zum", "spatestens", "den", "by", "on", "until", "before", "no", "not", "later", "than", "latest")
)
_NEEDED: Final = frozenset(
    ("benotigt", "gebraucht", "erwartet", "eintreffend", "ankommend", "frei", "franko", "liefern", "anliefern",
     "needed", "required", "wanted", "due", "expected", "arriving", "delivered", "deliver")
)  # fmt: skip
_AT: Final = frozenset(
    ("auf", "an", "in", "im", "am", "beim", "bei", "ins", "zur", "zum", "on", "at", "to", "into", "frei")
)
_THEIRS: Final = frozenset(("ihnen", "ihr", "ihre", "ihrem", "ihrer", "ihren", "your", "yours"))
"""At the supplier's the goods are fetched."""
_PLACES: Final = frozenset(
    ("uns", "bau", "neubau", "rohbau", "bord", "kai", "pier", "tor", "hof", "site", "yard", "shipyard", "dock",
     "warehouse", "works", "plant", "store", "stores", "depot", "factory", "workshop", "vessel", "board", "quay",
     "berth", "port", "jobsite", "premises", "us")
)  # fmt: skip
_ENDINGS: Final = (
    "werft", "lager", "baustelle", "werk", "haus", "halle", "magazin", "wareneingang", "rampe", "bauhof", "filiale",
    "markt", "standort", "schiff", "hafen", "ort", "werkstatt", "schule", "klinik", "kuche",
)  # fmt: skip
"""How German words end that name where goods are received."""
