"""What a partner's file says of character set, limits, separators and addresses is how our messages to him look."""

from pathlib import Path

import msgspec
import pytest

from orderhub.document import Document
from orderhub.errors import MappingError, OrderHubError
from orderhub.mapping import file
from orderhub.mapping.outgoing import ELEMENTS, End, OutgoingRules
from orderhub.order.model import Address, Item, Party
from orderhub.publishing.facts import LineReply
from orderhub.publishing.replies import compose
from parsers import edifact_message, x12_message
from tests.publishing.facts import X12_KEYS, an_order, facts

PARTNERS = Path(__file__).parents[2] / "mappings" / "partners"
LONG = "Süddeutsche Großhandelsgesellschaft für Bäckereibedarf mbH"


def rules(**wanted):
    return OutgoingRules(**wanted)


def wishes(name):
    path = PARTNERS / f"{name}.yaml"
    return file.load(path.read_text(encoding="utf-8"), path.name).partner.outgoing


def an_order_for(name, **more):
    return msgspec.structs.replace(
        an_order(), buyer=Party(name=name, gln="4012345000009", address=Address(city="Köln")), **more
    )


def one_line(**item):
    return (msgspec.structs.replace(an_order().lines[0], item=Item(seller_id="A-100", **item)),)


def codes(composed):
    return [one.code for one in composed.findings]


def held(reply, **more):
    with pytest.raises(OrderHubError) as caught:
        compose(reply, facts(**more))
    return caught.value.code, caught.value.params


def test_a_name_is_spread_over_the_repetitions_the_standard_has_and_nothing_is_lost():
    composed = compose("ordrsp", facts(order=an_order_for(LONG), outgoing=wishes("rheinkost")))
    text = composed.content.decode("ascii")
    assert text.startswith("UNA:+.? '\r\nUNB+UNOB:2+")
    # 25 characters each, counted after umlauts have become two letters.
    assert "Sueddeutsche:Grosshandelsgesellschaft:fuer Baeckereibedarf mbH+" in text
    assert "IMD+F++:::Hammer 300 g mit Stiel:aus Eschenholz, geoelt'\r\n" in text
    assert "reply.text-cut" not in codes(composed)
    parsed = edifact_message.parse(Document(composed.content))
    assert parsed.findings == []
    assert parsed.extracts[0].findings == []


def test_what_no_repetition_has_room_for_is_cut_with_a_finding_or_held_as_the_partner_wants():
    order = an_order_for("Nord", lines=one_line(name="x" * 30 + " " + "y" * 30))
    limits = {"IMD.C273.7008": 25}
    cut = compose("ordrsp", facts(order=order, outgoing=rules(limits=limits)))
    assert f"IMD+F++:::{'x' * 25}:{'x' * 5}'" in cut.content.decode("latin-1")
    assert [one.params["limit"] for one in cut.findings if one.code == "reply.text-cut"] == ["50"]
    code, params = held("ordrsp", order=order, outgoing=rules(limits=limits, too_long="hold"))
    assert (code, params["field"]) == ("publish.value-too-long", "IMD.C273.7008")


def test_an_identifier_over_the_partners_limit_is_held_and_never_cut():
    order = an_order_for("Nord", number="4711-2026-000123")
    code, params = held("ordrsp", order=order, outgoing=rules(limits={"RFF.C506.1154": 10}))
    assert (code, params["value"], params["limit"]) == ("publish.value-too-long", "4711-2026-000123", "10")
    assert compose("ordrsp", facts(order=order, outgoing=rules(limits={"RFF.C506.1154": 16})))


def test_a_limit_wider_than_our_directory_is_used_where_a_later_one_has_it():
    order = an_order_for("Nord", lines=one_line(name="z" * 70))
    composed = compose("ordrsp", facts(order=order, outgoing=rules(limits={"IMD.C273.7008": 70})))
    assert f":::{'z' * 70}'" in composed.content.decode("latin-1")
    assert "reply.text-cut" not in codes(composed)


def test_the_character_set_of_his_file_goes_before_that_of_his_messages():
    polish = an_order_for("Zażółć Sp. z o.o.")
    assert "NAD+BY+4012345000009::9++Zażółć" in compose(
        "ordrsp", facts(order=polish, outgoing=rules(charset="UNOD"))
    ).content.decode("iso8859-2")
    greek = compose("ordrsp", facts(order=an_order_for("Ελλάς"), outgoing=rules(charset="UNOY:4"))).content.decode()
    assert greek.startswith("UNA:+.?*'UNB+UNOY:4+4098765000003:14+4012345000009:14+20261122:")
    assert "Ελλάς" in greek
    assert edifact_message.parse(Document(greek.encode())).findings == []


def test_a_text_he_could_not_read_is_transliterated_with_a_finding_or_held():
    order = an_order_for("Łódź Sp. z o.o.", lines=one_line(name="Hammer"), delivery_party=None)
    said = compose("ordrsp", facts(order=order, outgoing=rules(charset="UNOC:3")))
    assert [one.params["sent"] for one in said.findings] == ["Lódz Sp. z o.o."]
    code, params = held("ordrsp", order=order, outgoing=rules(charset="UNOC:3", unwritable="hold"))
    assert (code, params["value"]) == ("publish.value-unwritable", "Łódź Sp. z o.o.")


def test_an_identifier_outside_his_set_is_held_where_his_file_names_the_set():
    order = an_order_for("Nord", lines=one_line(gtin="4006381333931", buyer_id="klein-7"))
    assert compose("ordrsp", facts(order=order, outgoing=rules(charset="UNOB"))).content
    assert held("ordrsp", order=order, outgoing=rules(charset="UNOA"))[1]["value"] == "klein-7"


def test_separators_decimal_mark_and_release_are_his():
    signs = {"element": "|", "component": "/", "decimal": ",", "terminator": "~"}
    order = an_order_for("A|B ~ C + D")
    text = compose("ordrsp", facts(order=order, outgoing=rules(separators=signs))).content.decode("latin-1")
    assert text.startswith("UNA/|,? ~UNB|UNOC/3|")
    assert "A?|B ?~ C + D" in text
    assert "PRI|AAA/2,5~" in text
    (extract,) = edifact_message.parse(Document(text.encode("latin-1"))).extracts
    assert extract.findings == []


def test_una_can_be_left_out_and_the_addresses_replaced():
    ends = {"sender": End(id="WEBER", qualifier="ZZZ"), "receiver": End(id="HUB", qualifier="ZZZ")}
    content = compose("ordrsp", facts(outgoing=rules(una=False, **ends))).content
    assert content.startswith(b"UNB+UNOC:3+WEBER:ZZZ+HUB:ZZZ+")
    isa, gs = compose(
        "855", facts(X12_KEYS, outgoing=rules(receiver=End(id="HUB", qualifier="08", group="PO")))
    ).content.decode().split("~")[:2]  # fmt: skip
    assert "*08*HUB            *" in isa
    assert gs.split("*")[2:4] == ["WEBER", "PO"]


def test_a_mainframe_gets_capitals_within_its_limits():
    order = an_order_for(
        "Prairie Outfitters [West] and Sons of Kansas City, Inc.", lines=one_line(name="Hammer, geölt")
    )
    composed = compose("855", facts(X12_KEYS, order=order, outgoing=wishes("prairie")))
    text = composed.content.decode("ascii")
    assert "\nN1*BY*PRAIRIE OUTFITTERS  WEST  AND SONS*UL*4012345000009\n" in text
    assert "\nPID*F****HAMMER, GEOELT\n" in text
    assert {"reply.text-cut", "reply.text-altered"} <= set(codes(composed))
    (extract,) = x12_message.parse(Document(composed.content)).extracts
    assert extract.findings == []


def test_every_limit_can_be_named_and_no_message_holds_a_text_without_one():
    item = "{" + ", ".join(f"{name}: 1" for name in ELEMENTS) + "}"
    text = f"profile: x\nmatch: null\npartner: {{slug: x, name: X, outgoing: {{limits: {item}}}}}\n"
    assert set(file.load(text, "x.yaml").partner.outgoing.limits) == set(ELEMENTS)
    reply = LineReply(number="10", reason="w" * 400)
    assert "reply.text-cut" in codes(compose("ordrsp", facts(lines=(reply,))))


@pytest.mark.parametrize(
    ("block", "code", "said"),
    [
        ("limits: {NAD.C080.3063: 25}", "mapping.key-unknown", "NAD.C080.3036"),
        ("limits: {N1.02: 61}", "mapping.value-wrong", "1 to 60"),
        ("charset: UNOD:1", "mapping.value-wrong", "2, 3, 4"),
        ("charset: UNOX", "mapping.choice-wrong", "UNOY"),
        ("charset: UNCO", "mapping.choice-wrong", "UNOC"),
        ("separators: {element: '|', component: '|'}", "mapping.value-wrong", "no other separator"),
        ("{una: false, separators: {element: '|'}}", "mapping.value-wrong", "UNA"),
        ("sender: {qualifier: '14'}", "mapping.key-missing", "id"),
    ],
)
def test_a_wrong_wish_is_refused_at_its_line(block, code, said):
    inner = block if block.startswith("{") else "{" + block + "}"
    text = f"profile: x\nmatch: null\npartner:\n  slug: x\n  name: X\n  outgoing:\n    {inner}\n"
    with pytest.raises(MappingError) as caught:
        file.load(text, "x.yaml")
    assert caught.value.code == code
    assert caught.value.params["line"] == "7"
    assert said in caught.value.text("en")
