"""XML orders: the tree, the kinds, and hostile documents."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Kind
from orderhub.errors import BrokenDocument
from parsers import xml_order

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><Order><ID>&y;</ID></Order>'
)


def _parse(text: str | bytes):
    return xml_order.parse(Document(text.encode() if isinstance(text, str) else text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<Order/>", Kind.ORDER),
        ("<o:OrderChange xmlns:o='u'/>", Kind.ORDER_CHANGE),
        ("<OrderCancellation/>", Kind.ORDER_CHANGE),
        ("<OrderResponseSimple/>", Kind.ORDER_RESPONSE),
        ("<DespatchAdvice/>", Kind.DESPATCH_ADVICE),
        ("<ReceiptAdvice/>", Kind.RECEIVING_ADVICE),
        ("<Invoice/>", Kind.INVOICE),
        ("<ORDER/>", Kind.ORDER),
        ("<ORDERCHANGE/>", Kind.ORDER_CHANGE),
        ("<ORDERRESPONSE/>", Kind.ORDER_RESPONSE),
        ("<cXML><Request><OrderRequest><OrderRequestHeader type='new'/></OrderRequest></Request></cXML>", Kind.ORDER),
        (
            "<cXML><Request><OrderRequest><OrderRequestHeader type='delete'/></OrderRequest></Request></cXML>",
            Kind.ORDER_CHANGE,
        ),
        ("<cXML><Request><ConfirmationRequest/></Request></cXML>", Kind.ORDER_RESPONSE),
        ("<cXML><Request><PunchOutSetupRequest/></Request></cXML>", Kind.NOT_AN_ORDER),
        ("<ORDERS05><IDOC><EDI_DC40><MESTYP>ORDERS</MESTYP></EDI_DC40></IDOC></ORDERS05>", Kind.ORDER),
        ("<ORDERS05><IDOC><EDI_DC40><MESTYP>ORDCHG</MESTYP></EDI_DC40></IDOC></ORDERS05>", Kind.ORDER_CHANGE),
        ("<StandardBusinessDocument><StandardBusinessDocumentHeader/><Order/></StandardBusinessDocument>", Kind.ORDER),
        ("<Catalogue/>", Kind.NOT_AN_ORDER),
    ],
)
def test_kinds_by_root(text, kind):
    (extract,) = _parse(text).extracts
    assert extract.kind is kind
    assert (extract.class_ is None) == (kind is not Kind.NOT_AN_ORDER)


@pytest.mark.parametrize(
    ("code", "kind"), [("220", Kind.ORDER), ("230", Kind.ORDER_CHANGE), ("231", Kind.ORDER_RESPONSE)]
)
def test_order_x_by_type_code(code, kind):
    root = "SCRDMCCBDACIOMessageStructure"
    text = (
        f"<r:{root} xmlns:r='a'><r:ExchangedDocument><r:TypeCode>{code}</r:TypeCode></r:ExchangedDocument></r:{root}>"
    )
    assert _parse(text).extracts[0].kind is kind


def test_who_answers_is_the_sender():
    party = "<{0}><Party><EndpointID schemeID='0088'>{1}</EndpointID></Party></{0}>"
    inner = party.format("BuyerCustomerParty", "1") + party.format("SellerSupplierParty", "2")
    ordered, answered = (_parse(f"<{root}>{inner}</{root}>").extracts[0].keys for root in ("Order", "OrderResponse"))
    assert (ordered["sender"], ordered["receiver_id"]) == ("1:0088", "2")
    assert (answered["sender"], answered["receiver_id"]) == ("2:0088", "1")


def test_a_shared_secret_never_enters_the_tree():
    text = "<cXML><Header><Sender><Credential><SharedSecret>geheim</SharedSecret></Credential></Sender></Header></cXML>"
    assert "geheim" not in repr(_parse(text).extracts[0])
    with_attribute = text.replace("<SharedSecret>", "<SharedSecret a='b'>")
    assert "geheim" not in repr(_parse(with_attribute).extracts[0])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB, "edi.xml-entities"),
        (BOMB.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"), "edi.xml-entities"),
        (
            b'<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><Order/>',
            "edi.xml-entities",
        ),
        (b"<!-- <a> --><!DOCTYPE a [<!ENTITY x 'y'>]><Order>&x;</Order>", "edi.xml-entities"),
        (b"<Order><ID>1</Order>", "edi.xml-broken"),
        (b"<Order>", "edi.xml-broken"),
        (b"<Order>\xff</Order>", "edi.xml-broken"),
        (b"<Order>&undefined;</Order>", "edi.xml-broken"),
        (b"<a>" * 200 + b"</a>" * 200, "edi.xml-too-deep"),
    ],
)
def test_hostile_and_broken_documents_are_refused(content, code):
    with pytest.raises(BrokenDocument) as said:
        _parse(content)
    assert said.value.code == code


def test_a_doctype_in_a_text_is_text():
    (extract,) = _parse("<Order><Note><![CDATA[<!DOCTYPE x> <!ENTITY y>]]></Note></Order>").extracts
    assert extract.root.values["Note"][0].raw == "<!DOCTYPE x> <!ENTITY y>"


@pytest.mark.parametrize(
    ("content", "score"),
    [
        (b"<Order/>", 90), (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- x --><n:Order xmlns:n='u'>", 90),
        ("<Order/>".encode("utf-16"), 90), (b"<thing>", 40), (b"<!DOCTYPE html><html>", None), (b"<svg>", None),
        (b"plain <Order/>", None), (b"", None),
    ],
)  # fmt: skip
def test_sniff(content, score):
    assert xml_order.sniff(Document(content)) == score
