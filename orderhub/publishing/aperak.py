"""The application's word on one order: taken in, with every finding that the screen shows. EDIFACT APERAK D.96A.

    BGM+312+AP-17+9'DTM+137:202611220915:203'RFF+ACW:NW4711'RFF+ON:PO-4711'NAD+BY+...'NAD+SU+...'
    ERC+PRICE::91'FTX+AAO+++Position 2?: bestellt zu 3,00, laut Preisliste 2,50 EUR ...'RFF+LI:2'

BGM 1001: 312 acknowledgement, 313 application error: something has to be clarified. BGM 1225: 29 accepted as it is, 34
accepted although something was found, 27 not accepted. It says nothing of the contract (that is the ORDRSP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orderhub.document import Finding, Severity
from orderhub.publishing import party_segments as common
from orderhub.publishing.edifact_writer import Segment, write_interchange
from orderhub.publishing.facts import Answer, ReplyFacts
from orderhub.publishing.written_text import free_parts, identifier, required

REPLY = "APERAK"
_MAX_FINDINGS = 999
_LINE = re.compile(r"lines\[(\d+)\]")


def write_aperak(facts: ReplyFacts) -> bytes:
    """The interchange with one APERAK. Raises: publish.value-missing, publish.value-too-long."""
    return write_interchange(
        [("APERAK:D:96A:UN", list(_segments(facts)))],
        facts,
    )


def _segments(facts: ReplyFacts) -> Iterator[Segment]:
    order = facts.order
    found = [one for one in facts.findings if one.severity is not Severity.INFO][:_MAX_FINDINGS]
    function = "27" if facts.answer is Answer.REFUSED else "34" if found else "29"
    yield "BGM", "313" if found else "312", f"AP-{facts.control}", function
    yield common.minute("137", facts.now, facts.zone)
    yield common.reference("ACW", required(facts.original.interchange_ref, "interchange_ref", REPLY), REPLY)
    if order.number:
        yield common.reference("ON", order.number, REPLY)
    yield from common.party("BY", order.buyer, REPLY)
    yield from common.party("SU", facts.seller, REPLY)
    for one in found:
        yield from _finding(facts, one)


def _finding(facts: ReplyFacts, one: Finding) -> Iterator[Segment]:
    yield "ERC", (error_code(one.code), "", "91")
    yield "FTX", "AAO", "", "", tuple(free_parts(one.message(facts.language), "FTX.C108.4440"))
    match = _LINE.match(one.field or "")
    if match and int(match[1]) <= len(facts.order.lines):
        number = facts.order.lines[int(match[1]) - 1].number
        yield "RFF", ("LI", identifier(number, "RFF.C506.1154", "line number", REPLY))


def error_code(code: str) -> str:
    """Our code as an..8: the thing it is about, PRICE for `line.price-differs`."""
    room, _, what = code.partition(".")
    return {"edi": "SYNTAX", "mapping": "VALUE", "document": "DOCUMENT"}.get(room, what.partition("-")[0].upper()[:8])
