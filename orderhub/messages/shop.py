"""Messages of the room `shop`: orders of web shops and marketplaces."""

from __future__ import annotations

from orderhub.messages.entry import Message

MESSAGES: dict[str, Message] = {
    "shop.items-missing": Message(
        "The order of the marketplace came without its items.",
        "Die Bestellung des Marktplatzes kam ohne ihre Positionen.",
        "Fetch the order items too (getOrderItems) and send both in one document.",
        "Auch die Positionen abrufen (getOrderItems) und beides in einem Dokument schicken.",
    ),
    "shop.fulfilled-elsewhere": Message(
        "The marketplace ships this order itself ({channel}).",
        "Der Marktplatz versendet diese Bestellung selbst ({channel}).",
        "Book it for the accounts only, or reject it.",
        "Nur buchhalterisch übernehmen oder ablehnen.",
    ),
    "shop.not-payable-yet": Message(
        "The shop calls the order “{status}”; it is not finished yet.",
        "Der Shop führt die Bestellung als „{status}“; sie ist noch nicht abgeschlossen.",
        "Wait for the shop's next state, or release the order by hand.",
        "Den nächsten Status des Shops abwarten oder die Bestellung von Hand freigeben.",
    ),
}
