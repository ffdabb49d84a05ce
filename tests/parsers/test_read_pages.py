"""A page is recognised once: the second time its words come from what was kept under the hash of its picture."""

from __future__ import annotations

from pathlib import Path

from orderhub.budget import recognising_within
from orderhub.capturing.page_folder import PageFolder
from orderhub.document import Document
from orderhub.read_pages import keeping_pages
from parsers import fax_image

from .pdf_samples import sample_fax


def _values(document: Document) -> list[dict[str, str]]:
    found = fax_image.parse(document).extracts[0]
    return [{name: one[0].raw for name, one in node.values.items()} for node in found.root.children]


def test_a_page_that_was_read_before_needs_no_recognition(tmp_path: Path) -> None:
    folder = PageFolder(tmp_path)
    document = Document(sample_fax("no_prices", head=""))
    with keeping_pages(folder):
        first = _values(document)
    assert first
    (kept,) = tmp_path.glob("??/*.json")
    # No time is left to recognise anything: what is read now was kept.
    moments = iter([1.0])
    with keeping_pages(folder), recognising_within(lambda: next(moments, 0.0)):
        found = fax_image.parse(document).extracts[0]
    assert len(found.root.children) == len(first)
    kept.write_bytes(b"rubbish")
    with keeping_pages(folder), recognising_within(lambda: 0.0):
        assert fax_image.parse(document).extracts == []


def test_only_the_newest_pages_are_left(tmp_path: Path) -> None:
    folder = PageFolder(tmp_path)
    for at in range(5):
        folder.keep(f"{at}{at}", b"{}")
    folder.forget_oldest(left=2)
    assert len(list(tmp_path.glob("??/*"))) == 2
