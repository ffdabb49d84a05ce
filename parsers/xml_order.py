"""XML business documents to one extract: UBL, Peppol, CII (Order-X), openTRANS, cXML and IDoc ORDERS05. Pure.

The tree is that of `parsers.xml_tree`. Keys for a mapping's `match`: root, namespace, and where they are given message,
customization, profile, sender, sender_id, receiver, receiver_id, interchange, test.

A document that cannot be read, or that is refused (DOCTYPE, entities, limits), gives a finding with its place and no
extract. No schema is checked; a Peppol BIS 3 order is held against the rules of `parsers.peppol_rules`.
"""

from __future__ import annotations

import re
from typing import Final

from orderhub.document import Document, Extract, Finding, Kind, Node, Parsed, Severity
from orderhub.errors import BrokenDocument
from parsers import peppol_rules, xml_tree
from parsers.xml_keys import keys_of, kind_of, payload_of

NAME = "xml-order"

_HEAD: Final = 4096
_ROOT: Final = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)[\s/>]")
_ORDER_ROOTS: Final = frozenset({
    b"Order", b"OrderChange", b"OrderCancellation", b"OrderResponse", b"OrderResponseSimple", b"DespatchAdvice",
    b"ReceiptAdvice", b"Invoice", b"CreditNote", b"ApplicationResponse", b"Quotation", b"RequestForQuotation",
    b"SCRDMCCBDACIOMessageStructure", b"SCRDMCCBDACIDMessageStructure", b"CrossIndustryInvoice", b"ORDER",
    b"ORDERCHANGE", b"ORDERRESPONSE", b"DISPATCHNOTIFICATION", b"RECEIPTACKNOWLEDGEMENT", b"INVOICE", b"RFQ",
    b"QUOTATION", b"cXML", b"ORDERS05", b"ORDERS04", b"ORDERS03", b"ORDERS02", b"ORDERS01", b"StandardBusinessDocument",
})  # fmt: skip
_DECLARED: Final = re.compile(rb"<!DOCTYPE\s+(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_PAGES: Final = (b"html", b"svg", b"body", b"head")
_MARKUP: Final = (b"<?xml", b"<!--", b"<!DOCTYPE", b"<")


def sniff(document: Document) -> int | None:
    """90 for the root of a business document, 40 for other XML; HTML and SVG are declined."""
    head = _as_ascii(document.content[:_HEAD]).lstrip()
    if not head.startswith(_MARKUP):
        return None
    head = re.sub(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", b"", head, flags=re.DOTALL)
    root = _ROOT.search(head)
    if root is None:
        # A DOCTYPE so long that the root is out of sight; the reader will say what is wrong with it.
        declared = _DECLARED.match(head.lstrip())
        is_page = declared is not None and declared[1].lower() in _PAGES
        return None if is_page or (declared is None and not _is_declared(document.content)) else 40
    name = root[2]
    if name in _ORDER_ROOTS:
        return 90
    return None if name.lower() in _PAGES else 40


def _is_declared(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml")


def _as_ascii(head: bytes) -> bytes:
    """UTF-16 without its zero bytes, so that the head can be looked at."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def parse(document: Document) -> Parsed:
    """The document's one message, or a finding that says why it cannot be read."""
    try:
        tree = xml_tree.read(document.content)
    except BrokenDocument as broken:
        return Parsed(NAME, [], [Finding(broken.code, Severity.ERROR, xml_tree.place_of(broken), broken.params)])
    payload = payload_of(tree.root)
    return Parsed(NAME, [extract_of(tree.root, payload, tree.namespace)], tree.findings)


def extract_of(root: Node, payload: Node, namespace: str) -> Extract:
    """The extract of a business document that has been read to a tree."""
    kind, class_ = kind_of(payload)
    keys = keys_of(root, payload, namespace)
    findings = []
    if kind is Kind.NOT_AN_ORDER:
        findings.append(Finding("xml.type-other", Severity.INFO, payload.where, {"root": payload.name}))
    elif peppol_rules.applies(payload):
        findings += peppol_rules.check(payload)
    return Extract(kind, "xml", payload, keys, class_, keys.get("test") == "1", findings)
