"""Messages of the room `table`."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "table.old-excel": Message(
        "{name} is a workbook of Excel 97-2003.",
        "{name} ist eine Arbeitsmappe aus Excel 97-2003.",
        "Save it as .xlsx or .csv and send it again.",
        "Als .xlsx oder .csv speichern und erneut senden.",
    ),
    "table.broken-workbook": Message(
        "The workbook cannot be opened ({reason}).",
        "Die Arbeitsmappe lässt sich nicht öffnen ({reason}).",
        "Open it in a spreadsheet program, save it as .xlsx and send it again.",
        "In einer Tabellenkalkulation öffnen, als .xlsx speichern und erneut senden.",
    ),
    "table.broken-row": Message(
        "The table breaks off in row {row}: a quotation mark is not closed or a cell is too large.",
        "Die Tabelle bricht in Zeile {row} ab: ein Anführungszeichen ist nicht geschlossen oder eine Zelle zu groß.",
        "The rows from there on are missing; compare with the original.",
        "Ab dort fehlen die Zeilen; mit dem Original vergleichen.",
    ),
    "table.too-many-rows": Message(
        "The table has more than {limit} rows; the rest was not read.",
        "Die Tabelle hat mehr als {limit} Zeilen; der Rest wurde nicht gelesen.",
        "Ask the sender to split it.",
        "Den Absender um Aufteilung bitten.",
    ),
    "table.no-lines": Message(
        "The table has titles but no order line below them.",
        "Die Tabelle hat Überschriften, aber keine Bestellzeile darunter.",
        "Look at the original: perhaps the form was not filled in.",
        "Original ansehen: vielleicht wurde das Formular nicht ausgefüllt.",
    ),
}
