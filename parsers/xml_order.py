"""XML business documents to one extract: UBL, Peppol, CII (Order-X), openTRANS, cXML and IDoc ORDERS05. Pure.

The tree follows the document, by local names without prefixes:

- an element with children or attributes is a node; an attribute is its value `@name`, its own text its value ""
- an element with text only is a value of its parent, under its name; several are several values
- the document element is the root node; `root` in `keys` names it

    <cac:LineItem><cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">10</cbc:Quantity></cac:LineItem>
    LineItem{ID: 1, Quantity{"": 10, @unitCode: C62}}

Keys for a mapping's `match`: root, namespace, and where they are given message, customization, profile, sender,
sender_id, receiver, receiver_id, interchange, test.
A cXML SharedSecret is masked. Nothing is ever loaded: a DOCTYPE is cut out unread, a document that defines entities
is refused. No schema is checked.
"""

from __future__ import annotations

import re

from lxml import etree

from orderhub.document import Document, Extract, Finding, Found, Kind, Node, Parsed, Severity, Where
from orderhub.errors import BrokenDocument
from parsers.xml_keys import keys_of, kind_of

NAME = "xml-order"
_MASK = "********"
MAX_DEPTH = 100
MAX_ELEMENTS = 500_000

_HEAD = 4096
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)[\s/>]")
_ORDER_ROOTS = frozenset({
    b"Order", b"OrderChange", b"OrderCancellation", b"OrderResponse", b"OrderResponseSimple", b"DespatchAdvice",
    b"ReceiptAdvice", b"Invoice", b"CreditNote", b"ApplicationResponse", b"Quotation", b"RequestForQuotation",
    b"SCRDMCCBDACIOMessageStructure", b"SCRDMCCBDACIDMessageStructure", b"CrossIndustryInvoice", b"ORDER",
    b"ORDERCHANGE", b"ORDERRESPONSE", b"DISPATCHNOTIFICATION", b"RECEIPTACKNOWLEDGEMENT", b"INVOICE", b"RFQ",
    b"QUOTATION", b"cXML", b"ORDERS05", b"ORDERS04", b"ORDERS03", b"ORDERS02", b"ORDERS01", b"StandardBusinessDocument",
})  # fmt: skip
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^\[>]*(?:\[(.*?)\]\s*)?>", re.DOTALL)
_MARKUP = (b"<?xml", b"<!--", b"<!DOCTYPE", b"<")


def sniff(document: Document) -> int | None:
    """90 for the root of a business document, 40 for other XML; HTML and SVG are declined."""
    head = _as_ascii(document.content[:_HEAD]).lstrip()
    if not head.startswith(_MARKUP):
        return None
    head = re.sub(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", b"", head, flags=re.DOTALL)
    root = _ROOT.search(head)
    if root is None:
        return 40 if document.content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") else None
    name = root[2]
    if name in _ORDER_ROOTS:
        return 90
    return None if name.lower() in (b"html", b"svg", b"body", b"head") else 40


def _as_ascii(head: bytes) -> bytes:
    """UTF-16 without its zero bytes, so that the head can be looked at."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")


def parse(document: Document) -> Parsed:
    """The document's one message. Raises: BrokenDocument where it is no well-formed XML or hostile."""
    parsed = Parsed(NAME)
    content, finding = _without_doctype(document.content)
    if finding:
        parsed.findings.append(finding)
    root = _tree(content)
    node, payload = _Builder().build(root), _payload(root)
    kind, class_ = kind_of(payload)
    keys = keys_of(root, payload)
    findings = []
    if kind is Kind.NOT_AN_ORDER:
        where = _at(payload, _name(payload.tag))
        findings.append(Finding("edi.xml-type-other", Severity.INFO, where, {"root": _name(payload.tag)}))
    parsed.extracts.append(Extract(kind, "xml", node, keys, class_, keys.get("test") == "1", findings))
    return parsed


def _without_doctype(content: bytes) -> tuple[bytes, Finding | None]:
    """The content without its DOCTYPE, line breaks kept. Raises: BrokenDocument where it defines entities."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    narrow = _as_ascii(content) if wide else content
    first = _ROOT.search(narrow)
    prolog = narrow[: first.start()] if first else narrow
    found = _DOCTYPE.search(prolog)
    if b"<!ENTITY" in prolog or (found and wide):
        raise BrokenDocument("edi.xml-entities")
    if found is None:
        return content, None
    begin, end = found.span()
    where = Where(offset=begin, length=end - begin, line=content.count(b"\n", 0, begin) + 1)
    cleaned = content[:begin] + b"\n" * found[0].count(b"\n") + content[end:]
    return cleaned, Finding("edi.xml-doctype", Severity.INFO, where)


def _tree(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        line, column = getattr(broken, "position", (0, 0))
        reason = str(broken).split(", line", maxsplit=1)[0]
        raise BrokenDocument("edi.xml-broken", line=line, column=column, reason=reason) from broken
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise BrokenDocument("edi.xml-entities")
    return root


def _name(tag: str | bytes) -> str:
    return str(tag).rpartition("}")[2]


def _at(element: etree._Element, pointer: str) -> Where:
    line: object = element.sourceline
    return Where(line=line if isinstance(line, int) else None, pointer=pointer)


def _payload(root: etree._Element) -> etree._Element:
    """The business document inside a standard business document header, else the root itself."""
    if _name(root.tag) == "StandardBusinessDocument":
        for child in root:
            if _name(child.tag) != "StandardBusinessDocumentHeader":
                return child
    return root


def _said(name: str, text: str) -> str:
    return _MASK if name == "SharedSecret" else text


class _Builder:
    """Elements to nodes, with a limit on their number and depth."""

    def __init__(self) -> None:
        self.count = 0

    def build(self, root: etree._Element) -> Node:
        """The node of the document element. Raises: BrokenDocument beyond the limits."""
        return self._node(root, _name(root.tag), 1)

    def _node(self, element: etree._Element, pointer: str, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise BrokenDocument("edi.xml-too-deep", limit=MAX_DEPTH)
        where = _at(element, pointer)
        node = Node(_name(element.tag), {}, [], where)
        for key, value in element.attrib.items():
            name = f"@{_name(key)}"
            node.values[name] = [Found(str(value), _at(element, f"{pointer}/{name}"))]
        text = (element.text or "").strip()
        if text:
            node.values[""] = [Found(_said(node.name, text), where)]
        self._children(element, node, pointer, depth)
        return node

    def _children(self, element: etree._Element, node: Node, pointer: str, depth: int) -> None:
        seen: dict[str, int] = {}
        for child in element:
            self.count += 1
            if self.count > MAX_ELEMENTS:
                raise BrokenDocument("edi.xml-too-large", limit=MAX_ELEMENTS)
            if child.tag is etree.Entity:
                continue
            name = _name(child.tag)
            seen[name] = seen.get(name, 0) + 1
            path = f"{pointer}/{name}" if seen[name] == 1 else f"{pointer}/{name}[{seen[name]}]"
            if len(child) or child.attrib:
                node.children.append(self._node(child, path, depth + 1))
            else:
                text = (child.text or "").strip()
                if text:
                    found = Found(_said(name, text), _at(child, path))
                    node.values.setdefault(name, []).append(found)
