"""Messages of the room `mapping`: mapping files (with file, line, column) and what their rules find in documents."""

from __future__ import annotations

from orderhub.messages.entry import Message

_AT = "{file}:{line}:{column}: "
_DOC_EN = "See docs/reference/mapping-language.md."
_DOC_DE = "Siehe docs/reference/mapping-language.md."


def _file(en: str, de: str, hint_en: str = _DOC_EN, hint_de: str = _DOC_DE) -> Message:
    return Message(_AT + en, _AT + de, hint_en, hint_de)


_FILES: dict[str, Message] = {
    "mapping.no-yaml": _file("no valid YAML: {problem}", "kein gültiges YAML: {problem}", "Put values with [ ] { } : # or quotes inside quotes when they stand in { } or [ ].", "Werte mit [ ] { } : # oder Anführungszeichen innerhalb von { } oder [ ] in Anführungszeichen setzen."),
    "mapping.no-utf8": _file("the file is not UTF-8 (byte {at})", "die Datei ist nicht UTF-8 (Byte {at})", "Save it as UTF-8.", "Als UTF-8 speichern."),
    "mapping.empty": _file("expected a mapping file, found nothing", "eine Zuordnungsdatei erwartet, nichts gefunden"),
    "mapping.too-big": _file("larger than {limit} bytes", "größer als {limit} Byte", "Move long code lists into a table under lookups/.", "Lange Codelisten in eine Tabelle unter lookups/ auslagern."),
    "mapping.too-deep": _file("nested deeper than {limit} levels or too many entries", "tiefer als {limit} Ebenen verschachtelt oder zu viele Einträge"),
    "mapping.alias": _file("YAML anchors and aliases (& and *) are not allowed", "YAML-Anker und -Verweise (& und *) sind nicht erlaubt", "Write the value out, or use extends.", "Den Wert ausschreiben oder extends verwenden."),
    "mapping.tag": _file('YAML tags are not allowed: "{tag}"', 'YAML-Tags sind nicht erlaubt: "{tag}"', "Put a value that begins with ! in quotes.", "Werte, die mit ! beginnen, in Anführungszeichen setzen."),
    "mapping.two-documents": _file("one mapping a file; a second document begins here", "eine Zuordnung je Datei; hier beginnt ein zweites Dokument"),
    "mapping.directive": _file("YAML directives other than %YAML 1.2 are not allowed", "YAML-Direktiven außer %YAML 1.2 sind nicht erlaubt"),
    "mapping.key-doubled": _file('"{key}" stands here twice', '"{key}" steht hier doppelt', "Remove one of them.", "Einen der beiden Einträge entfernen."),
    "mapping.key-unknown": _file('unknown key "{key}"; did you mean "{meant}"? Known here: {known}', 'unbekannter Schlüssel "{key}"; gemeint "{meant}"? Hier bekannt: {known}'),
    "mapping.key-missing": _file('"{key}" is missing at {where}', 'bei {where} fehlt "{key}"'),
    "mapping.value-wrong": _file('expected {expected}, found "{value}"', 'erwartet: {expected}, gefunden: "{value}"'),
    "mapping.choice-wrong": _file('"{value}" is not one of {known}; did you mean "{meant}"?', '"{value}" ist keines von {known}; gemeint "{meant}"?'),
    "mapping.code-unknown": _file('no finding has the code "{value}"; did you mean "{meant}"?', 'keine Feststellung hat den Code "{value}"; gemeint "{meant}"?', "orderhub capture FILE --json shows the codes of a document's findings.", "orderhub capture DATEI --json zeigt die Codes der Feststellungen eines Dokuments."),
    "mapping.source-shadowed": _file('"{field}": the path "{path}" can never win, "{other}" before it finds all that it finds', '"{field}": der Pfad "{path}" kommt nie zum Zug, "{other}" davor findet alles, was er findet', "Put the narrower path first.", "Den engeren Pfad nach vorn stellen."),
    "mapping.key-idle": _file('"{key}" of "{field}" never does anything beside "{beside}"', '"{key}" bei "{field}" bewirkt neben "{beside}" nie etwas', "Remove one of them.", "Eines von beiden entfernen."),
    "mapping.rule-untested": _file('no test of this partner has a value for "{field}": the rule is never used', 'kein Test dieses Partners hat einen Wert für "{field}": die Regel wird nie benutzt', "Add a sample that holds it, or remove the rule.", "Ein Beispiel dafür ergänzen oder die Regel entfernen."),
    "mapping.nothing-inherited": _file('"{field}: null" takes nothing away: no parent has a rule for it', '"{field}: null" nimmt nichts weg: kein Elternprofil hat dafür eine Regel', "Remove it.", "Entfernen."),
    "mapping.table-unused": _file("no rule uses this table", "keine Regel verwendet diese Tabelle", "Remove it, or name it under lookup.", "Entfernen oder unter lookup nennen."),
    "mapping.field-unknown": _file('the order has no field "{field}"; did you mean "{meant}"?', 'die Bestellung hat kein Feld "{field}"; gemeint "{meant}"?', "docs/reference/mapping-language.md lists all fields.", "Alle Felder stehen in docs/reference/mapping-language.md."),
    "mapping.path-wrong": _file('path "{path}", sign {at}: expected {expected}', 'Pfad "{path}", Zeichen {at}: erwartet {expected}', "A path looks like NAD[3035=BY]/3039; titles with special signs stand in quotes.", "Ein Pfad sieht aus wie NAD[3035=BY]/3039; Titel mit Sonderzeichen in Anführungszeichen."),
    "mapping.element-unknown": _file('path "{path}": {segment} has no element {element}; did you mean {meant}?', 'Pfad "{path}": {segment} hat kein Element {element}; gemeint {meant}?'),
    "mapping.pattern-unsafe": _file("this regular expression is not allowed: {problem}", "dieser reguläre Ausdruck ist nicht erlaubt: {problem}", "Only patterns that cannot run away: no back-references, look-around or nested repeats.", "Nur Muster mit begrenzter Laufzeit: keine Rückverweise, kein Vor-/Rückblick, keine verschachtelten Wiederholungen."),
    "mapping.profile-doubled": _file('the profile "{profile}" is defined in {other}, too', 'das Profil "{profile}" gibt es auch in {other}', "Give one of them another name.", "Einem der beiden einen anderen Namen geben."),
    "mapping.profile-name": _file("the name of a partner's profile begins with its slug, e.g. {slug}-orders", "der Name eines Partnerprofils beginnt mit dessen Kürzel, z. B. {slug}-orders"),
    "mapping.extends-unknown": _file('there is no profile "{profile}" to extend; did you mean "{meant}"?', 'es gibt kein Profil "{profile}" zum Erweitern; gemeint "{meant}"?'),
    "mapping.extends-circle": _file('extending "{profile}" goes in a circle or too deep', 'das Erweitern von "{profile}" läuft im Kreis oder zu tief'),
    "mapping.lookup-unknown": _file('there is no table lookups/{lookup}.csv; did you mean "{meant}"? Known: {known}', 'es gibt keine Tabelle lookups/{lookup}.csv; gemeint "{meant}"? Bekannt: {known}'),
    "mapping.column-unknown": _file('lookups/{lookup}.csv has no column "{column}"; did you mean "{meant}"? Known: {known}', 'lookups/{lookup}.csv hat keine Spalte "{column}"; gemeint "{meant}"? Bekannt: {known}'),
    "mapping.lookup-doubled": _file('the table "{lookup}" stands here and in a file of another ending', 'die Tabelle "{lookup}" gibt es hier und in einer Datei mit anderer Endung', "Keep one of them.", "Eine der beiden behalten."),
    "mapping.lookup-broken": _file("{cells} cells where the titles are {titles}", "{cells} Zellen, aber {titles} Titel", "Put cells with the separator inside in double quotes.", "Zellen, die das Trennzeichen enthalten, in doppelte Anführungszeichen setzen."),
    "mapping.no-csv": _file("no valid CSV: {problem}", "kein gültiges CSV: {problem}"),
    "mapping.reference-unknown": _file('"${field}" is no field with a rule here. Known: {known}', '"${field}" ist kein Feld mit einer Regel an dieser Stelle. Bekannt: {known}'),
    "mapping.reference-circle": _file("the $fields that {field} uses go in a circle", "die $Felder, die {field} verwendet, laufen im Kreis"),
    "mapping.transform-unknown": _file('there is no installed transform "{transform}". Installed: {known}', 'es gibt keine installierte Umformung "{transform}". Installiert: {known}', "Install the package that offers it under the entry-point group orderhub.transforms.", "Das Paket installieren, das sie unter der Entry-Point-Gruppe orderhub.transforms anbietet."),
    "mapping.no-test": _file("no test: {folder} holds no sample with an .expected.yaml beside it", "kein Test: {folder} enthält kein Beispiel mit einer .expected.yaml daneben", "Put a sample document and the expected order there; see docs/how-to/add-a-partner.md.", "Ein Beispieldokument und die erwartete Bestellung dort ablegen; siehe docs/how-to/add-a-partner.md."),
    "mapping.overlap": _file('{other} matches the same documents as "{profile}"', '{other} passt auf dieselben Dokumente wie "{profile}"', "Make one match more specific.", "Eine der beiden match-Angaben genauer machen."),
    "mapping.qualifier-odd": _file('path "{path}": {value} is no known qualifier of {element}; did you mean {meant}?', 'Pfad "{path}": {value} ist kein bekannter Qualifier von {element}; gemeint {meant}?', "Fine if the partner really sends it.", "In Ordnung, wenn der Partner ihn wirklich schickt."),
    "mapping.rule-unused": _file('"{field}" repeats the rule of {other} word for word', '"{field}" wiederholt die Regel aus {other} wörtlich', "Remove it; it is inherited.", "Entfernen; sie wird geerbt."),
    "mapping.no-sample": Message("No profile can be proposed from {file}: nothing was read from it ({problem}).", "Aus {file} lässt sich kein Profil vorschlagen: nichts wurde gelesen ({problem}).", "Give a document a partner really sent.", "Ein Dokument angeben, das ein Partner wirklich geschickt hat."),
    "mapping.no-such-profile": Message('There is no profile "{profile}"; did you mean "{meant}"?', 'Es gibt kein Profil "{profile}"; gemeint "{meant}"?', "orderhub mapping check lists all.", "orderhub mapping check zeigt alle."),
    "mapping.explain-what": Message("Say what is to be explained: --field FIELD or --unused.", "Angeben, was erklärt werden soll: --field FELD oder --unused.", "Fields are named as in the order, e.g. lines[3].quantity.unit.", "Felder heißen wie in der Bestellung, z. B. lines[3].quantity.unit."),
    "mapping.no-such-version": Message('No version of a mapping, or more than one, is kept under "{sha}".', 'Unter "{sha}" ist keine oder mehr als eine Fassung einer Zuordnung aufbewahrt.', "orderhub mapping versions lists all; give more signs of the sha.", "orderhub mapping versions zeigt alle; mehr Stellen der Prüfsumme angeben."),
    "mapping.version-altered": Message('The kept version {sha} of "{profile}" no longer has its own hash.', 'Die aufbewahrte Fassung {sha} von "{profile}" hat nicht mehr ihre eigene Prüfsumme.', "Its text in the database was changed; restore it from a backup.", "Ihr Text in der Datenbank wurde verändert; aus einer Sicherung wiederherstellen."),
    "mapping.not-read-by": Message('The version {sha} of "{profile}" reads no order from this document.', 'Die Fassung {sha} von "{profile}" liest aus diesem Dokument keine Bestellung.', "Take a version of the profile that read it: orderhub mapping versions.", "Eine Fassung des Profils nehmen, das es gelesen hat: orderhub mapping versions."),
    "mapping.no-such-field": Message('The order has no field "{field}"; did you mean "{meant}"?', 'Die Bestellung hat kein Feld "{field}"; gemeint "{meant}"?', "Fields are named as in the order, e.g. lines[3].quantity.unit.", "Felder heißen wie in der Bestellung, z. B. lines[3].quantity.unit."),
    "mapping.no-such-line": Message("{field}: the order has {lines} lines.", "{field}: die Bestellung hat {lines} Positionen.", "Lines count from 1.", "Positionen zählen ab 1."),
    "mapping.exists": Message("{file} exists already.", "{file} gibt es schon.", "Take another slug, or edit that file.", "Ein anderes Kürzel wählen oder diese Datei bearbeiten."),
    "mapping.no-such-file": Message('There is no file or folder "{file}".', 'Es gibt keine Datei und keinen Ordner "{file}".', "Check the path.", "Den Pfad prüfen."),
}  # fmt: skip

_RULE_EN, _RULE_DE = " (rule {file}:{line})", " (Regel {file}:{line})"
_DOCUMENTS: dict[str, Message] = {
    "mapping.required-missing": Message("{name} is missing: the document holds no {path}" + _RULE_EN + ".", "{name} fehlt: das Dokument enthält kein {path}" + _RULE_DE + ".", "Enter it from the document, or add the place where this partner puts it to the rule.", "Aus dem Dokument eintragen oder in der Regel ergänzen, wo dieser Partner es hinschreibt."),
    "mapping.lookup-missing": Message('{lookup} has no entry "{key}"' + _RULE_EN + ".", '{lookup} hat keinen Eintrag "{key}"' + _RULE_DE + ".", "Add a line to the table, or the partner's own word to codes in its mapping file.", "Eine Zeile in der Tabelle ergänzen oder das Wort des Partners unter codes in seiner Zuordnungsdatei."),
    "mapping.not-a-number": Message('{name}: "{value}" is no number' + _RULE_EN + ".", '{name}: "{value}" ist keine Zahl' + _RULE_DE + ".", "Enter the number; a partner's own way of writing numbers is set by numbers: de or en.", "Die Zahl eintragen; die Schreibweise eines Partners wird mit numbers: de oder en festgelegt."),
    "mapping.number-ambiguous": Message('{name}: "{value}" can be read in the German or the English way' + _RULE_EN + ".", '{name}: "{value}" lässt sich deutsch oder englisch lesen' + _RULE_DE + ".", "Check the value, and set numbers: de or en in the partner's mapping file.", "Den Wert prüfen und in der Zuordnungsdatei des Partners numbers: de oder en setzen."),
    "mapping.not-a-date": Message('{name}: "{value}" is no date' + _RULE_EN + ".", '{name}: "{value}" ist kein Datum' + _RULE_DE + ".", "Enter the date; an odd format is set by as: date(dd.mm.yyyy).", "Das Datum eintragen; ein ungewöhnliches Format wird mit as: date(dd.mm.yyyy) festgelegt."),
    "mapping.not-a-flag": Message('{name}: "{value}" is neither yes nor no' + _RULE_EN + ".", '{name}: "{value}" ist weder ja noch nein' + _RULE_DE + ".", "Name the partner's words under codes.", "Die Wörter des Partners unter codes angeben."),
    "mapping.not-a-purpose": Message('{name}: "{value}" is no known purpose of an order' + _RULE_EN + "; it is taken as a new one.", '{name}: "{value}" ist kein bekannter Zweck einer Bestellung' + _RULE_DE + "; sie gilt als neue Bestellung.", "Check whether it is a new order, a change or a cancellation.", "Prüfen, ob es eine neue Bestellung, eine Änderung oder eine Stornierung ist."),
    "mapping.not-a-country": Message('{name}: "{value}" is no two-letter country' + _RULE_EN + ".", '{name}: "{value}" ist kein Land mit zwei Buchstaben' + _RULE_DE + ".", "Add the word to lookups/countries.csv.", "Das Wort in lookups/countries.csv ergänzen."),
    "mapping.not-a-currency": Message('{name}: "{value}" is no currency of ISO 4217' + _RULE_EN + ".", '{name}: "{value}" ist keine Währung nach ISO 4217' + _RULE_DE + ".", "Enter the currency, or name the partner's word under codes.", "Die Währung eintragen oder das Wort des Partners unter codes angeben."),
    "mapping.check-gtin": Message('{name}: "{value}" is no GTIN: length or check digit is wrong' + _RULE_EN + ".", '{name}: "{value}" ist keine GTIN: Länge oder Prüfziffer stimmt nicht' + _RULE_DE + ".", "Compare it with the document and the article.", "Mit Dokument und Artikel vergleichen."),
    "mapping.check-gln": Message('{name}: "{value}" is no GLN: length or check digit is wrong' + _RULE_EN + ".", '{name}: "{value}" ist keine GLN: Länge oder Prüfziffer stimmt nicht' + _RULE_DE + ".", "Compare it with the document and the customer.", "Mit Dokument und Kunde vergleichen."),
    "mapping.check-iban": Message('{name}: "{value}" is no IBAN' + _RULE_EN + ".", '{name}: "{value}" ist keine IBAN' + _RULE_DE + ".", "Compare it with the document.", "Mit dem Dokument vergleichen."),
    "mapping.check-positive": Message('{name}: "{value}" is not above zero' + _RULE_EN + ".", '{name}: "{value}" ist nicht größer als null' + _RULE_DE + ".", "Check whether it is a return or a mistake.", "Prüfen, ob es eine Rückgabe oder ein Versehen ist."),
    "mapping.check-range": Message('{name}: "{value}" lies outside what this partner orders' + _RULE_EN + ".", '{name}: "{value}" liegt außerhalb dessen, was dieser Partner bestellt' + _RULE_DE + ".", "Ask the customer, or widen the range in the rule.", "Beim Kunden nachfragen oder den Bereich in der Regel erweitern."),
    "mapping.check-pattern": Message('{name}: "{value}" does not look as it does at this partner' + _RULE_EN + ".", '{name}: "{value}" sieht nicht so aus wie sonst bei diesem Partner' + _RULE_DE + ".", "Compare it with the document.", "Mit dem Dokument vergleichen."),
    "mapping.no-lines": Message("No order lines were found (looked for {path} by {file}).", "Keine Bestellpositionen gefunden (gesucht: {path} nach {file}).", "Enter the lines from the document, or add to lines/each where this partner puts them.", "Die Positionen aus dem Dokument eintragen oder unter lines/each ergänzen, wo dieser Partner sie hinschreibt."),
    "mapping.transform-failed": Message("The transform {transform} failed: {problem}.", "Die Umformung {transform} ist gescheitert: {problem}.", "The order is shown as it was before it. Tell whoever maintains the transform.", "Gezeigt wird die Bestellung davor. Wer die Umformung pflegt, sollte es wissen."),
}  # fmt: skip

MESSAGES: dict[str, Message] = {**_FILES, **_DOCUMENTS}
