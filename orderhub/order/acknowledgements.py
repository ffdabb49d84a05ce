"""What a partner says to a message of ours (CONTRL, APERAK, 997, 999, 824, TA1): parsed message in, verdict out. Pure.

    UCI+17+...+8'UCM+1+ORDRSP:D:96A:UN+4'UCS+6+'UCD+12+2:1'   -> interchange 17: message 1 rejected, segment 6 element 2
    AK1*PR*17~AK2*855*0001~AK3*PO1*6**8~AK4*2*330*6*12x~AK5*E*5~AK9*E*1*1*1~

Source: ISO 9735 (0083, 0085), UN/EDIFACT APERAK, X12 data elements 715 to 724. The words are ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from orderhub.document import Extract, Finding, Node, Severity
from orderhub.order.acknowledgement_codes import WORDS


class Verdict(StrEnum):
    """What became of our message there."""

    ACCEPTED = "accepted"
    ERRORS = "accepted_with_errors"
    REJECTED = "rejected"


class Fault(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One fault the partner names. `list_` is the code list: 0085, 720, 723, 718, 716, I18 or free."""

    list_: str
    code: str
    segment: str = ""
    tag: str = ""
    element: str = ""
    component: str = ""
    value: str = ""
    text: str = ""

    def finding(self) -> Finding:
        """The fault in words, German and English."""
        english, german = WORDS.get((self.list_, self.code), ("It names the error", "Genannt wird der Fehler"))
        if self.text:
            english = german = self.text
        where = [("segment", "Segment", " ".join(one for one in (self.segment, self.tag) if one)),
                 ("element", "Element", self.element), ("component", "Komponente", self.component)]  # fmt: skip
        said = ", ".join(f"{word} {value}" for word, _, value in where if value)
        said_de = ", ".join(f"{word} {value}" for _, word, value in where if value)
        value = f": {self.value}" if self.value else ""
        return Finding("reply.fault", Severity.WARNING, params={
            "what": english, "what_de": german, "code": self.code,
            "place": f", {said}{value}" if said or value else "",
            "place_de": f", {said_de}{value}" if said_de or value else "",
        })  # fmt: skip


class Answered(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The verdict on one message of ours; `reference` is UNH 0062 or ST02, "" for all of the group."""

    verdict: Verdict
    message: str = ""
    reference: str = ""
    faults: tuple[Fault, ...] = ()


class Acknowledgement(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One acknowledgement: what it answers, and how. Of `interchange`, `group` and `numbers` it names at least one."""

    message: str
    verdict: Verdict
    interchange: str = ""
    """UCI 0020, TA101."""
    group: str = ""
    """AK102."""
    numbers: tuple[str, ...] = ()
    """Document numbers (APERAK RFF, 824 OTI)."""
    answers: tuple[Answered, ...] = ()
    faults: tuple[Fault, ...] = ()

    def verdict_on(self, reference: str) -> Verdict:
        """The verdict on our message of that reference: its own, where one is given, never better than the whole."""
        own = [one.verdict for one in self.answers if one.reference.lstrip("0") == reference.lstrip("0")]
        if self.verdict is Verdict.REJECTED and not own:
            return Verdict.REJECTED
        return own[0] if own else self.verdict

    def faults_of(self, reference: str) -> list[Fault]:
        """The faults of that message, and those of the whole."""
        own = [one for one in self.answers if one.reference.lstrip("0") == reference.lstrip("0")]
        return [*self.faults, *(fault for one in own for fault in one.faults)]


def read(extract: Extract) -> Acknowledgement | None:
    """The acknowledgement in a message; None when it is none or names nothing that it answers."""
    message = extract.keys.get("message", "")
    found = _READERS[message](extract.root, message) if message in _READERS else None
    return found if found and (found.interchange or found.group or found.numbers) else None


# --- the tree --------------------------------------------------------------------------------------------------------


def _all(node: Node, *names: str) -> list[Node]:
    """Segments of these tags, at any depth, in document order."""
    found: list[Node] = []
    for child in node.children:
        if child.name in names:
            found.append(child)
        found += _all(child, *names)
    return found


def _value(node: Node, code: str) -> str:
    """The first value of that code in a segment or its composites."""
    for holder in (node, *(child for child in node.children if not _is_segment(child))):
        if code in holder.values:
            return holder.values[code][0].raw.strip()
    return ""


def _values(node: Node, code: str) -> list[str]:
    holders = (node, *(child for child in node.children if not _is_segment(child)))
    return [found.raw.strip() for holder in holders for found in holder.values.get(code, ())]


def _is_segment(node: Node) -> bool:
    """Composites have no place of their own or a name such as C507, S009, id."""
    return node.where.tag == node.name


# --- EDIFACT ---------------------------------------------------------------------------------------------------------

_ACTIONS: Final = {"4": Verdict.REJECTED, "7": Verdict.ACCEPTED, "8": Verdict.ACCEPTED}


def _contrl(root: Node, message: str) -> Acknowledgement | None:
    uci = next(iter(_all(root, "UCI")), None)
    if uci is None:
        return None
    answers = []
    for ucm in _all(root, "UCM"):
        faults = [*_ucm_faults(ucm)]
        verdict = _ACTIONS.get(_value(ucm, "0083"), Verdict.ACCEPTED)
        answers.append(Answered(
            verdict=Verdict.ERRORS if faults and verdict is Verdict.ACCEPTED else verdict,
            message=_value(ucm, "0065"), reference=_value(ucm, "0062"), faults=tuple(faults),
        ))  # fmt: skip
    faults = [_service_fault(uci)] if _value(uci, "0085") else []
    verdict = _ACTIONS.get(_value(uci, "0083"), Verdict.ACCEPTED)
    return Acknowledgement(
        message=message, interchange=_value(uci, "0020"), answers=tuple(answers), faults=tuple(faults),
        verdict=_together(verdict, answers, has_faults=bool(faults)),
    )  # fmt: skip


def _ucm_faults(ucm: Node) -> Iterator[Fault]:
    if _value(ucm, "0085"):
        yield _service_fault(ucm)
    for ucs in _all(ucm, "UCS"):
        at = _value(ucs, "0096")
        if code := _value(ucs, "0085"):
            yield Fault(list_="0085", code=code, segment=at)
        for ucd in _all(ucs, "UCD"):
            yield Fault(list_="0085", code=_value(ucd, "0085"), segment=at, element=_value(ucd, "0098"),
                        component=_value(ucd, "0104"))  # fmt: skip


def _service_fault(node: Node) -> Fault:
    return Fault(list_="0085", code=_value(node, "0085"), tag=_value(node, "0013"), element=_value(node, "0098"),
                 component=_value(node, "0104"))  # fmt: skip


_ACCEPTED_BY_FUNCTION: Final = frozenset({"6", "28", "29", "30", "34", "44"})


def _aperak(root: Node, message: str) -> Acknowledgement | None:
    bgm = next(iter(_all(root, "BGM")), None)
    faults = []
    for erc in _all(root, "ERC"):
        words = " ".join(word for ftx in _all(erc, "FTX") for word in _values(ftx, "4440"))
        faults.append(Fault(list_="free", code=_value(erc, "9321"), text=words))
    function, name = (_value(bgm, "1225"), _value(bgm, "1001")) if bgm else ("", "")
    if function == "27" or (name == "313" and function not in _ACCEPTED_BY_FUNCTION):
        verdict = Verdict.REJECTED
    else:
        verdict = Verdict.ERRORS if faults else Verdict.ACCEPTED
    numbers = tuple(
        dict.fromkeys(value for rff in _all(root, "RFF") for value in _values(rff, "1154") if _value(rff, "1153"))
    )
    return Acknowledgement(message=message, numbers=numbers, verdict=verdict, faults=tuple(faults))


# --- X12 -------------------------------------------------------------------------------------------------------------

_STATUS: Final = {"A": Verdict.ACCEPTED, "E": Verdict.ERRORS, "P": Verdict.ERRORS, "R": Verdict.REJECTED,
                  "M": Verdict.REJECTED, "W": Verdict.REJECTED, "X": Verdict.REJECTED}  # fmt: skip


def _functional(root: Node, message: str) -> Acknowledgement | None:
    """997 and 999: AK1, then AK2 with its AK3/IK3, AK4/IK4, AK5/IK5, then AK9."""
    group = next(iter(_all(root, "AK1")), None)
    if group is None:
        return None
    answers = []
    for ak2 in _all(root, "AK2"):
        end = next(iter(_all(ak2, "AK5", "IK5")), None)
        faults = list(_segment_faults(ak2))
        if end is not None:
            codes = [*_values(end, "718"), *_values(end, "618")]
            # 5 only says that faults of segments follow; those speak for themselves.
            faults += [Fault(list_="718", code=code) for code in codes if code != "5" or not faults]
        answers.append(Answered(
            verdict=_STATUS.get(_value(end, "717") if end else "", Verdict.ACCEPTED),
            message=_value(ak2, "143"), reference=_value(ak2, "329"), faults=tuple(faults),
        ))  # fmt: skip
    end = next(iter(_all(root, "AK9")), None)
    verdict = _STATUS.get(_value(end, "715"), Verdict.ACCEPTED) if end else Verdict.ACCEPTED
    whole = tuple(Fault(list_="716", code=code) for code in (_values(end, "716") if end else ()))
    return Acknowledgement(
        message=message, group=_value(group, "28"), answers=tuple(answers), faults=whole, verdict=verdict
    )


def _segment_faults(ak2: Node) -> Iterator[Fault]:
    for ak3 in _all(ak2, "AK3", "IK3"):
        tag, at = _value(ak3, "721"), _value(ak3, "719")
        inner = _all(ak3, "AK4", "IK4")
        code = _value(ak3, "720") or _value(ak3, "620")
        if not inner or code not in ("", "8"):
            yield Fault(list_="720", code=code or "8", segment=at, tag=tag)
        for ak4 in inner:
            yield Fault(
                list_="723", code=_value(ak4, "723") or _value(ak4, "621"), segment=at, tag=tag,
                element=_value(ak4, "722"), component=_value(ak4, "1528"), value=_value(ak4, "724"),
            )  # fmt: skip


def _advice(root: Node, message: str) -> Acknowledgement | None:
    """824: OTI says what is answered and how (TA, TE, TR and their kin for items and batches), TED what is wrong."""
    verdict, numbers, faults, groups = Verdict.ACCEPTED, [], [], []
    for oti in _all(root, "OTI"):
        last = _value(oti, "110")[1:]
        verdict = max(verdict, {"R": Verdict.REJECTED, "E": Verdict.ERRORS}.get(last, Verdict.ACCEPTED), key=_WORST)
        numbers += _values(oti, "127")
        groups += _values(oti, "28")
        faults += [
            Fault(list_="free", code=_value(ted, "647"), tag=_value(ted, "721"), segment=_value(ted, "719"),
                  element=_value(ted, "722"), value=_value(ted, "724"), text=_value(ted, "3"))
            for ted in _all(oti, "TED")
        ]  # fmt: skip
    return Acknowledgement(
        message=message, verdict=verdict, numbers=tuple(numbers), group=groups[0] if groups else "",
        faults=tuple(faults),
    )  # fmt: skip


def _interchange(root: Node, message: str) -> Acknowledgement | None:
    ta1 = next(iter(_all(root, "TA1")), None)
    if ta1 is None:
        return None
    code = _value(ta1, "I18")
    faults = (Fault(list_="I18", code=code),) if code.strip("0") else ()
    verdict = _STATUS.get(_value(ta1, "I17"), Verdict.ACCEPTED)
    return Acknowledgement(message=message, interchange=_value(ta1, "I12"), verdict=verdict, faults=faults)


_WORST = list(Verdict).index


def _together(verdict: Verdict, answers: list[Answered], *, has_faults: bool) -> Verdict:
    """CONTRL says rejected at the top only when the whole interchange is."""
    if verdict is Verdict.REJECTED:
        return verdict
    if has_faults or any(one.verdict is not Verdict.ACCEPTED for one in answers):
        return Verdict.ERRORS
    return verdict


_READERS: Final = {
    "CONTRL": _contrl, "APERAK": _aperak, "997": _functional, "999": _functional, "824": _advice, "TA1": _interchange,
}  # fmt: skip
