"""CONTRL and 997 name every message of an interchange: orders, kinds we do not take, and broken ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orderhub.capturing.pool import ParserPool
from orderhub.document import Document
from orderhub.settings import Settings
from orderhub.steps.capture import capture
from orderhub.steps.hub import Hub
from orderhub.steps.publish import publish
from orderhub.steps.work import drain
from parsers import edifact_message, x12_message
from tests.steps.conftest import MakeHub
from tests.steps.rig import REPLIES, Outbox, ScriptedErp, push

POLICY = "syntax: {policy: {edi.unz-count: ignore, edi.unt-count: ignore}}\n"
NORD, US = "4012345900019:14", "4399901000018:14"
MAPPINGS = Path(__file__).parents[2] / "mappings"
NORD, US = "4012345900019:14", "4399901000018:14"


@pytest.fixture(scope="module")
def wanting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ParserPool]:
    """Children that read by mappings in which Nordwind wants CONTRL and counts as he likes."""
    folder = tmp_path_factory.mktemp("wanting")
    for path in MAPPINGS.rglob("*"):
        if path.is_file() and path.suffix in {".yaml", ".csv"}:
            target = folder / path.relative_to(MAPPINGS)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            if path.name == "nordwind.yaml":
                text = text.replace("replies: [", "replies: [contrl, ") + POLICY
            target.write_text(text, encoding="utf-8")
    with ParserPool(Settings(home=folder, mappings_dir=folder, parser_processes=1)) as pool:
        yield pool


@pytest.fixture
def hub(make_hub: MakeHub, wanting: ParserPool, erp: ScriptedErp, out: Outbox) -> Hub:
    made = make_hub(erp=erp, senders=[out], **REPLIES)
    made.__dict__["pool"] = wanting
    return made


def order(reference: str, number: str, *, count: int | None = None) -> str:
    body = (
        f"BGM+220+{number}+9'DTM+137:20261122:102'NAD+BY+4012345900019::9'NAD+SU+4399901000018::9'CUX+2:EUR:9'"
        "LIN+1++4012345100013:EN'QTY+21:5:PCE'UNS+S'"
    )
    return message(reference, "ORDERS", body, count=count)


def message(reference: str, kind: str, body: str, *, count: int | None = None) -> str:
    return f"UNH+{reference}+{kind}:D:96A:UN'{body}UNT+{count or body.count(chr(39)) + 2}+{reference}'"


def interchange(*messages: str, count: int | None = None, reference: str = "77") -> Document:
    head = f"UNB+UNOC:3+{NORD}+{US}+261122:0905+{reference}'"
    text = head + "".join(messages) + f"UNZ+{count if count is not None else len(messages)}+{reference}'"
    return Document(text.encode("latin-1"), f"{reference}.edi", channel="edi")


def answer(hub: Hub, out: Outbox, document: Document) -> list[str]:
    push(hub, document)
    drain(capture, hub)
    drain(publish, hub)
    sent = [one for one in out.got if one.key.partition(":")[0] in {"contrl", "997"}]
    assert sent
    end, read = ("~", x12_message) if sent[-1].key.startswith("997") else ("'", edifact_message)
    assert read.parse(Document(sent[-1].content)).extracts[0].findings == []
    return sent[-1].content.decode("latin-1").split(end)


def test_a_mixed_interchange_is_acknowledged_message_by_message(hub: Hub, out: Outbox) -> None:
    broken = "UNH+3'BGM+220+X'UNT+3+3'"
    said = answer(hub, out, interchange(
        order("1", "NWB-900001"), message("2", "QUOTES", "BGM+310+Q-1+9'"), broken, order("4", "NWB-900004"),
    ))  # fmt: skip
    assert [one for one in said if one.startswith("UC")] == [
        f"UCI+77+{NORD}+{US}+7", "UCM+1+ORDERS:D:96A:UN+7", "UCM+2+QUOTES:D:96A:UN+4+17", "UCM+3++4+13+UNH",
        "UCM+4+ORDERS:D:96A:UN+7",
    ]  # fmt: skip


def test_an_interchange_without_any_order_is_rejected_message_by_message(hub: Hub, out: Outbox) -> None:
    answer(hub, out, interchange(order("1", "NWB-900001")))
    said = answer(hub, out, interchange(message("1", "PRICAT", "BGM+9+P-1+9'"), reference="78"))
    assert [one for one in said if one.startswith("UC")] == [f"UCI+78+{NORD}+{US}+4", "UCM+1+PRICAT:D:96A:UN+4+17"]


def test_what_the_partners_policy_ignores_is_not_said(hub: Hub, out: Outbox) -> None:
    said = answer(hub, out, interchange(order("1", "NWB-900001", count=99), count=9))
    assert [one for one in said if one.startswith("UC")] == [f"UCI+77+{NORD}+{US}+7", "UCM+1+ORDERS:D:96A:UN+7"]


def test_groups_have_their_own_level(hub: Hub, out: Outbox) -> None:
    def group(reference: str, *messages: str, count: int) -> str:
        head = f"UNG+ORDERS+BUY:14+SELL:14+261122:0905+{reference}+UN+D:96A'"
        return head + "".join(messages) + f"UNE+{count}+{reference}'"

    said = answer(hub, out, interchange(
        group("G1", order("1", "NWB-900001"), order("2", "NWB-900002"), count=3),
        group("G2", message("3", "PRICAT", "BGM+9+P'"), count=1),
    ))  # fmt: skip
    assert [one for one in said if one.startswith("UC")] == [
        f"UCI+77+{NORD}+{US}+7", "UCF+G1+BUY:14+SELL:14+7+29+UNE", "UCM+1+ORDERS:D:96A:UN+7",
        "UCM+2+ORDERS:D:96A:UN+7", "UCF+G2+BUY:14+SELL:14+4", "UCM+3+PRICAT:D:96A:UN+4+17",
    ]  # fmt: skip


PO = "BEG*00*NE*{number}**20261122~N1*ST*Store*92*1~PO1*1*5*EA*2**VP*NW-1201~CTT*1~"


def sets(*bodies: tuple[str, str], included: int | None = None, group: str = "PO", control: int = 5) -> str:
    text = f"GS*{group}*WIDGETCO*ORDERHUB*20261122*0905*{control}*X*004010~"
    for number, (code, body) in enumerate(bodies, start=1):
        text += f"ST*{code}*{number:04}~{body}SE*{body.count('~') + 2}*{number:04}~"
    return text + f"GE*{included if included is not None else len(bodies)}*{control}~"


def x12(*groups: str) -> Document:
    isa = "ISA*00*          *00*          *ZZ*WIDGETCO       *ZZ*ORDERHUB       *261122*0905*U*00401*000000088*0*P*>~"
    return Document(f"{isa}{''.join(groups)}IEA*{len(groups)}*000000088~".encode(), "88.x12", channel="edi")


def test_a_997_counts_all_sets_of_its_group_and_no_other(hub: Hub, out: Outbox) -> None:
    document = x12(
        sets(("850", PO.format(number="W-1")), ("832", "BCT*SC~"), ("850", PO.format(number="W-2")), included=4),
        sets(("850", PO.format(number="W-3")), control=6),
    )
    push(hub, document)
    drain(capture, hub)
    drain(publish, hub)
    first, second = (
        [segment for segment in one.content.decode().split("~") if segment.startswith("AK")]
        for one in out.got if one.key.startswith("997")
    )  # fmt: skip
    assert first == [
        "AK1*PO*5", "AK2*850*0001", "AK5*A", "AK2*832*0002", "AK5*R*1", "AK2*850*0003", "AK5*A", "AK9*P*4*3*2*5",
    ]  # fmt: skip
    assert second == ["AK1*PO*6", "AK2*850*0001", "AK5*A", "AK9*A*1*1*1"]
