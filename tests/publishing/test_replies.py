import json
from decimal import Decimal

import pytest

from orderhub.document import Kind
from orderhub.mapping.mapped import PartnerRules
from orderhub.order.states import Event
from orderhub.publishing.replies import ACKNOWLEDGEMENTS, NATURES, REPLIES, acknowledgements_for, compose, replies_for
from tests.publishing.facts import CHANGED, a_shipment, facts


def rules(*replies):
    return PartnerRules(slug="nordwind", name="Nordwind", replies=replies)


@pytest.mark.parametrize(
    ("replies", "channel", "form", "event", "sent"),
    [
        (["ordrsp", "desadv"], "edi", "edifact", "captured", []),
        (["ordrsp", "desadv"], "edi", "edifact", "confirmed", ["ordrsp"]),
        (["ordrsp", "desadv"], "edi", "edifact", "shipped", ["desadv"]),
        (["ordrsp", "desadv"], "edi", "", "shipped", ["desadv"]),
        (["ordrsp"], "mail", "edifact", "confirmed", ["ordrsp"]),
        (["ordrsp", "mail"], "fax", "fax", "captured", ["mail-receipt"]),
        (["ordrsp", "mail"], "fax", "fax", "confirmed", []),
        (["ordrsp", "mail"], "edi", "edifact", "captured", []),
        (["ordrsp"], "edi", "edifact", "rejected", ["ordrsp"]),
        (["997", "855", "856"], "edi", "x12", "captured", []),
        (["invoic", "810"], "edi", "x12", "invoiced", ["810"]),
        (["invoic", "810"], "edi", "edifact", "invoiced", ["invoic"]),
        (["997", "855", "856"], "edi", "x12", "confirmed", ["855"]),
        (["997", "855", "856"], "edi", "x12", "shipped", ["856"]),
        (["mail"], "mail", "pdf", "captured", ["mail-receipt"]),
        (["mail"], "mail", "pdf", "synced", []),
        (["mail"], "mail", "pdf", "confirmed", []),
        (["mail"], "mail", "pdf", "shipped", ["mail-shipped"]),
        (["callback"], "web", "json", "captured", []),
        (["callback"], "web", "json", "synced", ["callback"]),
        (["callback"], "web", "json", "invoiced", ["callback"]),
        ([], "mail", "pdf", "captured", []),
        (["mail", "mail"], "mail", "pdf", "captured", ["mail-receipt"]),
        (["mail"], "mail", "pdf", "released", []),
    ],
)
def test_which_event_sends_what(replies, channel, form, event, sent):
    assert replies_for(rules(*replies), channel, event, document_format=form) == sent


def test_a_sender_nobody_described_is_not_written_to():
    assert replies_for(None, "mail", "captured") == []


def test_a_test_order_is_acknowledged_but_never_answered_as_an_order():
    everything = rules("997", "855", "mail", "ordrsp", "callback")
    assert acknowledgements_for(everything, "x12", Kind.ORDER) == ["997"]
    assert replies_for(everything, "edi", "confirmed", document_format="x12", test=True) == ["callback"]
    assert replies_for(everything, "mail", "captured", document_format="pdf", test=True) == []


def test_every_reply_has_a_legal_nature_and_can_be_sent_by_some_event():
    all_rules = rules("ordrsp", "desadv", "invoic", "855", "856", "810", "mail", "callback")
    sent = {
        reply
        for event in ("captured", *Event)
        for form in ("edifact", "x12", "pdf")
        for reply in replies_for(all_rules, "mail", str(event), document_format=form)
    }
    assert sent | set(ACKNOWLEDGEMENTS) == set(REPLIES) == set(NATURES)


@pytest.mark.parametrize(
    ("form", "kind", "expected"),
    [
        ("edifact", Kind.ORDER, ["contrl", "aperak"]),
        ("edifact", Kind.ORDER_CHANGE, ["contrl", "aperak"]),
        ("edifact", Kind.INVOICE, ["contrl"]),
        ("edifact", Kind.ACKNOWLEDGEMENT, []),
        ("x12", Kind.ORDER_RESPONSE, ["997"]),
        ("x12", Kind.ACKNOWLEDGEMENT, []),
        ("pdf", Kind.ORDER, []),
    ],
)
def test_an_arrival_is_acknowledged_and_an_acknowledgement_never(form, kind, expected):
    assert acknowledgements_for(rules("contrl", "aperak", "997"), form, kind) == expected
    assert acknowledgements_for(None, form, kind) == []
    assert NATURES["mail-receipt"].message_class == "legal"


def test_the_status_for_a_shop_is_plain_json_and_the_same_each_time():
    said = facts(lines=CHANGED, shipment=a_shipment(lines={"10": Decimal("4.0")}))
    composed = compose("callback", said)
    assert composed.content == compose("callback", said).content
    assert composed.media_type == "application/json"
    status = json.loads(composed.content)
    assert status["state"] == "shipped"
    assert status["at"] == "2026-11-22T09:15:00Z"
    assert status["shipment"]["tracking"] == ["00340434161094"]
    assert status["lines"] == [
        {"number": "10", "article": "A-100", "ordered": "10", "shipped": "4", "unit": "C62"},
        {"number": "20", "article": "B+1", "ordered": "12.5", "unit": "KGM", "answer": "changed", "confirmed": "10",
         "promised": "2026-12-03", "reason": "Rest folgt nicht"},
    ]  # fmt: skip


def test_file_names_hold_nothing_a_folder_could_stumble_over():
    import msgspec

    order = msgspec.structs.replace(facts().order, number="../../PO 47/11\x00")
    composed = compose("ordrsp", facts(order=msgspec.structs.replace(order, number="../../PO 47/11")))
    assert composed.file_name == "ordrsp-PO-47-11-17.edi"
