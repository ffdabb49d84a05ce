"""One order whose lines go to two places, as EDIFACT, X12, UBL, cXML, IDoc, Order-X and JSON: always the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from orderhub.capturing.read import check_without_masterdata, read
from orderhub.document import Document, Kind, Severity
from orderhub.mapping_files import catalog
from orderhub.order.model import Address, Order, Party
from orderhub.order.places import place, places
from orderhub.publishing.facts import Shipment
from orderhub.publishing.replies import compose
from parsers import edifact_message, x12_message
from tests.publishing.facts import X12_KEYS, facts

MAPPINGS = catalog(Path(__file__).parents[2] / "mappings")
NORTH = Party(name="Lager Nord", address=Address(street="Kai 1", postal_code="20457", city="Hamburg", country="DE"))
SOUTH = Party(name="Filiale Süd", address=Address(street="Ring 9", postal_code="80331", city="München", country="DE"))

EDI = (
    "UNB+UNOC:3+4012345000009:14+4098765000000:14+261120:0900+1'UNH+1+ORDERS:D:96A:UN:EAN008'BGM+220+ZL-1+9'"
    "DTM+137:20261120:102'NAD+BY+4012345000009::9'NAD+DP+++Lager Nord+Kai 1+Hamburg++20457+DE'CUX+2:EUR:9'"
    "LIN+1++4012345678901:EN'QTY+21:10:PCE'LIN+2++4000862141404:EN'QTY+21:5:PCE'"
    "NAD+DP+++Filiale Süd+Ring 9+München++80331+DE'UNS+S'UNT+12+1'UNZ+1+1'"
).encode("latin-1")
X12 = (
    "ISA*00*          *00*          *ZZ*NORDLICHT      *ZZ*WEBER          *261120*0900*U*00401*000000001*0*P*>~"
    "GS*PO*NORDLICHT*WEBER*20261120*0900*1*X*004010~ST*850*0001~BEG*00*SA*ZL-1**20261120~CUR*BY*EUR~"
    "N1*BY*Nordlicht*UL*4012345000009~N1*ST*Lager Nord~N3*Kai 1~N4*Hamburg**20457*DE~"
    "PO1*1*10*EA***EN*4012345678901~PO1*2*5*EA***EN*4000862141404~N1*ST*Filiale Süd~N3*Ring 9~N4*München**80331*DE~"
    "CTT*2~SE*14*0001~GE*1*1~IEA*1*000000001~"
).encode("latin-1")


def _ubl_place(party: Party) -> str:
    address = party.address
    assert address is not None
    return (
        f"<cac:DeliveryLocation><cac:Address><cbc:StreetName>{address.street}</cbc:StreetName><cbc:CityName>"
        f"{address.city}</cbc:CityName><cbc:PostalZone>{address.postal_code}</cbc:PostalZone><cac:Country>"
        "<cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:Address></cac:DeliveryLocation>"
        f"<cac:DeliveryParty><cac:PartyName><cbc:Name>{party.name}</cbc:Name></cac:PartyName></cac:DeliveryParty>"
    )


def _ubl_line(number: int, quantity: int, gtin: str, delivery: str = "") -> str:
    return (
        f"<cac:OrderLine><cac:LineItem><cbc:ID>{number}</cbc:ID><cbc:Quantity unitCode='H87'>{quantity}</cbc:Quantity>"
        f"{delivery}<cac:Item><cac:StandardItemIdentification><cbc:ID schemeID='0160'>{gtin}</cbc:ID>"
        "</cac:StandardItemIdentification></cac:Item></cac:LineItem></cac:OrderLine>"
    )


UBL = (
    "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2' "
    "xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2' "
    "xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
    "<cbc:ID>ZL-1</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
    "<cac:BuyerCustomerParty><cac:Party><cbc:EndpointID schemeID='0088'>4012345000009</cbc:EndpointID></cac:Party>"
    f"</cac:BuyerCustomerParty><cac:Delivery>{_ubl_place(NORTH)}</cac:Delivery>"
    f"{_ubl_line(1, 10, '4012345678901')}"
    f"{_ubl_line(2, 5, '4000862141404', f'<cac:Delivery>{_ubl_place(SOUTH)}</cac:Delivery>')}</Order>"
).encode()


def _cxml_place(party: Party) -> str:
    address = party.address
    assert address is not None
    return (
        f"<ShipTo><Address><Name>{party.name}</Name><PostalAddress><Street>{address.street}</Street><City>{address.city}"
        f"</City><PostalCode>{address.postal_code}</PostalCode><Country isoCountryCode='DE'>DE</Country>"
        "</PostalAddress></Address></ShipTo>"
    )


def _cxml_item(number: int, quantity: int, gtin: str, place_of: str = "") -> str:
    return (
        f"<ItemOut lineNumber='{number}' quantity='{quantity}'><ItemID><SupplierPartID>A{number}</SupplierPartID>"
        "</ItemID><ItemDetail><UnitOfMeasure>EA</UnitOfMeasure><ItemDetailIndustry><ItemDetailRetail>"
        f"<EANID>{gtin}</EANID></ItemDetailRetail></ItemDetailIndustry></ItemDetail>{place_of}</ItemOut>"
    )


CXML = (
    "<cXML payloadID='1' timestamp='2026-11-20T09:00:00+01:00'><Header><From/><To/><Sender/></Header><Request>"
    "<OrderRequest><OrderRequestHeader orderID='ZL-1' orderDate='2026-11-20' type='new'>"
    f"<Total><Money currency='EUR'>1</Money></Total>{_cxml_place(NORTH)}</OrderRequestHeader>"
    f"{_cxml_item(1, 10, '4012345678901')}{_cxml_item(2, 5, '4000862141404', _cxml_place(SOUTH))}"
    "</OrderRequest></Request></cXML>"
).encode()


def _idoc_party(tag: str, party: Party) -> str:
    address = party.address
    assert address is not None
    return (
        f"<{tag}><PARVW>WE</PARVW><NAME1>{party.name}</NAME1><STRAS>{address.street}</STRAS><ORT01>{address.city}</ORT01>"
        f"<PSTLZ>{address.postal_code}</PSTLZ><LAND1>DE</LAND1></{tag}>"
    )


def _idoc_line(number: int, quantity: int, gtin: str, place_of: str = "") -> str:
    return (
        f"<E1EDP01><POSEX>{number}</POSEX><MENGE>{quantity}</MENGE><MENEE>PCE</MENEE>{place_of}"
        f"<E1EDP19><QUALF>003</QUALF><IDTNR>{gtin}</IDTNR></E1EDP19></E1EDP01>"
    )


IDOC = (
    "<ORDERS05><IDOC><EDI_DC40><DOCNUM>1</DOCNUM><MESTYP>ORDERS</MESTYP></EDI_DC40><E1EDK01><CURCY>EUR</CURCY>"
    f"<BELNR>ZL-1</BELNR></E1EDK01>{_idoc_party('E1EDKA1', NORTH)}{_idoc_line(1, 10, '4012345678901')}"
    f"{_idoc_line(2, 5, '4000862141404', _idoc_party('E1EDPA1', SOUTH))}</IDOC></ORDERS05>"
).encode()


def _cii_place(party: Party) -> str:
    address = party.address
    assert address is not None
    return (
        f"<ram:ShipToTradeParty><ram:Name>{party.name}</ram:Name><ram:PostalTradeAddress><ram:PostcodeCode>"
        f"{address.postal_code}</ram:PostcodeCode><ram:LineOne>{address.street}</ram:LineOne><ram:CityName>{address.city}"
        "</ram:CityName><ram:CountryID>DE</ram:CountryID></ram:PostalTradeAddress></ram:ShipToTradeParty>"
    )


def _cii_line(number: int, quantity: int, gtin: str, place_of: str = "") -> str:
    return (
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        f"<ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>"
        f"<ram:GlobalID schemeID='0160'>{gtin}</ram:GlobalID></ram:SpecifiedTradeProduct>"
        f"<ram:SpecifiedLineTradeDelivery><ram:RequestedQuantity unitCode='H87'>{quantity}</ram:RequestedQuantity>"
        f"{place_of}"
        "</ram:SpecifiedLineTradeDelivery></ram:IncludedSupplyChainTradeLineItem>"
    )


CII = (
    "<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm='urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100' "
    "xmlns:ram='urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:128'>"
    "<rsm:ExchangedDocument><ram:ID>ZL-1</ram:ID><ram:TypeCode>220</ram:TypeCode></rsm:ExchangedDocument>"
    f"<rsm:SupplyChainTradeTransaction>{_cii_line(1, 10, '4012345678901')}"
    f"{_cii_line(2, 5, '4000862141404', _cii_place(SOUTH))}"
    f"<ram:ApplicableHeaderTradeDelivery>{_cii_place(NORTH)}</ram:ApplicableHeaderTradeDelivery>"
    "</rsm:SupplyChainTradeTransaction></rsm:SCRDMCCBDACIOMessageStructure>"
).encode()
_BODY = {
    "schema": "orderhub/order-1", "number": "ZL-1", "issue_date": "2026-11-20", "buyer": {"gln": "4012345000009"},
    "delivery_party": msgspec.to_builtins(NORTH),
    "lines": [
        {"number": "1", "item": {"gtin": "4012345678901"}, "quantity": {"value": "10", "unit": "C62"}},
        {"number": "2", "item": {"gtin": "4000862141404"}, "quantity": {"value": "5", "unit": "C62"},
         "delivery_party": msgspec.to_builtins(SOUTH)},
    ],
}  # fmt: skip
WAYS = {
    "edi": EDI, "x12": X12, "ubl.xml": UBL, "cxml.xml": CXML, "idoc.xml": IDOC, "cii.xml": CII,
    "json": msgspec.json.encode(_BODY),
}  # fmt: skip


def _reading(form: str):
    reading = read(Document(WAYS[form], name=f"order.{form}"), MAPPINGS)
    assert reading.kind is Kind.ORDER, [one.message() for one in reading.findings]
    return reading


def _order(form: str) -> Order:
    (found,) = _reading(form).orders
    return found.order


@pytest.mark.parametrize("form", sorted(WAYS))
def test_each_line_knows_where_it_goes_whatever_carries_the_order(form: str) -> None:
    order = _order(form)
    assert order.delivery_party == NORTH
    first, second = order.lines
    assert first.delivery_party is None
    assert second.delivery_party == SOUTH
    assert places(order) == {NORTH: ["1"], SOUTH: ["2"]}


@pytest.mark.parametrize("form", sorted(WAYS))
def test_the_place_of_a_line_has_its_origin(form: str) -> None:
    (found,) = _reading(form).orders
    origin = found.provenance["lines[2].delivery_party.name"]
    assert origin.raw == "Filiale Süd"
    assert origin.rule


def test_an_order_to_two_places_waits_for_a_person_who_sees_both() -> None:
    reading = _reading("edi")
    check_without_masterdata(reading)
    (said,) = (one for one in reading.orders[0].findings if one.code == "order.several-places")
    assert said.severity is Severity.WARNING
    assert said.params["places"] == ("Lager Nord, Kai 1, 20457 Hamburg (1); Filiale Süd, Ring 9, 80331 München (2)")


def test_lines_that_all_go_to_one_place_need_nobody() -> None:
    order = _order("edi")
    lines = tuple(msgspec.structs.replace(one, delivery_party=SOUTH) for one in order.lines)
    together = msgspec.structs.replace(order, lines=lines)
    assert place(together) == SOUTH
    assert len(places(together)) == 1


def test_a_location_alone_is_a_place() -> None:
    text = EDI.decode("latin-1").replace(
        "NAD+DP+++Filiale Süd+Ring 9+München++80331+DE'UNS", "LOC+7+4012345900538::9'UNS"
    )
    (found,) = read(Document(text.encode("latin-1")), MAPPINGS).orders
    assert found.order.lines[1].delivery_party == Party(gln="4012345900538")


def test_the_answers_name_the_place_of_each_line_and_of_each_shipment() -> None:
    order = _order("edi")
    text = compose("ordrsp", facts(order=order)).content
    assert edifact_message.parse(Document(text)).extracts[0].findings == []
    assert text.decode("latin-1").count("NAD+DP+") == 2
    shipment = Shipment(number="LS-1", lines={"2": order.lines[1].quantity.value})
    desadv = compose("desadv", facts(order=order, shipment=shipment)).content.decode("latin-1")
    assert "NAD+DP+++Filiale Süd+" in desadv
    assert "Lager Nord" not in desadv
    ack = compose("855", facts(X12_KEYS, order=order)).content
    assert x12_message.parse(Document(ack)).extracts[0].findings == []
    assert ack.decode().count("N1*ST*") == 2
    asn = compose("856", facts(X12_KEYS, order=order, shipment=shipment)).content.decode()
    assert "N1*ST*Filiale Sued" in asn
    assert "Lager Nord" not in asn
