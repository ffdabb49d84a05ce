"""What an XML business document is and who sent it, from its root and a few known places. Pure.

UBL 2.x by the name of its root; CII (Order-X) by ExchangedDocument/TypeCode, UNTDID 1001; openTRANS by its root;
cXML by the element inside Request, Response or Message; SAP IDoc by the root and message type.
"""

from __future__ import annotations

from lxml import etree

from orderhub.document import Kind

_BY_ROOT = {
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
    "SCRDMCCBDACIDMessageStructure": Kind.DESPATCH_ADVICE,
    "ORDER": Kind.ORDER,
    "ORDERCHANGE": Kind.ORDER_CHANGE,
    "ORDERRESPONSE": Kind.ORDER_RESPONSE,
    "DISPATCHNOTIFICATION": Kind.DESPATCH_ADVICE,
    "RECEIPTACKNOWLEDGEMENT": Kind.RECEIVING_ADVICE,
    "INVOICE": Kind.INVOICE,
}
_CII_ORDER = {"220": Kind.ORDER, "230": Kind.ORDER_CHANGE, "231": Kind.ORDER_RESPONSE}
_CXML = {
    "ConfirmationRequest": Kind.ORDER_RESPONSE,
    "ShipNoticeRequest": Kind.DESPATCH_ADVICE,
    "ReceiptRequest": Kind.RECEIVING_ADVICE,
    "InvoiceDetailRequest": Kind.INVOICE,
    "Status": Kind.ACKNOWLEDGEMENT,
    "StatusUpdateRequest": Kind.ACKNOWLEDGEMENT,
}
_IDOC = {
    "ORDERS": Kind.ORDER,
    "ORDCHG": Kind.ORDER_CHANGE,
    "ORDRSP": Kind.ORDER_RESPONSE,
    "DESADV": Kind.DESPATCH_ADVICE,
    "INVOIC": Kind.INVOICE,
}
_QUOTATION_REQUESTS = frozenset({"RequestForQuotation", "RFQ"})


def kind_of(payload: etree._Element) -> tuple[Kind, str | None]:
    """The kind and, for what is no order, its class."""
    root = _local(payload)
    kind = _BY_ROOT.get(root)
    if root == "SCRDMCCBDACIOMessageStructure":
        kind = _CII_ORDER.get(_text(payload, "ExchangedDocument/TypeCode"), Kind.ORDER)
    elif root == "cXML":
        kind = _cxml_kind(payload)
    elif root.startswith("ORDERS0") or _text(payload, "IDOC/EDI_DC40/MESTYP"):
        kind = _IDOC.get(_text(payload, "IDOC/EDI_DC40/MESTYP") or "ORDERS")
    if kind is not None:
        return kind, None
    return Kind.NOT_AN_ORDER, "quotation_request" if root in _QUOTATION_REQUESTS else "other"


def _cxml_kind(payload: etree._Element) -> Kind | None:
    header = _find(payload, "Request/OrderRequest/OrderRequestHeader")
    if header is not None:
        return Kind.ORDER if header.get("type", "new") == "new" else Kind.ORDER_CHANGE
    for wrapper in ("Request", "Response", "Message"):
        inner = _find(payload, wrapper)
        for child in inner if inner is not None else ():
            if _local(child) in _CXML:
                return _CXML[_local(child)]
    return None


_PLACES = {
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
_SELLER_SENDS = frozenset({"OrderResponse", "OrderResponseSimple", "DespatchAdvice", "Invoice", "CreditNote"})


def keys_of(root: etree._Element, payload: etree._Element) -> dict[str, str]:
    """The facts a mapping's `match` may look at."""
    name = _local(payload)
    keys = {"root": name, "namespace": etree.QName(payload).namespace or ""}
    for key, places in _PLACES.items():
        element = next((found for path in places if (found := _find(payload, path)) is not None), None)
        if element is None:
            continue
        keys[key] = (element.text or "").strip()
        if key in ("sender_id", "receiver_id"):
            scheme = element.get("schemeID") or element.get("type") or ""
            keys[key.removesuffix("_id")] = f"{keys[key]}:{scheme}" if scheme else keys[key]
    if name in _SELLER_SENDS and "receiver_id" in keys:
        for one in ("", "_id"):
            keys[f"sender{one}"], keys[f"receiver{one}"] = keys[f"receiver{one}"], keys.get(f"sender{one}", "")
    if name == "cXML":
        request = _find(payload, "Request")
        keys["interchange"] = payload.get("payloadID") or ""
        keys["test"] = "1" if request is not None and request.get("deploymentMode") == "test" else ""
    elif _text(payload, "IDOC/EDI_DC40/TEST") or _text(payload, "ExchangedDocumentContext/TestIndicator/Indicator") == (
        "true"
    ):
        keys["test"] = "1"
    for element in root.iterfind(".//{*}DocumentIdentification/{*}InstanceIdentifier"):
        keys["interchange"] = (element.text or "").strip()
    return {key: value for key, value in keys.items() if value}


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _find(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(f"{{*}}{step}" for step in path.split("/")))


def _text(element: etree._Element, path: str) -> str:
    found = _find(element, path)
    return (found.text or "").strip() if found is not None else ""
