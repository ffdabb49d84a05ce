"""What we write is read back by our parsers without a finding, and by pydifact; the golden files hold each byte."""

import warnings
from decimal import Decimal

import msgspec
import pytest

from orderhub.document import Document, Finding, Severity
from orderhub.errors import OrderHubError
from orderhub.order.model import Item, Party
from orderhub.publishing.facts import Answer, InvoiceLine, LineReply, Original, Transaction
from orderhub.publishing.ordrsp import overall
from orderhub.publishing.replies import compose
from parsers import edifact_message, x12_message
from tests.publishing.facts import (
    EDIFACT_KEYS,
    FOUND,
    GOLDEN,
    NOTICES,
    X12_KEYS,
    a_shipment,
    an_invoice,
    an_order,
    cases,
    facts,
)

CASES = cases()
EDIFACT = [case for case in CASES if case[0].endswith(".edi")]
WITH_PLACE = [case for case in EDIFACT if case[1] not in {"contrl", "aperak"}]
X12 = [case for case in CASES if case[0].endswith(".x12")]


def names(chosen):
    return [name for name, _, _ in chosen]


def segments(content):
    """The segments of an interchange as pydifact reads them: (tag, elements)."""
    from pydifact.segmentcollection import Interchange

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        (message,) = Interchange.from_str(content.decode("latin-1")).get_messages()
        return [(segment.tag, segment.elements) for segment in message.segments]


def x12_segments(content):
    text = content.decode("ascii")
    return [line.split("*") for line in text.split("~") if line]


@pytest.mark.parametrize(("name", "reply", "said"), CASES, ids=names(CASES))
def test_the_bytes_are_the_golden_ones_and_the_same_each_time(name, reply, said):
    once = compose(reply, said, NOTICES)
    assert once == compose(reply, said, NOTICES)
    assert once.content == (GOLDEN / name).read_bytes()


@pytest.mark.parametrize(("name", "reply", "said"), EDIFACT, ids=names(EDIFACT))
def test_edifact_is_read_back_without_a_finding(name, reply, said):
    parsed = edifact_message.parse(Document(compose(reply, said).content, name=name))
    assert parsed.findings == []
    (extract,) = parsed.extracts
    assert extract.findings == []
    assert extract.keys["message"] == reply.upper()
    assert extract.keys["sender"] == "4098765000003:14"
    assert extract.keys["receiver"] == "4012345000009:14"
    assert extract.keys["interchange"] == "17"


@pytest.mark.parametrize(("name", "reply", "said"), X12, ids=names(X12))
def test_x12_is_read_back_without_a_finding(name, reply, said):
    parsed = x12_message.parse(Document(compose(reply, said).content, name=name))
    assert parsed.findings == []
    (extract,) = parsed.extracts
    assert extract.findings == []
    assert extract.keys["message"] == reply
    assert extract.keys["receiver_id"] == "WIDGETCO"
    assert extract.keys["application_sender"] == "WEBER"


@pytest.mark.parametrize(("name", "reply", "said"), WITH_PLACE, ids=names(WITH_PLACE))
def test_pydifact_reads_umlauts_and_released_characters_unharmed(name, reply, said):
    read = segments(compose(reply, said).content)
    delivery = next(elements for tag, elements in read if tag == "NAD" and elements[0] == "DP")
    assert delivery[3] == "Lager 'Nord' + Süd: Tor?"
    buyer = next(elements for tag, elements in read if tag == "NAD" and elements[0] == "BY")
    assert buyer[3] == "Müller & Söhne GmbH"
    assert [elements[1][0] for tag, elements in read if tag == "PIA"] == ["A-100", "B+1"]


@pytest.mark.parametrize(
    ("name", "function", "actions", "confirmed"),
    [
        ("ordrsp-accepted.edi", "29", ["5", "5"], ["10", "12.5"]),
        ("ordrsp-changed.edi", "4", ["5", "6"], ["10", "10"]),
        ("ordrsp-refused.edi", "27", ["7", "7"], ["0", "0"]),
    ],
)
def test_an_ordrsp_says_what_becomes_of_the_order_and_of_each_line(name, function, actions, confirmed):
    said = next(said for one, _, said in CASES if one == name)
    read = segments(compose("ordrsp", said).content)
    assert next(elements for tag, elements in read if tag == "BGM") == ["231", "SO-2026-81", function]
    assert [elements[:2] for tag, elements in read if tag == "LIN"] == [["10", actions[0]], ["20", actions[1]]]
    assert [elements[0][1] for tag, elements in read if tag == "QTY" and elements[0][0] == "113"] == confirmed
    assert ("RFF", [["ON", "PO-4711"]]) in read


def test_the_unit_is_the_one_the_buyer_wrote():
    read = segments(compose("ordrsp", facts()).content)
    assert [elements[0][2] for tag, elements in read if tag == "QTY"] == ["PCE", "PCE", "KGM", "KGM"]


def test_a_backorder_says_what_is_still_to_come():
    replies = (LineReply(number="10", answer=Answer.BACKORDERED, quantity=Decimal(4)),)
    read = segments(compose("ordrsp", facts(lines=replies)).content)
    assert ("QTY", [["83", "6", "PCE"]]) in read


def test_a_despatch_advice_has_the_parcels_with_their_contents():
    read = segments(next(compose(reply, said).content for name, reply, said in CASES if name == "desadv-parcels.edi"))
    tags = [tag for tag, _ in read]
    first, second, third = (position for position, tag in enumerate(tags) if tag == "CPS")
    assert tags[first:second] == ["CPS", "PAC"]
    assert tags[second:third] == ["CPS", "PAC", "PCI", "RFF", "GIN", "LIN", "PIA", "IMD", "QTY"]
    assert ("GIN", ["BJ", "340987650000000015"]) in read
    assert ("TDT", ["20", "00340434161094", "30", "31", ["", "", "", "DHL Paket"]]) in read
    assert ("CNT", [["2", "2"]]) in read


def test_a_partial_shipment_names_what_was_shipped_and_what_was_ordered():
    said = facts(shipment=a_shipment(lines={"10": Decimal(4)}))
    read = segments(compose("desadv", said).content)
    assert [elements[0] for tag, elements in read if tag == "QTY"] == [["12", "4", "PCE"], ["21", "10", "PCE"]]
    x12 = x12_segments(compose("856", facts(X12_KEYS, shipment=said.shipment)).content)
    assert [line for line in x12 if line[0] == "SN1"] == [["SN1", "10", "4", "EA", "", "10", "EA"]]


def test_the_levels_of_a_ship_notice_hang_together():
    said = next(said for name, _, said in CASES if name == "856-parcels.x12")
    lines = x12_segments(compose("856", said).content)
    assert [line[1:] for line in lines if line[0] == "HL"] == [
        ["1", "", "S"], ["2", "1", "O"], ["3", "2", "P"], ["4", "3", "I"], ["5", "2", "P"], ["6", "5", "I"],
    ]  # fmt: skip
    assert ["CTT", "6"] in lines
    assert ["MAN", "GM", "340987650000000015"] in lines


def test_an_855_says_what_becomes_of_each_line():
    said = next(said for name, _, said in CASES if name == "855-changed.x12")
    lines = x12_segments(compose("855", said).content)
    assert next(line for line in lines if line[0] == "BAK")[2:5] == ["AC", "PO-4711", "20261120"]
    assert [line[1:4] for line in lines if line[0] == "ACK"] == [["IA", "10", "EA"], ["IQ", "10", "KG"]]
    assert [line[4] for line in lines if line[0] == "PO1"] == ["2.5", "3.5"]  # 350 per 100 is 3.50 each


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (LineReply(number="10"), Answer.ACCEPTED),
        (LineReply(number="10", quantity=Decimal("10.0")), Answer.ACCEPTED),
        (LineReply(number="10", price=Decimal("2.60")), Answer.CHANGED),
        (LineReply(number="10", answer=Answer.REFUSED), Answer.CHANGED),
        (LineReply(number="99", quantity=Decimal(1)), Answer.ACCEPTED),
    ],
)
def test_one_changed_line_makes_the_answer_a_change(reply, said):
    assert overall(facts(lines=(reply,))) is said


def test_a_test_order_is_answered_as_a_test():
    edifact = facts({**EDIFACT_KEYS, "test": "1"})
    assert edifact_message.parse(Document(compose("ordrsp", edifact).content)).extracts[0].test
    x12 = facts({**X12_KEYS, "test": "1"})
    assert x12_message.parse(Document(compose("997", x12).content)).extracts[0].test


@pytest.mark.parametrize("syntax", ["UNOA:1", "UNOB:2", "UNOC:3", ""])
def test_a_partner_is_answered_in_its_character_set(syntax):
    order = msgspec.structs.replace(an_order(), lines=an_order().lines[:1])
    content = compose("ordrsp", facts({**EDIFACT_KEYS, "syntax": syntax}, order=order)).content
    read = segments(content)
    buyer = next(elements for tag, elements in read if tag == "NAD" and elements[0] == "BY")
    expected = {"UNOA": "MUELLER & SOEHNE GMBH", "UNOB": "Mueller & Soehne GmbH"}
    assert buyer[3] == expected.get(syntax[:4], "Müller & Söhne GmbH")
    assert f"UNB+{syntax[:4] or 'UNOC'}:3".encode() in content
    parsed = edifact_message.parse(Document(content))
    assert parsed.findings == []
    assert parsed.extracts[0].findings == []


def test_an_identifier_is_never_altered_for_a_small_character_set():
    order = msgspec.structs.replace(an_order(), number="po-4711/ä")
    content = compose("ordrsp", facts({**EDIFACT_KEYS, "syntax": "UNOA:1"}, order=order)).content
    assert b"UNB+UNOC:3" in content
    assert ("RFF", [["ON", "po-4711/ä"]]) in segments(content)


@pytest.mark.parametrize(
    ("reply", "change", "code"),
    [
        ("ordrsp", {"order": msgspec.structs.replace(an_order(), number=None)}, "publish.value-missing"),
        ("ordrsp", {"order": msgspec.structs.replace(an_order(), number="9" * 36)}, "publish.value-too-long"),
        ("ordrsp", {"order": msgspec.structs.replace(an_order(), number="中")}, "publish.value-unwritable"),
        ("ordrsp", {"original": Original()}, "publish.value-missing"),
        ("desadv", {"shipment": None}, "publish.value-missing"),
        ("desadv", {"shipment": a_shipment(number="")}, "publish.value-missing"),
        ("855", {"order": msgspec.structs.replace(an_order(), number="ä")}, "publish.value-unwritable"),
        ("855", {"original": Original()}, "publish.value-missing"),
        ("997", {"original": Original(sender="A", receiver="B")}, "publish.value-missing"),
        ("ediorder", {}, "publish.reply-unknown"),
    ],
)
def test_what_cannot_be_written_is_held_and_said(reply, change, code):
    keys = X12_KEYS if reply in {"855", "997"} else EDIFACT_KEYS
    with pytest.raises(OrderHubError) as caught:
        compose(reply, facts(keys, **change), NOTICES)
    assert caught.value.code == code
    assert "?" not in caught.value.text("de")


def test_x12_takes_other_separators_when_an_identifier_holds_them():
    order = msgspec.structs.replace(an_order(), number="PO*47~11")
    content = compose("855", facts(X12_KEYS, order=order)).content
    parsed = x12_message.parse(Document(content))
    assert parsed.findings == []
    assert b"BAK|00|AD|PO*47~11|" in content


def test_separators_in_free_text_become_blanks():
    order = msgspec.structs.replace(an_order(), buyer=Party(name="A*B~C>D", gln="4012345000009"))
    content = compose("855", facts(X12_KEYS, order=order)).content
    assert b"N1*BY*A B C D*UL*4012345000009~" in content


def test_a_line_number_edifact_cannot_carry_goes_into_a_reference():
    line = msgspec.structs.replace(an_order().lines[0], number="10-A")
    order = msgspec.structs.replace(an_order(), lines=(line,))
    read = segments(compose("ordrsp", facts(order=order)).content)
    assert next(elements for tag, elements in read if tag == "LIN")[0] == "1"
    assert ("RFF", [["ON", "PO-4711", "10-A"]]) in read


def test_an_item_without_any_number_cannot_be_advised_in_x12():
    line = msgspec.structs.replace(an_order().lines[0], item=Item(name="Hammer"))
    order = msgspec.structs.replace(an_order(), lines=(line,))
    with pytest.raises(OrderHubError, match=r"publish\.value-missing"):
        compose("856", facts(X12_KEYS, order=order))


def test_a_contrl_names_segment_element_and_component_of_each_fault():
    said = next(said for name, _, said in CASES if name == "contrl-faults.edi")
    assert segments(compose("contrl", said).content) == [
        ("UCI", ["99", ["4012345000009", "14"], ["4098765000003", "14"], "7"]),
        ("UCM", ["1", ["ORDERS", "D", "96A", "UN", "EAN008"], "7"]),
        ("UCM", ["2", ["ORDERS", "D", "96A", "UN", "EAN008"], "7", "29", "UNT"]),
        ("UCS", ["12"]),
        ("UCD", ["37", ["1", "2"]]),
        ("UCS", ["15"]),
        ("UCD", ["12", "1"]),
    ]


def test_a_contrl_rejects_only_what_was_not_read_at_all():
    lost = (Transaction(code="ORDERS", version="ORDERS:D:96A:UN", control="1", is_read=False),)
    read = segments(compose("contrl", facts(transactions=lost)).content)
    assert [(tag, elements[-1]) for tag, elements in read] == [("UCI", "4"), ("UCM", "18")]
    broken = Finding("edi.unz-count", Severity.WARNING)
    read = segments(compose("contrl", facts(findings=(broken,))).content)
    assert read[0][1][3:] == ["7", "29", "UNZ"]


@pytest.mark.parametrize(("reply", "keys"), [("invoic", EDIFACT_KEYS), ("810", X12_KEYS)])
def test_without_amounts_of_the_erp_there_is_no_invoice(reply, keys):
    with pytest.raises(OrderHubError) as refused:
        compose(reply, facts(keys, invoice_number="RE-1"))
    assert (refused.value.code, refused.value.params["field"]) == ("publish.value-missing", "invoice amounts")


def test_an_invoice_bills_what_was_posted_and_not_what_was_ordered():
    part = an_invoice(lines=(InvoiceLine(number="20", quantity=Decimal(5)),), net=Decimal("17.50"))
    read = segments(compose("invoic", facts(invoice=part)).content)
    assert [elements for tag, elements in read if tag == "QTY"] == [["47", "5", "KGM"]] or [
        elements for tag, elements in read if tag == "QTY"
    ] == [[["47", "5", "KGM"]]]
    # 350 a hundred kilograms: the price basis of the order holds where the ERP names no price of its own.
    assert [elements[0][1] for tag, elements in read if tag == "MOA"][:1] == ["17.5"]


def test_an_aperak_says_each_finding_in_the_partners_language():
    english = compose("aperak", facts(findings=FOUND, language="en")).content.decode("latin-1")
    assert "ERC+PRICE::91'FTX+AAO+++Line 2?: ordered at 3,00" in english
    assert "RFF+LI:20'" in english


def test_a_text_that_is_cut_or_altered_is_noted_and_an_identifier_never_is():
    order = an_order()
    long = msgspec.structs.replace(order, buyer=Party(name="Ł" + "x" * 80, gln="4012345000009"))
    composed = compose("855", facts(X12_KEYS, order=long))
    said = {one.code: one.params for one in composed.findings}
    assert said["reply.text-cut"]["limit"] == "60"
    altered = [one.params["sent"] for one in composed.findings if one.code == "reply.text-altered"]
    assert "Naegel 2,5 x 50" in altered
    assert all(one.severity is Severity.INFO for one in composed.findings)
    assert compose("desadv", facts()).findings[0].params["sent"] == "Lódz"
    assert compose("997", facts(X12_KEYS)).findings == ()
