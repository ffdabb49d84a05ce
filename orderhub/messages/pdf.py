"""Messages of the room `pdf`: PDF, fax and scanned pages."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "pdf.broken": Message(
        "The PDF cannot be opened: {reason}.",
        "Die PDF-Datei lässt sich nicht öffnen: {reason}.",
        "Ask the sender to print it to PDF again, or key the order in from the original.",
        "Bitten Sie den Absender, sie neu als PDF zu drucken, oder erfassen Sie die Bestellung von Hand.",
    ),
    "pdf.broken-page": Message(
        "Page {page} of the PDF cannot be read: {reason}.",
        "Seite {page} der PDF-Datei ist nicht lesbar: {reason}.",
        "Ask the sender to print it to PDF again.",
        "Bitten Sie den Absender, sie neu als PDF zu drucken.",
    ),
    "pdf.broken-image": Message(
        "The picture cannot be read: {reason}.",
        "Das Bild ist nicht lesbar: {reason}.",
        "Ask for the fax to be sent again.",
        "Bitten Sie darum, das Fax erneut zu senden.",
    ),
    "pdf.proposed": Message(
        'The model "{by}" reads "{value}" here ({confidence} %).',
        "Das Modell „{by}“ liest hier „{value}“ ({confidence} %).",
        "Compare it with the page; it counts only when you take it over.",
        "Mit der Seite vergleichen; es gilt erst, wenn Sie es übernehmen.",
    ),
    "pdf.password": Message(
        "The PDF is protected by a password.",
        "Die PDF-Datei ist mit einem Kennwort geschützt.",
        "Enter the password on the document's page, or ask the sender for an unprotected copy.",
        "Geben Sie das Kennwort auf der Seite des Dokuments ein, oder bitten Sie den Absender um eine Datei ohne Kennwort.",
    ),
    "pdf.password-wrong": Message(
        "This password does not open the PDF.",
        "Dieses Kennwort öffnet die PDF-Datei nicht.",
        "Mind capitals and blanks; the sender often names the password in another mail.",
        "Achten Sie auf Großschreibung und Leerzeichen; oft nennt der Absender das Kennwort in einer zweiten E-Mail.",
    ),
    "pdf.too-many-pages": Message(
        "The document has {pages} pages; at most {limit} are read.",
        "Das Dokument hat {pages} Seiten; gelesen werden höchstens {limit}.",
        "Send the order by itself, without catalogue or terms.",
        "Senden Sie die Bestellung allein, ohne Katalog oder Bedingungen.",
    ),
    "pdf.too-many-characters": Message(
        "Page {page} holds more than {limit} characters.",
        "Seite {page} enthält mehr als {limit} Zeichen.",
        "No order looks like this; look at the original.",
        "So sieht keine Bestellung aus; sehen Sie das Original an.",
    ),
    "pdf.too-many-pixels": Message(
        "The picture of page {page} is larger than {limit} pixels.",
        "Das Bild der Seite {page} ist größer als {limit} Bildpunkte.",
        "Scan at 200 to 300 dpi.",
        "Scannen Sie mit 200 bis 300 dpi.",
    ),
    "pdf.too-many-scans": Message(
        "Only the first {limit} scanned pages were recognised.",
        "Nur die ersten {limit} gescannten Seiten wurden erkannt.",
        "Check whether lines stand on the other pages.",
        "Prüfen Sie, ob auf den übrigen Seiten Positionen stehen.",
    ),
    "pdf.pages-unread": Message(
        "Pages not read, or not to their end, for want of time: {pages}.",
        "Aus Zeitmangel nicht oder nicht bis zum Ende gelesene Seiten: {pages}.",
        "Have the document read again: it goes on behind the pages already read. If that does not help, raise the "
        "settings ORDERHUB_OCR_BUDGET_S (for an order ORDERHUB_OCR_ORDER_BUDGET_S), run `orderhub capture --ocr-budget "
        "SECONDS`, or key in from the picture what stands on these pages.",
        "Lassen Sie das Dokument neu lesen: Es geht hinter den schon gelesenen Seiten weiter. Hilft das nicht, erhöhen "
        "Sie die Einstellungen ORDERHUB_OCR_BUDGET_S (für Bestellungen ORDERHUB_OCR_ORDER_BUDGET_S), starten Sie "
        "`orderhub capture --ocr-budget SEKUNDEN`, oder erfassen Sie vom Bild, was auf diesen Seiten steht.",
    ),
    "pdf.no-such-page": Message("There is no page {page}.", "Eine Seite {page} gibt es nicht."),
    "pdf.no-text": Message(
        "Nothing that could be read stands on the pages.",
        "Auf den Seiten steht nichts Lesbares.",
        "Look at the original; it may be a drawing or a blank page.",
        "Sehen Sie das Original an; vielleicht ist es eine Zeichnung oder eine leere Seite.",
    ),
    "pdf.embedded-order": Message(
        "The order was taken from the embedded file {name}; the pages are its picture.",
        "Die Bestellung stammt aus der eingebetteten Datei {name}; die Seiten sind ihr Abbild.",
    ),
    "pdf.currency-unsure": Message(
        'The money bears the sign "{value}" of several countries, and nothing says which is meant.',
        "Die Beträge tragen das Zeichen „{value}“ mehrerer Länder, und nichts sagt, welches gemeint ist.",
        "Check the currency with the buyer's country.",
        "Prüfen Sie die Währung anhand des Landes des Bestellers.",
    ),
    "pdf.kind-unsure": Message(
        "No title says that this is an order; it was taken for one because of its lines.",
        "Kein Titel sagt, dass dies eine Bestellung ist; sie wurde wegen ihrer Positionen dafür gehalten.",
        "Check that it is not an offer, an invoice or a list.",
        "Prüfen Sie, dass es kein Angebot, keine Rechnung und keine Liste ist.",
    ),
    "pdf.no-lines": Message(
        "No order line was found.",
        "Es wurde keine Bestellposition gefunden.",
        "Key the lines in from the picture.",
        "Erfassen Sie die Positionen vom Bild.",
    ),
    "pdf.no-number": Message(
        "No order number was found.",
        "Es wurde keine Bestellnummer gefunden.",
        "Take it from the picture, or ask the customer.",
        "Entnehmen Sie sie dem Bild oder fragen Sie den Kunden.",
    ),
    "pdf.line-does-not-close": Message(
        "Line {line}: quantity times price gives {expected}, the document prints another amount.",
        "Position {line}: Menge mal Preis ergibt {expected}, gedruckt ist ein anderer Betrag.",
        "Compare quantity, price and amount with the picture.",
        "Vergleichen Sie Menge, Preis und Betrag mit dem Bild.",
    ),
    "pdf.line-incomplete": Message(
        "Line {line}: {missing} was not found.",
        "Position {line}: {missing} wurde nicht gefunden.",
        "Take it from the picture.",
        "Entnehmen Sie den Wert dem Bild.",
    ),
    "pdf.line-worked-out": Message(
        "Line {line}: {value} is not printed like that; it follows from what is printed below the line.",
        "Position {line}: {value} ist so nicht gedruckt; der Wert folgt aus dem, was unter der Position steht.",
        "Compare it with the picture.",
        "Vergleichen Sie ihn mit dem Bild.",
    ),
    "pdf.line-unreadable": Message(
        "Line {line}: the quantity is not a number that can be read.",
        "Position {line}: Die Menge ist keine lesbare Zahl.",
        "Take it from the picture.",
        "Entnehmen Sie sie dem Bild.",
    ),
    "pdf.line-unproven": Message(
        "Line {line} was recognised without a price to check it by ({confidence} % sure).",
        "Position {line} wurde ohne Preis zur Gegenprobe erkannt (zu {confidence} % sicher).",
        "Compare quantity and article with the picture.",
        "Vergleichen Sie Menge und Artikel mit dem Bild.",
    ),
    "pdf.field-unsure": Message(
        "“{value}” was recognised with {confidence} % certainty only.",
        "„{value}“ wurde nur zu {confidence} % sicher erkannt.",
        "Compare it with the picture.",
        "Vergleichen Sie es mit dem Bild.",
    ),
    "pdf.read-again": Message(
        "Line {line}: a second reading settled {value}.",
        "Position {line}: Erst eine zweite Lesung ergab {value}.",
    ),
    "pdf.read-by-other": Message(
        "Line {line}: a second reader (Tesseract) settled {value}.",
        "Position {line}: Erst ein zweites Leseprogramm (Tesseract) ergab {value}.",
    ),
    "pdf.value-read-by-other": Message(
        "“{value}” was settled by a second reader (Tesseract).",
        "„{value}“ ergab erst ein zweites Leseprogramm (Tesseract).",
    ),
    "pdf.readers-differ": Message(
        "“{value}” or “{other}”: RapidOCR read the one, Tesseract the other.",
        "„{value}“ oder „{other}“: RapidOCR las das eine, Tesseract das andere.",
        "Compare both with the picture.",
        "Vergleichen Sie beides mit dem Bild.",
    ),
    "pdf.gtin-check-digit": Message(
        "Line {line}: the check digit of GTIN {gtin} is wrong.",
        "Position {line}: Die Prüfziffer der GTIN {gtin} stimmt nicht.",
        "Compare it with the picture.",
        "Vergleichen Sie sie mit dem Bild.",
    ),
    "pdf.article-unlikely": Message(
        "Line {line}: “{value}” hardly is an article number.",
        "Position {line}: „{value}“ ist kaum eine Artikelnummer.",
        "Compare article and description with the picture.",
        "Vergleichen Sie Artikel und Bezeichnung mit dem Bild.",
    ),
    "pdf.article-whose": Message(
        "Line {line} has two article numbers, and no title says which is yours; “{value}” was taken for the customer's.",
        "Position {line} hat zwei Artikelnummern, und kein Titel sagt, welche Ihre ist; „{value}“ gilt als die des Kunden.",
        "Compare both numbers with the picture; exchange them if need be.",
        "Vergleichen Sie beide Nummern mit dem Bild und vertauschen Sie sie nötigenfalls.",
    ),
    "pdf.article-owner": Message(
        "“{title}” does not say whose article numbers stand below it; they were taken for yours.",
        "„{title}“ sagt nicht, wessen Artikelnummern darunter stehen; sie gelten als Ihre.",
        "Look whether you know the numbers; if they are the customer's, move them to the customer's number.",
        "Prüfen Sie, ob Sie die Nummern kennen; sind es die des Kunden, gehören sie zur Kundennummer des Artikels.",
    ),
    "pdf.unit-unlikely": Message(
        "Line {line}: “{value}” hardly is a unit.",
        "Position {line}: „{value}“ ist kaum eine Mengeneinheit.",
        "Take the unit from the picture.",
        "Entnehmen Sie die Einheit dem Bild.",
    ),
    "pdf.number-unexplained": Message(
        "Line {line}: what “{value}” means was not understood.",
        "Position {line}: Was „{value}“ bedeutet, wurde nicht verstanden.",
        "Compare the line and what is printed below it with the picture.",
        "Vergleichen Sie die Position und was darunter steht mit dem Bild.",
    ),
    "pdf.text-whose": Message(
        "Line {line}: a row of text beside it may as well belong to the line above or below.",
        "Position {line}: Eine Textzeile daneben kann auch zur Position darüber oder darunter gehören.",
        "Compare the texts of the lines with the picture.",
        "Vergleichen Sie die Texte der Positionen mit dem Bild.",
    ),
    "pdf.column-unknown": Message(
        "What the column “{title}” means is not known; what stands in it was left out.",
        "Was die Spalte „{title}“ bedeutet, ist nicht bekannt; ihr Inhalt blieb unberücksichtigt.",
        "Compare the lines with the picture.",
        "Vergleichen Sie die Positionen mit dem Bild.",
    ),
    "pdf.no-titles": Message(
        "The table has no column titles that are known; the lines were found by quantity times price.",
        "Die Tabelle hat keine bekannten Spaltentitel; die Positionen wurden über Menge mal Preis gefunden.",
        "Compare article and description with the picture.",
        "Vergleichen Sie Artikel und Bezeichnung mit dem Bild.",
    ),
    "pdf.two-numbers": Message(
        "The pages bear two order numbers: {number} and {other}.",
        "Die Seiten tragen zwei Bestellnummern: {number} und {other}.",
        "Check whether these are two orders; then ask for two files or enter the second one by hand.",
        "Prüfen Sie, ob es zwei Bestellungen sind; dann um zwei Dateien bitten oder die zweite von Hand erfassen.",
    ),
    "pdf.lines-net": Message(
        "The lines add up to {sum}, the document states {net} net.",
        "Die Positionen ergeben {sum}, das Dokument nennt {net} netto.",
        "A line may be missing or misread; look at the picture.",
        "Vielleicht fehlt eine Position oder ist falsch gelesen; sehen Sie das Bild an.",
    ),
    "pdf.totals": Message(
        "Net {net} and tax {tax} do not give the stated total {gross}.",
        "Netto {net} und Steuer {tax} ergeben nicht den genannten Gesamtbetrag {gross}.",
        "Compare the totals with the picture.",
        "Vergleichen Sie die Summen mit dem Bild.",
    ),
    "pdf.charge": Message(
        "A charge or discount stands outside the lines: {text}.",
        "Außerhalb der Positionen steht ein Zu- oder Abschlag: {text}.",
        "Add it to the order if it is agreed.",
        "Übernehmen Sie ihn in den Auftrag, wenn er vereinbart ist.",
    ),
    "pdf.carry-over": Message(
        "The carry-over states {stated}; the lines before it add up to {sum}.",
        "Der Übertrag nennt {stated}; die Positionen davor ergeben {sum}.",
        "A line before it may be missing; look at the picture.",
        "Vielleicht fehlt eine Position davor; sehen Sie das Bild an.",
    ),
    "pdf.position-gap": Message(
        "After position {before} comes {after}: a line may be missing.",
        "Auf Position {before} folgt {after}: vielleicht fehlt eine Position.",
        "Compare the lines with the picture.",
        "Vergleichen Sie die Positionen mit dem Bild.",
    ),
    "pdf.page-missing": Message(
        "The document has {pages} pages and speaks of {announced}.",
        "Das Dokument hat {pages} Seiten und spricht von {announced}.",
        "Ask the sender for the whole document.",
        "Bitten Sie den Absender um das ganze Dokument.",
    ),
    "pdf.partial-fax": Message(
        "The sending machine announced {announced} pages, {pages} came.",
        "Das sendende Gerät hat {announced} Seiten angekündigt, {pages} kamen an.",
        "Ask for the fax to be sent again.",
        "Bitten Sie darum, das Fax erneut zu senden.",
    ),
    "pdf.line-struck": Message(
        "Line {line}: something printed here is struck out.",
        "Position {line}: Hier ist Gedrucktes durchgestrichen.",
        "Compare the line with the picture: leave it out, or enter what is written beside it.",
        "Die Position mit dem Bild vergleichen: weglassen oder eintragen, was daneben steht.",
    ),
    "pdf.line-marked": Message(
        "Line {line}: something is written or stamped here that was not read as print.",
        "Position {line}: Hier ist etwas von Hand geschrieben oder gestempelt.",
        "Compare the line with the picture; a number by hand counts more than the printed one.",
        "Die Position mit dem Bild vergleichen; eine Zahl von Hand gilt mehr als die gedruckte.",
    ),
    "pdf.field-marked": Message(
        "“{value}” is struck out, written over or stamped over.",
        "„{value}“ ist durchgestrichen, überschrieben oder überstempelt.",
        "Compare it with the picture.",
        "Vergleichen Sie es mit dem Bild.",
    ),
    "pdf.cut-left": Message(
        "The page is cut off at its left edge.",
        "Die Seite ist am linken Rand abgeschnitten.",
        "Compare every line with the picture, or ask for the fax to be sent again.",
        "Jede Position mit dem Bild vergleichen oder darum bitten, das Fax erneut zu senden.",
    ),
    "pdf.cut-right": Message(
        "The page is cut off at its right edge.",
        "Die Seite ist am rechten Rand abgeschnitten.",
        "Compare every line with the picture, or ask for the fax to be sent again.",
        "Jede Position mit dem Bild vergleichen oder darum bitten, das Fax erneut zu senden.",
    ),
    "pdf.cut-bottom": Message(
        "The page ends before the order does: lines may be missing.",
        "Die Seite endet vor der Bestellung: Es können Positionen fehlen.",
        "Ask for the fax to be sent again.",
        "Bitten Sie darum, das Fax erneut zu senden.",
    ),
    "pdf.low-confidence": Message(
        "Page {page} is hard to read ({confidence} % sure on average).",
        "Seite {page} ist schlecht lesbar (im Mittel zu {confidence} % sicher).",
        "Compare every value with the picture.",
        "Vergleichen Sie jeden Wert mit dem Bild.",
    ),
    "pdf.page-ruined": Message(
        "Line {line} stands on a page that came through too badly to be trusted.",
        "Position {line} steht auf einer Seite, die zu schlecht ankam, als dass man ihr trauen könnte.",
        "Compare the whole line with the picture, or ask for the fax to be sent again.",
        "Die ganze Position mit dem Bild vergleichen oder darum bitten, das Fax erneut zu senden.",
    ),
    "pdf.cents-missing": Message(
        "Line {line}: an amount was read without decimals where the others have them.",
        "Position {line}: Ein Betrag wurde ohne Nachkommastellen gelesen, die anderen haben welche.",
        "Compare price and amount with the picture.",
        "Vergleichen Sie Preis und Betrag mit dem Bild.",
    ),
    "pdf.quantity-two-ways": Message(
        "Line {line}: “{value}” was read as {read} because only so it multiplies; as printed it is thousands.",
        "Position {line}: „{value}“ wurde als {read} gelesen, nur so geht sie auf; gedruckt sind Tausender.",
        "Check the quantity, and whether the price is for a hundred or a thousand.",
        "Prüfen Sie die Menge und ob der Preis für hundert oder tausend gilt.",
    ),
    "pdf.sum-unproven": Message(
        "Line {line} multiplies, but no sum of the order proves it, and a second reading differs.",
        "Position {line} geht auf, aber keine Summe der Bestellung belegt sie, und eine zweite Lesung weicht ab.",
        "Compare quantity, price and amount with the picture.",
        "Vergleichen Sie Menge, Preis und Betrag mit dem Bild.",
    ),
}
