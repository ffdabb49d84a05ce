"""Messages of the room `check`: what is wrong with an order or a line, why it waits, what we could not write."""

from __future__ import annotations

from orderhub.messages.entry import Message

_ORDER: dict[str, Message] = {
    "order.changed-meanwhile": Message(
        "{by} has changed order {number} meanwhile; it stands at revision {revision} now.",
        "{by} hat den Auftrag {number} inzwischen geändert; er steht jetzt auf Fassung {revision}.",
        "What you typed still stands in the fields, marked; compare it with the new revision and save again.",
        "Ihre Eingaben stehen noch markiert in den Feldern; mit der neuen Fassung vergleichen und erneut speichern.",
    ),
    "order.illegal-move": Message(
        "The order is {state}; '{move}' is not possible from there.",
        "Der Auftrag ist im Zustand {state}; '{move}' ist von dort nicht möglich.",
        "Reload the order: somebody else may have been faster.",
        "Auftrag neu laden: Vielleicht war jemand schneller.",
    ),
    "order.test-interchange": Message(
        "This is a test transmission of the partner.",
        "Dies ist eine Testübertragung des Partners.",
        "It never reaches the ERP. Ask for a production transmission, or reject it.",
        "Sie gelangt nie ins ERP. Produktivübertragung anfordern oder ablehnen.",
    ),
    "order.number-missing": Message(
        "The order has no number of the buyer.",
        "Der Auftrag hat keine Bestellnummer des Kunden.",
        "Take it from the original, or ask the customer.",
        "Aus dem Original übernehmen oder beim Kunden erfragen.",
    ),
    "order.buyer-missing": Message(
        "Nothing tells who the buyer is.",
        "Nichts sagt, wer der Käufer ist.",
        "Enter a customer number, GLN or name.",
        "Kundennummer, GLN oder Namen eintragen.",
    ),
    "order.no-lines": Message(
        "No order line was found.",
        "Es wurde keine Position gefunden.",
        "Enter the lines from the original, or reject the document.",
        "Positionen aus dem Original eintragen oder den Beleg ablehnen.",
    ),
    "order.currency-missing": Message(
        "Prices are given, but no currency.",
        "Es stehen Preise da, aber keine Währung.",
        "The currency of the price list is assumed.",
        "Es gilt die Währung der Preisliste.",
    ),
    "order.currency-unknown": Message(
        "'{currency}' is not a currency of ISO 4217.",
        "'{currency}' ist keine Währung nach ISO 4217.",
        "Correct it, for example to EUR.",
        "Berichtigen, zum Beispiel auf EUR.",
    ),
    "order.issue-date-future": Message(
        "The order is dated {date}, after today ({today}).",
        "Der Auftrag ist auf den {date} datiert, nach heute ({today}).",
        "Compare with the original; day and month may be swapped.",
        "Mit dem Original vergleichen; vielleicht sind Tag und Monat vertauscht.",
    ),
    "order.delivery-before-issue": Message(
        "Delivery is wanted on {date}, before the order was issued ({issued}).",
        "Lieferung ist am {date} gewünscht, vor dem Bestelldatum ({issued}).",
        "Compare with the original, or agree on a date with the customer.",
        "Mit dem Original vergleichen oder einen Termin mit dem Kunden abstimmen.",
    ),
    "order.delivery-past": Message(
        "The wanted delivery date {date} has passed (today: {today}).",
        "Der gewünschte Liefertermin {date} ist vorbei (heute: {today}).",
        "Agree on a new date with the customer.",
        "Einen neuen Termin mit dem Kunden abstimmen.",
    ),
    "order.delivery-reversed": Message(
        "The delivery span begins ({earliest}) after its end ({latest}).",
        "Die Lieferspanne beginnt ({earliest}) nach ihrem Ende ({latest}).",
        "Swap the two dates, if the original says so.",
        "Die beiden Daten tauschen, wenn das Original es so sagt.",
    ),
    "order.gln-invalid": Message(
        "{gln} is not a valid GLN: 13 digits with a right check digit are expected.",
        "{gln} ist keine gültige GLN: erwartet werden 13 Ziffern mit richtiger Prüfziffer.",
        "Compare with the original, or ask the partner.",
        "Mit dem Original vergleichen oder den Partner fragen.",
    ),
    "order.several-places": Message(
        "The lines go to {count} places: {places}.",
        "Die Positionen gehen an {count} Orte: {places}.",
        "The ERP takes one place an order. Split the order, or take the places of the lines away.",
        "Das ERP nimmt einen Ort je Auftrag. Den Auftrag teilen oder die Orte der Positionen entfernen.",
    ),
    "order.customer-unknown": Message(
        "The buyer '{name}' is not known as a customer.",
        "Der Käufer '{name}' ist nicht als Kunde bekannt.",
        "Choose the customer, or create it in the ERP.",
        "Den Kunden auswählen oder im ERP anlegen.",
    ),
    "order.customer-conflict": Message(
        "The order says customer number {stated}; by its identifiers the buyer is {known} ({name}).",
        "Der Auftrag nennt die Kundennummer {stated}; nach seinen Kennungen ist der Käufer {known} ({name}).",
        "Decide which customer is meant and correct the number.",
        "Entscheiden, welcher Kunde gemeint ist, und die Nummer berichtigen.",
    ),
    "order.lines-total-differs": Message(
        "The stated sum of lines is {stated}, the lines come to {computed}.",
        "Die angegebene Positionssumme ist {stated}, die Positionen ergeben {computed}.",
        "Compare quantities and prices with the original; a line may be missing.",
        "Mengen und Preise mit dem Original vergleichen; vielleicht fehlt eine Position.",
    ),
    "order.net-differs": Message(
        "The stated net total is {stated}, the lines come to {computed}.",
        "Die angegebene Nettosumme ist {stated}, die Positionen ergeben {computed}.",
        "Compare quantities and prices with the original; a line, discount or charge may be missing.",
        "Mengen und Preise mit dem Original vergleichen; vielleicht fehlt eine Position, ein Rabatt oder ein Zuschlag.",
    ),
    "order.tax-differs": Message(
        "The stated tax is {stated}, {computed} was expected.",
        "Die angegebene Steuer ist {stated}, erwartet war {computed}.",
        "Compare the tax rates with the original.",
        "Die Steuersätze mit dem Original vergleichen.",
    ),
    "order.gross-differs": Message(
        "The stated gross total is {stated}, {computed} was expected.",
        "Die angegebene Bruttosumme ist {stated}, erwartet war {computed}.",
        "Compare net, tax and gross with the original.",
        "Netto, Steuer und Brutto mit dem Original vergleichen.",
    ),
    "order.duplicate-bytes": Message(
        "The very same document has already made the order {twin}.",
        "Aus genau diesem Beleg entstand schon der Auftrag {twin}.",
        "Attach it to its twin.",
        "An den Zwilling anhängen.",
    ),
    "order.duplicate-number": Message(
        "This buyer has already sent order number {number} (order {twin}, {score} %).",
        "Dieser Käufer hat die Bestellnummer {number} schon geschickt (Auftrag {twin}, {score} %).",
        "Compare both: the same order, a change, or two deliveries on one number?",
        "Beide vergleichen: derselbe Auftrag, eine Änderung oder zwei Lieferungen zu einer Nummer?",
    ),
    "order.duplicate-fax": Message(
        "The same fax came twice from this number (order {twin}); {same_figures} of its figures agree.",
        "Dasselbe Fax kam von dieser Nummer zweimal (Auftrag {twin}); {same_figures} seiner Zahlen stimmen überein.",
        "Compare both; where one broke off, keep the whole one and attach the other to it.",
        "Beide vergleichen; ist eines abgebrochen, das vollständige behalten und das andere anhängen.",
    ),
    "order.duplicate-lines": Message(
        "The same articles and quantities were ordered shortly before (order {twin}, {score} %).",
        "Dieselben Artikel und Mengen wurden kurz zuvor bestellt (Auftrag {twin}, {score} %).",
        "Compare both: sent twice, or ordered again?",
        "Beide vergleichen: doppelt geschickt oder noch einmal bestellt?",
    ),
    "order.change-arrived": Message(
        "A change of an order has arrived.",
        "Eine Auftragsänderung ist eingegangen.",
        "Compare with the present order and release it.",
        "Mit dem bisherigen Auftrag vergleichen und freigeben.",
    ),
    "order.change-late": Message(
        "A change of order {number} has come, but the ERP has that order already ({erp_number}, {state}).",
        "Eine Änderung zu Auftrag {number} ist eingegangen, doch das ERP hat ihn schon ({erp_number}, {state}).",
        "Change it in the ERP where that is still possible, then attach this change to the order.",
        "Im ERP ändern, soweit noch möglich; dann diese Änderung an den Auftrag anhängen.",
    ),
    "order.cancellation-late": Message(
        "A cancellation of order {number} has come, but the ERP has that order already ({erp_number}, {state}).",
        "Eine Stornierung zu Auftrag {number} ist eingegangen, doch das ERP hat ihn schon ({erp_number}, {state}).",
        "Cancel it in the ERP if it has not been shipped, else call the buyer; then attach it to the order.",
        "Im ERP stornieren, wenn noch nichts unterwegs ist, sonst den Käufer anrufen; dann an den Auftrag anhängen.",
    ),
    "order.cancellation-not-released": Message(
        "{number} is a cancellation; it is never booked as an order.",
        "{number} ist eine Stornierung; sie wird nie als Auftrag gebucht.",
        "Reject it, or attach it to the order it cancels.",
        "Ablehnen oder an den Auftrag anhängen, den sie storniert.",
    ),
    "order.kind-not-booked": Message(
        "A message of this kind is not booked as an order.",
        "Eine Nachricht dieser Art wird nicht als Auftrag gebucht.",
        "Decide what is to be done with it.",
        "Entscheiden, was damit geschehen soll.",
    ),
    "order.partner-new": Message(
        "Nobody has described this sender yet.",
        "Diesen Absender hat noch niemand beschrieben.",
        "Create a partner file from this document.",
        "Aus diesem Beleg eine Partnerdatei anlegen.",
    ),
    "order.partner-not-touchless": Message(
        "Every order of this partner is looked at by a person.",
        "Jeden Auftrag dieses Partners sieht sich ein Mensch an.",
        "Release it, when all is right.",
        "Freigeben, wenn alles stimmt.",
    ),
    "order.test-not-released": Message(
        "Order {number} is a test transmission and cannot be released.",
        "Auftrag {number} ist eine Testübertragung und kann nicht freigegeben werden.",
        "It never reaches the ERP. Ask for a production transmission, or reject it.",
        "Sie gelangt nie ins ERP. Produktivübertragung anfordern oder ablehnen.",
    ),
    "order.twin-undecided": Message(
        "Order {number} waits beside its twin {twin}: nobody has decided yet whether it is the same order.",
        "Auftrag {number} wartet neben seinem Zwilling {twin}: Noch hat niemand entschieden, ob es derselbe Auftrag ist.",
        "Compare both, then attach it as a copy or keep it as an order of its own.",
        "Beide vergleichen, dann als Zweitschrift anhängen oder als eigenen Auftrag behalten.",
    ),
    "order.desk-state-unknown": Message(
        "'{state}' is no state for orders of this partner; there are: {known}.",
        "'{state}' ist kein Status für Aufträge dieses Partners; es gibt: {known}.",
        "Reload the order. The states stand in the partner's mapping file under partner: states.",
        "Auftrag neu laden. Die Status stehen in der Mapping-Datei des Partners unter partner: states.",
    ),
    "order.no-open-duplicate": Message(
        "No suspected duplicate of order {number} is waiting for a decision.",
        "Zu Auftrag {number} wartet kein Verdacht auf ein Duplikat auf eine Entscheidung.",
        "Reload the order: somebody else may have decided already.",
        "Auftrag neu laden: Vielleicht hat schon jemand entschieden.",
    ),
    "order.reason-missing": Message(
        "An order is not refused without a reason.",
        "Ohne Grund wird kein Auftrag abgelehnt.",
        "Enter the reason; the customer may ask for it.",
        "Den Grund eintragen; der Kunde kann danach fragen.",
    ),
    "order.path-unknown": Message(
        "The order has no field '{path}'.",
        "Der Auftrag hat kein Feld '{path}'.",
        "Paths look like lines[3].quantity.value; lines count from 1.",
        "Pfade sehen aus wie lines[3].quantity.value; Positionen zählen ab 1.",
    ),
    "order.value-invalid": Message(
        "'{value}' does not fit {path}: {expected} is expected.",
        "'{value}' passt nicht zu {path}: erwartet wird {expected_de}.",
    ),
    "order.value-ambiguous": Message(
        "'{value}' could mean {one} or {other}.",
        "'{value}' könnte {one} oder {other} heißen.",
        "Type {one} or {other}.",
        "{one} oder {other} eintippen.",
    ),
    "order.value-required": Message(
        "{path} cannot be set or cleared this way: {missing} must have a value.",
        "{path} lässt sich so nicht setzen oder leeren: {missing} muss einen Wert haben.",
        "Enter {missing} first.",
        "Zuerst {missing} eintragen.",
    ),
}

_LINE: dict[str, Message] = {
    "line.number-twice": Message(
        "Line {line}: the line number {number} occurs twice.",
        "Position {line}: Die Positionsnummer {number} kommt doppelt vor.",
        "Compare with the original; a line may have been read twice.",
        "Mit dem Original vergleichen; vielleicht wurde eine Position doppelt gelesen.",
    ),
    "line.quantity-missing": Message(
        "Line {line} has no quantity.",
        "Position {line} hat keine Menge.",
        "Enter it from the original.",
        "Aus dem Original eintragen.",
    ),
    "line.quantity-not-positive": Message(
        "Line {line}: the quantity {quantity} is not above zero.",
        "Position {line}: Die Menge {quantity} ist nicht größer als null.",
        "Correct the quantity or remove the line.",
        "Menge berichtigen oder Position entfernen.",
    ),
    "line.unit-unknown": Message(
        "Line {line}: the unit '{unit}' is not known.",
        "Position {line}: Die Einheit '{unit}' ist nicht bekannt.",
        "Correct it, or add it to the partner's units.",
        "Berichtigen oder in die Einheiten des Partners aufnehmen.",
    ),
    "line.unit-missing": Message(
        "Line {line} names no unit; the article's sales unit is assumed.",
        "Position {line} nennt keine Einheit; es gilt die Verkaufseinheit des Artikels.",
    ),
    "line.unit-not-sold": Message(
        "Line {line}: article {article} is sold by {sold}, not by {unit}.",
        "Position {line}: Artikel {article} wird in der Einheit {sold_de} verkauft, nicht {unit_de}.",
        "Convert the quantity, or ask the customer.",
        "Menge umrechnen oder beim Kunden nachfragen.",
    ),
    "line.article-missing": Message(
        "Line {line} names no article number and no GTIN.",
        "Position {line} nennt keine Artikelnummer und keine GTIN.",
        "Choose the article by its name: {name}",
        "Den Artikel nach seiner Bezeichnung auswählen: {name}",
    ),
    "line.article-unknown": Message(
        "Line {line}: article {article} is not known.",
        "Position {line}: Artikel {article} ist nicht bekannt.",
        "Choose the article; it is then known as this customer's number.",
        "Den Artikel auswählen; er gilt dann als Nummer dieses Kunden.",
    ),
    "line.article-conflict": Message(
        "Line {line}: its numbers lead to two articles, {one} and {other}.",
        "Position {line}: Die Nummern führen zu zwei Artikeln, {one} und {other}.",
        "Decide which article is meant.",
        "Entscheiden, welcher Artikel gemeint ist.",
    ),
    "line.article-inactive": Message(
        "Line {line}: article {article} is no longer sold.",
        "Position {line}: Artikel {article} wird nicht mehr verkauft.",
        "Offer a successor to the customer.",
        "Dem Kunden einen Nachfolger anbieten.",
    ),
    "line.seller-id-unknown": Message(
        "Line {line}: {stated} is not one of our numbers; another number of the line leads to {known}.",
        "Position {line}: {stated} ist keine unserer Nummern; eine andere Nummer der Position führt zu {known}.",
    ),
    "line.gtin-invalid": Message(
        "Line {line}: {gtin} is not a GTIN with a right check digit.",
        "Position {line}: {gtin} ist keine GTIN mit richtiger Prüfziffer.",
        "Compare each digit with the original.",
        "Jede Ziffer mit dem Original vergleichen.",
    ),
    "line.amount-differs": Message(
        "Line {line}: the stated amount is {stated}, quantity times price is {computed}.",
        "Position {line}: Der angegebene Betrag ist {stated}, Menge mal Preis ergibt {computed}.",
        "Compare quantity, price, price unit and discount with the original.",
        "Menge, Preis, Preiseinheit und Rabatt mit dem Original vergleichen.",
    ),
    "line.price-differs": Message(
        "Line {line}: ordered at {ordered}, the price list says {listed} {currency} ({percent} %, {tolerance} % are tolerated).",
        "Position {line}: bestellt zu {ordered}, laut Preisliste {listed} {currency} ({percent} %, toleriert sind {tolerance} %).",
        "Decide which price holds; the customer should hear of it.",
        "Entscheiden, welcher Preis gilt; der Kunde sollte davon erfahren.",
    ),
    "line.price-currency": Message(
        "Line {line}: the order is in {ordered}, the price list in {listed}.",
        "Position {line}: Der Auftrag lautet auf {ordered}, die Preisliste auf {listed}.",
        "Check the price by hand.",
        "Den Preis von Hand prüfen.",
    ),
}

_PUBLISH: dict[str, Message] = {
    "publish.value-missing": Message("The {reply} cannot be written: {field} is missing.", "{reply} kann nicht geschrieben werden: {field} fehlt.", "Complete the order, then send again.", "Den Auftrag ergänzen und noch einmal senden."),
    "publish.value-too-long": Message("The {reply} cannot be written: {field} '{value}' has more than {limit} characters.", "{reply} kann nicht geschrieben werden: {field} '{value}' hat mehr als {limit} Zeichen.", "An identifier is never cut. Shorten it at its source.", "Eine Kennung wird nie gekürzt. An der Quelle kürzen."),
    "publish.value-unwritable": Message(
        "'{value}' cannot be written in the character set of this message.",
        "'{value}' lässt sich im Zeichensatz dieser Nachricht nicht schreiben.",
        "An identifier is never altered. Correct it at its source.",
        "Eine Kennung wird nie verändert. An der Quelle berichtigen.",
    ),
    "publish.reply-unknown": Message("There is no reply '{reply}'.", "Die Antwort '{reply}' gibt es nicht.", "Known: {known}", "Bekannt: {known}"),
    "notice.template-missing": Message("The notice '{name}' has no {file}.", "Der Nachricht '{name}' fehlt {file}.", "Each notice needs subject and body in German and English.", "Jede Nachricht braucht Betreff und Text auf Deutsch und Englisch."),
    "notice.tag-unknown": Message("{file}: the tag '{tag}' is not known.", "{file}: Das Feld '{tag}' ist nicht bekannt.", "Known: {known}", "Bekannt: {known}"),
    "notice.tag-broken": Message("{file}: line {line} holds braces that are not a tag.", "{file}: Zeile {line} enthält Klammern, die kein Feld sind.", "A tag is {{{{name}}}} and nothing else; there is no logic in a notice.", "Ein Feld ist {{{{name}}}} und sonst nichts; in einer Nachricht steht keine Logik."),
    "notice.tag-empty": Message("The notice '{name}' is held: there is no value for '{tag}'.", "Die Nachricht '{name}' wird zurückgehalten: Für '{tag}' gibt es keinen Wert.", "Complete the order or the installation's data, then send again.", "Auftrag oder Stammdaten ergänzen und noch einmal senden."),
    "notice.sounds-like-acceptance": Message("{file}: '{phrase}' in a receipt reads as the acceptance of the contract.", "{file}: '{phrase}' liest sich in einer Eingangsbestätigung wie die Annahme des Vertrags.", "Confirm the receipt only; acceptance is a message of its own.", "Nur den Eingang bestätigen; die Annahme ist eine eigene Nachricht."),
}  # fmt: skip

MESSAGES: dict[str, Message] = {**_ORDER, **_LINE, **_PUBLISH}
