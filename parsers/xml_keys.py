"""What an XML business document is and who sent it, from its root and a few known places. Pure.

UBL 2.x by the name of its root; CII (Order-X) by ExchangedDocument/TypeCode, UNTDID 1001; openTRANS by its root;
cXML by the element inside Request, Response or Message; SAP IDoc by the root and message type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from orderhub.document import Kind, Node
from parsers.xml_tree import first, nodes, text

_BY_ROOT: Final = {
    "Order": Kind.ORDER,
    "OrderChange": Kind.ORDER_CHANGE,
    "OrderCancellation": Kind.ORDER_CHANGE,
    "OrderResponse": Kind.ORDER_RESPONSE,
    "OrderResponseSimple": Kind.ORDER_RESPONSE,
    "DespatchAdvice": Kind.DESPATCH_ADVICE,
    "ReceiptAdvice": Kind.RECEIVING_ADVICE,
    "Invoice": Kind.INVOICE,
    "CreditNote": Kind.INVOICE,
    "ApplicationResponse": Kind.ACKNOWLEDGEMENT,
    "CrossIndustryInvoice": Kind.INVOICE,
    "CrossIndustryDocument": Kind.INVOICE,
    "SCRDMCCBDACIDMessageStructure": Kind.DESPATCH_ADVICE,
    "ORDER": Kind.ORDER,
    "ORDERCHANGE": Kind.ORDER_CHANGE,
    "ORDERRESPONSE": Kind.ORDER_RESPONSE,
    "DISPATCHNOTIFICATION": Kind.DESPATCH_ADVICE,
    "RECEIPTACKNOWLEDGEMENT": Kind.RECEIVING_ADVICE,
    "INVOICE": Kind.INVOICE,
}
_CII_ORDER: Final = {"220": Kind.ORDER, "230": Kind.ORDER_CHANGE, "231": Kind.ORDER_RESPONSE}
_CXML: Final = {
    "ConfirmationRequest": Kind.ORDER_RESPONSE,
    "ShipNoticeRequest": Kind.DESPATCH_ADVICE,
    "ReceiptRequest": Kind.RECEIVING_ADVICE,
    "InvoiceDetailRequest": Kind.INVOICE,
    "Status": Kind.ACKNOWLEDGEMENT,
    "StatusUpdateRequest": Kind.ACKNOWLEDGEMENT,
}
_IDOC: Final = {
    "ORDERS": Kind.ORDER,
    "ORDCHG": Kind.ORDER_CHANGE,
    "ORDRSP": Kind.ORDER_RESPONSE,
    "DESADV": Kind.DESPATCH_ADVICE,
    "INVOIC": Kind.INVOICE,
}
_QUOTATION_REQUESTS: Final = frozenset({"RequestForQuotation", "RFQ"})
_SBD: Final = "StandardBusinessDocument"


def payload_of(root: Node) -> Node:
    """The business document inside a standard business document header, else the root itself."""
    if root.name == _SBD:
        for child in root.children:
            if child.name != "StandardBusinessDocumentHeader":
                return child
        for name, found in root.values.items():
            if name and name != _SBD + "Header" and not name.startswith("@"):
                return Node(name, {}, [], found[0].where)
    return root


def kind_of(payload: Node) -> tuple[Kind, str | None]:
    """The kind and, for what is no order, its class."""
    root = payload.name
    kind = _BY_ROOT.get(root)
    if root == "SCRDMCCBDACIOMessageStructure":
        kind = _CII_ORDER.get(text(payload, "ExchangedDocument/TypeCode"), Kind.ORDER)
    elif root == "cXML":
        kind = _cxml_kind(payload)
    elif root.startswith("ORDERS0") or text(payload, "IDOC/EDI_DC40/MESTYP"):
        kind = _IDOC.get(text(payload, "IDOC/EDI_DC40/MESTYP") or "ORDERS")
    if kind is not None:
        return kind, None
    return Kind.NOT_AN_ORDER, "quotation_request" if root in _QUOTATION_REQUESTS else "other"


def _cxml_kind(payload: Node) -> Kind | None:
    for header in nodes(payload, "Request/OrderRequest/OrderRequestHeader"):
        return Kind.ORDER if (text(header, "@type") or "new") == "new" else Kind.ORDER_CHANGE
    for wrapper in ("Request", "Response", "Message"):
        for inner in nodes(payload, wrapper):
            for name in (*(child.name for child in inner.children), *inner.values):
                if name in _CXML:
                    return _CXML[name]
    return None


_PLACES: Final = {
    "customization": ("CustomizationID", "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"),
    "profile": ("ProfileID", "ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID"),
    "sender_id": (
        "BuyerCustomerParty/Party/EndpointID",
        "SenderParty/EndpointID",
        "SellerSupplierParty/Party/EndpointID",
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/GlobalID",
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/ID",
        "Header/Sender/Credential/Identity",
        "Header/From/Credential/Identity",
        "ORDER_HEADER/ORDER_INFO/ORDER_PARTIES_REFERENCE/BUYER_IDREF",
        "ORDER_HEADER/ORDER_INFO/PARTIES/PARTY/PARTY_ID",
        "IDOC/EDI_DC40/SNDPRN",
    ),
    "receiver_id": (
        "SellerSupplierParty/Party/EndpointID",
        "ReceiverParty/EndpointID",
        "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/GlobalID",
        "Header/To/Credential/Identity",
        "ORDER_HEADER/ORDER_INFO/ORDER_PARTIES_REFERENCE/SUPPLIER_IDREF",
        "IDOC/EDI_DC40/RCVPRN",
    ),
    "interchange": ("IDOC/EDI_DC40/DOCNUM",),
    "message": ("IDOC/EDI_DC40/MESTYP", "ExchangedDocument/TypeCode"),
}
_SELLER_SENDS: Final = frozenset({"OrderResponse", "OrderResponseSimple", "DespatchAdvice", "Invoice", "CreditNote"})


def keys_of(root: Node, payload: Node, namespace: str) -> dict[str, str]:
    """The facts a mapping's `match` may look at."""
    name = payload.name
    keys = {"root": name, "namespace": namespace, "version": text(payload, "@version")}
    for key, places in _PLACES.items():
        found = first(payload, *places)
        if found is None:
            continue
        keys[key] = found[0].raw.strip()
        if key in ("sender_id", "receiver_id"):
            scheme = text(found[1], "@schemeID", "@type") if found[1].values.get("") else ""
            keys[key.removesuffix("_id")] = f"{keys[key]}:{scheme}" if scheme else keys[key]
    if name in _SELLER_SENDS and "receiver_id" in keys:
        for one in ("", "_id"):
            keys[f"sender{one}"], keys[f"receiver{one}"] = keys[f"receiver{one}"], keys.get(f"sender{one}", "")
    if name == "cXML":
        keys["interchange"] = text(payload, "@payloadID")
        keys["test"] = "1" if text(payload, "Request/@deploymentMode") == "test" else ""
    elif text(payload, "IDOC/EDI_DC40/TEST") or text(payload, _TEST_INDICATOR) == "true":
        keys["test"] = "1"
    for said in _identifiers(root) if root is not payload else ():
        keys["interchange"] = said
    return {key: value for key, value in keys.items() if value}


_TEST_INDICATOR: Final = "ExchangedDocumentContext/TestIndicator/Indicator"


def _identifiers(root: Node) -> Iterator[str]:
    for header in nodes(root, "StandardBusinessDocumentHeader/DocumentIdentification"):
        yield text(header, "InstanceIdentifier")
