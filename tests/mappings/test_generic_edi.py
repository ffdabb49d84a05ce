"""What the generic profiles take out of EDI orders beyond lines and prices: splits, stores, charges, taxes, texts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from orderhub.document import Document
from orderhub.mapping.apply import apply
from orderhub.mapping.mapped import Mapped
from orderhub.mapping_files import catalog
from orderhub.order.model import Party
from parsers import edifact_message, x12_message

KNOWN = catalog(Path(__file__).parents[2] / "mappings")
ISA = "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261122*0905*U*00401*000000001*0*P*>~"


def edifact(body: str) -> Mapped:
    text = f"UNB+UNOC:3+A+B+261122:0905+1'UNH+1+ORDERS:D:96A:UN'{body}UNT+{body.count(chr(39)) + 2}+1'UNZ+1+1'"
    (extract,) = edifact_message.parse(Document(text.encode("latin-1"))).extracts
    return apply(KNOWN.choose(extract), extract, KNOWN)


def x12(body: str, kind: str = "850", group: str = "PO") -> Mapped:
    text = f"{ISA}GS*{group}*A*B*20261122*0905*1*X*004010~ST*{kind}*0001~{body}SE*{body.count('~') + 2}*0001~GE*1*1~"
    (extract,) = x12_message.parse(Document((text + "IEA*1*000000001~").encode())).extracts
    return apply(KNOWN.choose(extract), extract, KNOWN)


def test_split_deliveries_and_places_of_an_edifact_line() -> None:
    read = edifact(
        "BGM+220+1+9'NAD+BY+4012345000009::9'LIN+1++4006381333931:EN'QTY+21:30:PCE'"
        "LOC+7+4012345000023::9'QTY+11:10:PCE'DTM+2:20261201:102'LOC+7+4012345000030::9'QTY+11:5:PCE'"
        "SCC+1'QTY+21:15:PCE'DTM+2:20261215:102'LIN+2++4006381333948:EN'QTY+21:1:PCE'NAD+DP+4012345000016::9'UNS+S'"
    )
    line, other = read.order.lines
    assert line.quantity is not None
    assert line.quantity.value == 30
    split = [
        (str(one.quantity), one.location, str(one.delivery.latest if one.delivery else "")) for one in line.schedule
    ]
    assert split == [
        ("15", None, "2026-12-15"), ("10", "4012345000023", "2026-12-01"), ("5", "4012345000030", ""),
    ]  # fmt: skip
    assert other.delivery_party == Party(gln="4012345000016")


def test_charges_taxes_and_texts_of_an_edifact_order_and_line() -> None:
    read = edifact(
        "BGM+220+1+9'FTX+DEL++DEL:ZZZ+Tor 3:bitte klingeln'NAD+BY+4012345000009::9'TAX+7+VAT+++:::19+S'MOA+124:19'"
        "ALC+C++++FC'MOA+8:7.50'LIN+1++4006381333931:EN'QTY+21:30:PCE'FTX+PRD+++rot'"
        "TAX+7+VAT+++:::7+AA'ALC+A++++DI'PCD+3:2.5'UNS+S'"
    ).order
    assert [one.text for one in read.notes] == ["Tor 3 bitte klingeln"]
    assert [(one.rate, one.category, one.amount) for one in read.taxes] == [(Decimal(19), "S", Decimal(19))]
    assert [(one.charge, one.amount, one.reason_code) for one in read.allowances_charges] == [
        (True, Decimal("7.50"), "FC")
    ]
    (line,) = read.lines
    assert [one.text for one in line.notes] == ["rot"]
    assert [(one.rate, one.category) for one in line.taxes] == [(Decimal(7), "AA")]
    assert [(one.charge, one.percent, one.reason_code) for one in line.allowances_charges] == [
        (False, Decimal("2.5"), "DI")
    ]


def test_stores_schedules_charges_taxes_and_texts_of_an_x12_order() -> None:
    read = x12(
        "BEG*00*SA*1**20261122~SAC*C*D240***750~N9*ZZ*1~MSG*Ring the bell~TXI*ST*1.90*8.25~"
        "PO1*1*30*EA*9.95**VN*A-1~SDQ*EA*92*S1*10*S2*5~SDQ*EA*92*S3*15~SCH*12*EA***002*20261201~"
        "SAC*A*C310***100~TXI*ST*0.50*8.25~N9*ZZ*2~MSG*red~CTT*1~"
    ).order
    assert [(one.charge, one.amount, one.reason_code) for one in read.allowances_charges] == [
        (True, Decimal("7.50"), "D240")
    ]
    assert "Ring the bell" in [one.text for one in read.notes]
    assert [(one.amount, one.rate) for one in read.taxes] == [(Decimal("1.90"), Decimal("8.25"))]
    (line,) = read.lines
    assert [(str(one.quantity), one.location) for one in line.schedule] == [
        ("12", None), ("10", "S1"), ("5", "S2"), ("15", "S3"),
    ]  # fmt: skip
    assert [(one.charge, one.amount) for one in line.allowances_charges] == [(False, Decimal("1.00"))]
    assert [one.amount for one in line.taxes] == [Decimal("0.50")]
    assert [one.text for one in line.notes] == ["red"]


def test_an_860_names_its_actions() -> None:
    read = x12("BCH*04*SA*PO-1**1*20261122~POC*1*QD*10*5*EA*9.95**VN*A-1~POC*2*DI******VN*B~CTT*2~", "860", "PC")
    assert (read.order.number, read.order.purpose) == ("PO-1", "change")
    assert [(line.number, line.action) for line in read.order.lines] == [("1", "change"), ("2", "cancel")]
