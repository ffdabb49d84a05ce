"""Cut and changed EDI files: no crash, no lost byte, soon done. A sample; `tools/edi_fuzz.py` takes every byte."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from orderhub.document import Document, Found, Node
from parsers import edifact_message, edifact_syntax

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted([*GOLDEN.glob("edifact/*/input.*"), *GOLDEN.glob("x12/*/input.*")])
STEP = 17


def _tool() -> ModuleType:
    place = Path(__file__).parents[2] / "tools" / "edi_fuzz.py"
    spec = importlib.util.spec_from_file_location("edi_fuzz", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fuzz = _tool()


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}")
def test_cut_and_changed_files_are_read_to_an_outcome(path):
    for changed in fuzz.mutations(path.read_bytes(), STEP):
        assert fuzz.faults(changed) == []


def test_a_lost_byte_would_be_seen(tmp_path):
    content = (GOLDEN / "edifact" / "orders_full" / "input.edi").read_bytes()
    (interchange,) = edifact_syntax.read_interchanges(content)
    del interchange.messages[0].segments[3]
    assert edifact_syntax.serialise([interchange]) != content


def _places(node: Node) -> list[Found]:
    own = [found for founds in node.values.values() for found in founds]
    return own + [found for child in node.children for found in _places(child)]


@pytest.mark.parametrize("end", ["'", "'\n", "'\r\n", "'  \r\n\t"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\r\n", "UNA:+.? '", "\ufeffUNA:+.? '\r\n"])
def test_places_and_bytes_hold_whatever_stands_between_segments(before, end):
    body = ["UNB+UNOC:3+S+R+260131:1015+1", "UNH+1+ORDERS:D:96A:UN", "BGM+220+L1+9", "FTX+AAI+++50?+1 Stück?'s",
            "LIN+1++4012345000016:EN", "UNT+5+1", "UNZ+1+1"]  # fmt: skip
    content = (before + end.join(body) + end).encode("utf-8")
    assert edifact_syntax.serialise(list(edifact_syntax.read_interchanges(content))) == content
    (extract,) = edifact_message.parse(Document(content)).extracts
    for found in _places(extract.root):
        where = found.where
        assert where.offset is not None
        assert where.length is not None
        assert content[where.offset :][: where.length].decode().replace("?+", "+").replace("?'", "'") == found.raw


def test_places_are_right_beyond_the_first_chunk():
    body = "".join(f"LIN+{n}++4012345000016:EN'FTX+AAI+++a?'b {n}'QTY+21:{n}'" for n in range(1, 9000))
    content = f"UNB+UNOC:3+S+R+260131:1015+1'UNH+1+ORDERS:D:96A:UN'{body}UNT+3+1'UNZ+1+1'".encode()
    (message, _) = edifact_syntax.stream(content)
    for nth, segment in enumerate(message.segments, 1):
        assert (segment.number, content[segment.offset :][: len(segment.text)]) == (nth, segment.text.encode())
    assert len(message.segments) == 3 * 8999 + 2
