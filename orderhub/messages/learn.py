"""Messages of the room `learn`: learning from corrections."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "learn.once": Message(
        "Read by what was learned from one correction: {entry}.",
        "Gelesen nach einer einzigen gelernten Korrektur: {entry}.",
        "Compare it with the original. Once two such orders were released unchanged, nobody has to look any more.",
        "Mit dem Original vergleichen. Sind zwei solche Bestellungen unverändert freigegeben, muss niemand mehr hinsehen.",
    ),
    "learn.new-layout": Message(
        "The layout of this paper has been confirmed {confirmed} of {needed} times for this sender.",
        "Der Aufbau dieses Belegs ist für diesen Absender erst {confirmed} von {needed} Mal bestätigt.",
        "Compare every line with the original and release it; still missing: {missing}. Orders in this layout then go "
        "through by themselves. A line value that has to be changed starts the count again.",
        "Jede Position mit dem Original vergleichen und freigeben; es fehlen noch: {missing}. Danach laufen Bestellungen "
        "in diesem Aufbau von selbst durch. Muss ein Positionswert geändert werden, beginnt die Zählung neu.",
    ),
    "learn.layout-unknown": Message(
        "There is no layout under the number {id}.",
        "Unter der Nummer {id} ist kein Aufbau bekannt.",
        "orderhub taught lists all.",
        "orderhub taught zeigt alle.",
    ),
    "learn.field-unknown": Message(
        "Nothing can be learned for the field {path}.",
        "Für das Feld {path} lässt sich nichts lernen.",
        "Entries of lists (notes, references, allowances) are set in the mapping file.",
        "Einträge von Listen (Hinweise, Bezüge, Zu- und Abschläge) stehen in der Zuordnungsdatei.",
    ),
    "learn.field-fixed": Message(
        "The mapping file sets {path} itself, at {place}.",
        "Die Zuordnungsdatei setzt {path} selbst, bei {place}.",
        "Change the rule there.",
        "Die Regel dort ändern.",
    ),
    "learn.no-value": Message(
        "The field {path} is empty: nothing to learn.",
        "Das Feld {path} ist leer: nichts zu lernen.",
        "Correct the field first.",
        "Zuerst das Feld berichtigen.",
    ),
    "learn.no-paper": Message(
        "The printed words of this order are not kept, so that no place can be learned.",
        "Die gedruckten Wörter dieser Bestellung sind nicht aufbewahrt, daher lässt sich keine Stelle lernen.",
        "Labels are learned from PDF and fax; words for articles and units from all formats.",
        "Beschriftungen werden aus PDF und Fax gelernt, Wörter für Artikel und Einheiten aus allen Formaten.",
    ),
    "learn.no-place": Message(
        "The line of {path} has no place on the paper.",
        "Die Position von {path} hat keine Stelle auf dem Papier.",
        "Only lines that were read from the paper can teach a column.",
        "Nur vom Papier gelesene Positionen können eine Spalte lehren.",
    ),
    "learn.not-printed": Message(
        '"{value}" is not printed on the paper.',
        "„{value}“ steht nicht auf dem Papier.",
        "Mark the word on the picture that was misread; then its place is learned.",
        "Das falsch gelesene Wort im Bild markieren; dann wird seine Stelle gelernt.",
    ),
    "learn.which-place": Message(
        '"{value}" is printed at {count} places.',
        "„{value}“ steht an {count} Stellen.",
        "Choose the one that is meant.",
        "Die gemeinte Stelle wählen.",
    ),
    "learn.no-anchor": Message(
        "No printed label beside {path} finds the value again.",
        "Keine Beschriftung neben {path} findet den Wert wieder.",
        "Write a rule into the mapping file.",
        "Eine Regel in die Zuordnungsdatei schreiben.",
    ),
    "learn.no-code": Message(
        "No word of the customer's own stands behind {path}.",
        "Hinter {path} steht kein eigenes Wort des Kunden.",
        "Cross-references are learned where the paper has a word and you typed another.",
        "Querverweise werden gelernt, wo der Beleg ein Wort hat und Sie ein anderes eingegeben haben.",
    ),
    "learn.known": Message(
        "{path} is read so already, by {entry}.",
        "{path} wird schon so gelesen, durch {entry}.",
        "Nothing had to be learned.",
        "Es war nichts zu lernen.",
    ),
    "learn.refused": Message(
        "Not learned: {entry} would have read {found} on order {number}, where {expected} was confirmed.",
        "Nicht gelernt: {entry} hätte bei Bestellung {number} {found} gelesen, bestätigt ist dort {expected}.",
        "Look at both originals. If the confirmed one is wrong, an integrator can write the rule by hand.",
        "Beide Originale ansehen. Ist die Bestätigung falsch, kann ein Integrator die Regel von Hand schreiben.",
    ),
    "learn.sender-doubtful": Message(
        "The sender of this order is in doubt ({finding}); nothing is learned from it.",
        "Der Absender dieser Bestellung ist zweifelhaft ({finding}); aus ihr wird nichts gelernt.",
        "Clear up the sender first.",
        "Zuerst den Absender klären.",
    ),
    "learn.no-identity": Message(
        "Nothing on this order tells its sender apart from others, so that nothing can be learned for him.",
        "Nichts an dieser Bestellung unterscheidet ihren Absender von anderen, daher lässt sich für ihn nichts lernen.",
        "Write a partner file first: docs/how-to/add-a-partner.md.",
        "Zuerst eine Partnerdatei anlegen: docs/how-to/add-a-partner.md.",
    ),
    "learn.not-writable": Message(
        "The mapping files in {folder} cannot be written: {problem}.",
        "Die Zuordnungsdateien in {folder} lassen sich nicht schreiben: {problem}.",
        "Give the hub's user the right to write there, on every machine that serves the pages.",
        "Dem Benutzer des Hubs dort Schreibrecht geben, auf jeder Maschine, die die Seiten ausliefert.",
    ),
    "learn.unknown": Message(
        "There is nothing learned under the number {id}.",
        "Unter der Nummer {id} ist nichts Gelerntes.",
        "orderhub taught lists all.",
        "orderhub taught zeigt alles.",
    ),
    "learn.which-order": Message(
        "{document} gave {count} orders: {numbers}.",
        "{document} ergab {count} Bestellungen: {numbers}.",
        "Name the one that is meant by its number.",
        "Die gemeinte mit ihrer Nummer nennen.",
    ),
    "learn.box-wrong": Message(
        'The box "{value}" is not four numbers from 0 to 10000: left,top,right,bottom.',
        "Der Kasten „{value}“ besteht nicht aus vier Zahlen von 0 bis 10000: links,oben,rechts,unten.",
        "Ten-thousandths of the page, from its top left.",
        "Zehntausendstel der Seite, von links oben.",
    ),
}
