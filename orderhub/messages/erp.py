"""Messages of the room `erp`: booking into the ERP, and the ways out (`send`)."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "erp.unreachable": Message(
        "The ERP at {url} cannot be reached ({reason}); nothing was sent.",
        "Das ERP unter {url} ist nicht erreichbar ({reason}); es wurde nichts gesendet.",
        "Orders wait and are booked as soon as it answers. Check that it runs, and the url in hub.yaml.",
        "Aufträge warten und werden gebucht, sobald es antwortet. Prüfen, ob es läuft, und die url in hub.yaml.",
    ),
    "erp.busy": Message(
        "The ERP at {url} asks to come back later.",
        "Das ERP unter {url} bittet, später wiederzukommen.",
        "Nothing was sent. The hub waits as long as it asks, or its own pause, and tries again.",
        "Es wurde nichts gesendet. Der Hub wartet so lange wie gewünscht oder seine eigene Pause und versucht es wieder.",
    ),
    "erp.no-answer": Message(
        "The ERP at {url} gave no usable answer to the question {what}: {reason}",
        "Das ERP unter {url} gab auf die Frage {what} keine brauchbare Antwort: {reason}",
        "Nothing was changed there; the hub asks again. If it stays, look into the ERP's log.",
        "Dort wurde nichts verändert; der Hub fragt wieder. Bleibt es so, ins Protokoll des ERP sehen.",
    ),
    "erp.outcome-unknown": Message(
        "The order was sent to the ERP at {url}, but whether it was booked is not known: {reason}",
        "Der Auftrag ging an das ERP unter {url}, aber ob er gebucht wurde, ist nicht bekannt: {reason}",
        "The hub looks it up by its key before anything else; it is never sent blindly a second time.",
        "Der Hub sucht ihn zuerst unter seinem Schlüssel; er wird nie blind ein zweites Mal gesendet.",
    ),
    "erp.login-refused": Message(
        "The ERP at {url} does not accept the hub's key.",
        "Das ERP unter {url} nimmt den Schlüssel des Hubs nicht an.",
        "Make a new key for the hub's user in the ERP and put it where hub.yaml points; waiting orders then go on.",
        "Im ERP einen neuen Schlüssel für den Benutzer des Hubs anlegen und dort eintragen, wohin hub.yaml zeigt; wartende Aufträge laufen dann weiter.",
    ),
    "erp.not-allowed": Message(
        "The ERP at {url} does not let the hub do {what} (HTTP {status}).",
        "Das ERP unter {url} lässt {what} durch den Hub nicht zu (HTTP {status}).",
        "Check the rights of the hub's user, the database name and that the module is activated.",
        "Rechte des Hub-Benutzers, den Namen der Datenbank und die Aktivierung des Moduls prüfen.",
    ),
    "erp.refused": Message(
        "The ERP refuses the order: {words}",
        "Das ERP lehnt den Auftrag ab: {words}",
        "Correct what it names, in the order or in the ERP, and release the order again.",
        "Das Genannte im Auftrag oder im ERP berichtigen und den Auftrag erneut freigeben.",
    ),
    "erp.shop-unknown": Message(
        "The ERP has no web shop named {shop}, under which the hub's orders are booked.",
        "Das ERP hat keinen Webshop namens {shop}, unter dem die Aufträge des Hubs gebucht werden.",
        "Create it in the ERP (module web_shop) or set shop: in the erp block of hub.yaml.",
        "Im ERP anlegen (Modul web_shop) oder shop: im Block erp der hub.yaml setzen.",
    ),
    "erp.party-unknown": Message(
        "The ERP knows no customer with {field} = {value}.",
        "Das ERP kennt keinen Kunden mit {field} = {value}.",
        "Create the customer in the ERP or correct the customer number in the order or the partner's mapping file.",
        "Den Kunden im ERP anlegen oder die Kundennummer im Auftrag oder in der Mapping-Datei des Partners berichtigen.",
    ),
    "erp.delivery-unknown": Message(
        "The ERP knows no delivery address {value} of this customer, and the order names no street.",
        "Das ERP kennt keine Lieferanschrift {value} dieses Kunden, und der Auftrag nennt keine Straße.",
        "Enter the address in the order, or give the customer's address in the ERP this identifier.",
        "Die Anschrift im Auftrag eintragen oder der Anschrift des Kunden im ERP diese Kennung geben.",
    ),
    "erp.several-places": Message(
        "The ERP delivers an order to one place; the lines name {value}.",
        "Das ERP liefert einen Auftrag an einen Ort; die Positionen nennen {value}.",
        "Split the order, or take the places of the lines away.",
        "Den Auftrag teilen oder die Orte der Positionen entfernen.",
    ),
    "erp.party-ambiguous": Message(
        "The ERP knows several customers with {field} = {value}.",
        "Das ERP kennt mehrere Kunden mit {field} = {value}.",
        "Write the customer number into the order or the partner's mapping file.",
        "Die Kundennummer in den Auftrag oder die Mapping-Datei des Partners eintragen.",
    ),
    "erp.article-unknown": Message(
        "The ERP knows no salable article with {field} = {value}.",
        "Das ERP kennt keinen verkäuflichen Artikel mit {field} = {value}.",
        "Correct the article number of this line, or create the article in the ERP.",
        "Die Artikelnummer dieser Position berichtigen oder den Artikel im ERP anlegen.",
    ),
    "erp.article-ambiguous": Message(
        "The ERP knows several articles with {field} = {value}.",
        "Das ERP kennt mehrere Artikel mit {field} = {value}.",
        "Write our own article number into the line.",
        "Die eigene Artikelnummer in die Position eintragen.",
    ),
    "erp.unit-unknown": Message(
        "The ERP knows no unit {value} ({field}).",
        "Das ERP kennt keine Einheit {value} ({field}).",
        "Map the unit in the partner's mapping file, or create it in the ERP with this symbol.",
        "Die Einheit in der Mapping-Datei des Partners umsetzen oder im ERP mit diesem Symbol anlegen.",
    ),
    "erp.unit-differs": Message(
        "The article is not sold in {value} ({field}).",
        "Der Artikel wird nicht in {value} verkauft ({field}).",
        "Convert quantity and price to the article's unit, then release the order.",
        "Menge und Preis in die Einheit des Artikels umrechnen, dann den Auftrag freigeben.",
    ),
    "erp.currency-unknown": Message(
        "The ERP does not know the currency {value}.",
        "Das ERP kennt die Währung {value} nicht.",
        "Correct the currency of the order, or create it in the ERP.",
        "Die Währung des Auftrags berichtigen oder im ERP anlegen.",
    ),
    "erp.quantity-missing": Message(
        "{field} is empty; the ERP needs a quantity.",
        "{field} ist leer; das ERP braucht eine Menge.",
        "Enter the quantity of this line.",
        "Die Menge dieser Position eintragen.",
    ),
    "erp.total-differs": Message(
        "The ERP reckons {erp} net, the order comes to {order}. The sale was left as a draft there.",
        "Das ERP rechnet {erp} netto, der Auftrag ergibt {order}. Der Verkauf blieb dort als Entwurf stehen.",
        "Compare prices and discounts in the draft with the order; after the correction release the order again.",
        "Preise und Nachlässe des Entwurfs mit dem Auftrag vergleichen; nach der Korrektur erneut freigeben.",
    ),
    "erp.answer-missing": Message(
        "The ERP at {url} answered, but not for this order.",
        "Das ERP unter {url} hat geantwortet, aber nicht zu diesem Auftrag.",
        "The hub looks it up by its key before anything else.",
        "Der Hub sucht ihn zuerst unter seinem Schlüssel.",
    ),
    "send.address-unsafe": Message(
        "The address {address} is not one that {system} may write to.",
        "An die Adresse {address} darf {system} nicht schreiben.",
        "Correct reply_to of the partner; a drop takes a file name below its folder, a mail one address.",
        "reply_to des Partners berichtigen; eine Ablage nimmt einen Dateinamen unterhalb ihres Ordners, eine Mail eine Adresse.",
    ),
    "send.host-not-allowed": Message(
        "{system} may not call {address}: its host is not on the list.",
        "{system} darf {address} nicht aufrufen: der Host steht nicht auf der Liste.",
        "Add the host to `hosts` of the sender in hub.yaml if it is the partner's.",
        "Den Host unter `hosts` des Senders in hub.yaml eintragen, wenn er dem Partner gehört.",
    ),
    "send.different-content": Message(
        "{address} exists with other content; it was not overwritten.",
        "{address} besteht bereits mit anderem Inhalt und wurde nicht überschrieben.",
        "Two different messages want the same file name: look at the name pattern of the partner's replies.",
        "Zwei verschiedene Nachrichten wollen denselben Dateinamen: das Namensmuster der Antworten prüfen.",
    ),
    "send.gone": Message(
        "{system} at {where} says the receiver is gone (HTTP 410).",
        "{system} unter {where} meldet, dass es den Empfänger nicht mehr gibt (HTTP 410).",
        "Ask the partner for the new address and change it in the mapping file.",
        "Beim Partner die neue Adresse erfragen und in der Mapping-Datei ändern.",
    ),
}  # fmt: skip
