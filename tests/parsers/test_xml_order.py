"""XML orders: the tree, the kinds, and hostile documents."""

from __future__ import annotations

import pytest

from orderhub.document import Document, Kind, Severity
from parsers import xml_order, xml_tree
from parsers.xml_secrets import masked

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
    ("content", "code", "place"),
    [
        (BOMB, "xml.entities", (1, 22)),
        (BOMB.decode().replace('<?xml version="1.0"?>', "").encode("utf-16"), "xml.entities", (1, 0)),
        (
            b'<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><Order/>',
            "xml.entities",
            (1, 1),
        ),
        (b"<!-- <a> -->\n<!DOCTYPE a [<!ENTITY x 'y'>]><Order>&x;</Order>", "xml.entities", (2, 1)),
        (b'<!DOCTYPE Order SYSTEM "order.dtd"><Order/>', "xml.doctype", (1, 1)),
        (b"<!DOCTYPE Order><Order/>", "xml.doctype", (1, 1)),
        (b"<!DOCTYPE cXML [<!ATTLIST cXML a CDATA 'b'>]><cXML/>", "xml.entities", (1, 1)),
        (b'<!DOCTYPE cXML SYSTEM "x"><cXML>&quux;</cXML>', "xml.entities", (1, 33)),
        (b"<Order><ID>1</Order>", "xml.broken", (1, 15)),
        (b"<Order>", "xml.broken", (1, 8)),
        (b"<Order>&undefined;</Order>", "xml.broken", (1, 8)),
        (b"<Order/><Order/>", "xml.broken", (1, 9)),
        (b"<?xml version='1.0' encoding='klingon'?><Order/>", "xml.broken", (1, 31)),
        (b"<a>" * 200 + b"</a>" * 200, "xml.too-deep", (1, 301)),
        (b"<a b='" + b"x" * 70_000 + b"'/>", "xml.attribute-too-long", (1, 1)),
        (b"<a " + b" ".join(b"a%d=''" % n for n in range(300)) + b"/>", "xml.too-large", (1, 1)),
        (b"", "xml.broken", (1, 1)),
    ],
)
def test_hostile_and_broken_documents_are_refused_with_a_place(content, code, place):
    parsed = _parse(content)
    assert parsed.extracts == []
    (finding,) = parsed.findings
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert (finding.where.line, finding.where.column or 0) == place
    assert finding.where.offset is not None
    assert "?" not in finding.message("de").replace("<?", "")


def test_too_many_elements_are_refused():
    parsed = _parse(b"<a>" + b"<b/>" * (xml_tree.MAX_ELEMENTS + 1) + b"</a>")
    assert [one.code for one in parsed.findings] == ["xml.too-large"]


def test_a_dtd_reference_is_stepped_over_for_cxml_alone_and_said():
    parsed = _parse('<!DOCTYPE cXML SYSTEM "http://192.0.2.1/cXML.dtd"><cXML><Request/></cXML>')
    assert parsed.extracts
    (finding,) = parsed.findings
    assert (finding.code, finding.severity) == ("xml.doctype-ignored", Severity.INFO)
    assert "192.0.2.1" in finding.message("en")


def _raws(node, content):
    for name, founds in node.values.items():
        for found in founds:
            begin = found.where.offset
            yield node.name, name, found.raw, content[begin : begin + (found.where.length or 0)]
    for child in node.children:
        yield from _raws(child, content)


def test_each_value_has_its_bytes_line_column_and_path():
    content = (
        '  <?xml version="1.0"?>\n<o:Order xmlns:o="u" version = \'2\'>\n  <o:ID>\n   47 &amp; 11\n </o:ID>'
        "<Note><![CDATA[ a <b> ]]></Note><Empty/><Q unitCode='C62' name=\"K&#246;ln\">10</Q><ID>ä</ID></o:Order>\0\r\n"
    ).encode()
    (extract,) = _parse(content).extracts
    assert list(_raws(extract.root, content)) == [
        ("Order", "@version", "2", b"2"),
        ("Order", "ID", "47 & 11", b"47 &amp; 11"),
        ("Order", "ID", "ä", "ä".encode()),
        ("Order", "Note", "a <b>", b"a <b>"),
        ("Order", "Empty", "", b""),
        ("Q", "@unitCode", "C62", b"C62"),
        ("Q", "@name", "Köln", b"K&#246;ln"),
        ("Q", "", "10", b"10"),
    ]
    first, second = (one.where for one in extract.root.values["ID"])
    assert (first.line, first.column, first.pointer) == (4, 4, "Order/ID")
    assert second.pointer == "Order/ID[2]"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (b"<Order>\xfc</Order>", "ü", "windows-1252"),
        (b"<?xml version='1.0' encoding='utf-16'?><Order>\xc3\xbc</Order>", "ü", "utf-8"),
        (b"<?xml version='1.0' encoding='iso-8859-15'?><Order>\xa4</Order>", "€", None),
        ("<?xml version='1.0' encoding='utf-16'?><Order>ü</Order>".encode("utf-16"), "ü", None),
        ("\ufeff<Order>ü</Order>".encode(), "ü", None),
    ],
)
def test_a_wrong_encoding_is_read_and_said(content, text, encoding):
    parsed = _parse(content)
    assert parsed.extracts[0].root.values[""][0].raw == text
    assert [one.params["encoding"] for one in parsed.findings] == ([encoding] if encoding else [])


def test_an_embedded_file_stays_in_the_original():
    parsed = _parse("<Order><ID>1</ID><File>" + "QUJD" * 40_000 + "</File></Order>")
    assert parsed.extracts[0].root.values.keys() == {"ID"}
    assert [(one.code, one.where.pointer) for one in parsed.findings] == [("xml.long-text", "Order/File")]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b"<a><SharedSecret>coyote</SharedSecret>x</a>", b"<a><SharedSecret>******</SharedSecret>x</a>"),
        (b"<SharedSecret><![CDATA[a<b]]></SharedSecret>", b"<SharedSecret>***************</SharedSecret>"),
        (b"<c:SharedSecret q='1>2'>a b</c:SharedSecret>", b"<c:SharedSecret q='1>**** *</c:SharedSecret>"),
        (b"<SharedSecret>cut off", b"<SharedSecret>*** ***"),
        (b"<SharedSecret/><Identity>me</Identity>", b"<SharedSecret/><Identity>me</Identity>"),
        (b'<Login Password="hush"/>', b'<Login Password="****"/>'),
        (b"<Order><ID>1</ID></Order>", b"<Order><ID>1</ID></Order>"),
        ("<SharedSecret>ab</SharedSecret>".encode("utf-16"), "<SharedSecret>**</SharedSecret>".encode("utf-16")),
    ],
)
def test_secrets_are_starred_out_and_nothing_moves(content, shown):
    assert masked(content) == shown
    assert len(shown) == len(content)


def test_a_doctype_in_a_text_is_text():
    (extract,) = _parse("<Order><Note><![CDATA[<!DOCTYPE x> <!ENTITY y>]]></Note></Order>").extracts
    assert extract.root.values["Note"][0].raw == "<!DOCTYPE x> <!ENTITY y>"


@pytest.mark.parametrize(
    ("content", "score"),
    [
        (b"<Order/>", 90), (b"\xef\xbb\xbf\n<?xml version='1.0'?>\n<!-- x --><n:Order xmlns:n='u'>", 90),
        ("<Order/>".encode("utf-16"), 90), (b"<thing>", 40), (b"<!DOCTYPE html><html>", None), (b"<svg>", None),
        (b"plain <Order/>", None), (b"", None), (b"\n<!DOCTYPE bomb [<!ENTITY a '" + b"B" * 9000 + b"'>]><bomb/>", 40),
        (b"<!DOCTYPE svg [" + b" " * 9000, None), (b"<?xml version='1.0'?>" + b" " * 9000 + b"<Order/>", 40),
    ],
)  # fmt: skip
def test_sniff(content, score):
    assert xml_order.sniff(Document(content)) == score
