"""Archives: what is unpacked, and every bomb ends in words and without memory."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from orderhub.document import Document
from orderhub.errors import BrokenDocument, LimitExceeded
from orderhub.registry import parser_for
from parsers import zip_archive


def a_zip(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def unpack(content: bytes):
    return zip_archive.unpack(Document(content=content, name="x.zip", channel="mail"))


def test_entries_become_parts_with_their_last_name_as_label() -> None:
    opened = unpack(
        a_zip(("../../etc/order.csv", b"a;b"), ("dir/", b""), ("__MACOSX/x", b"1"), ("C:\\x\\b.pdf", b"%PDF"))
    )
    assert [(part.name, part.content, part.channel) for part in opened.parts] == [
        ("order.csv", b"a;b", "mail"), ("b.pdf", b"%PDF", "mail"),
    ]  # fmt: skip
    assert [one.code for one in opened.skipped] == ["document.zip-entry"]


@pytest.mark.parametrize(
    ("what", "content"),
    [
        ("ratio", a_zip(("zeros", b"\0" * 3_000_000))),
        ("entries", a_zip(*((f"{number}", b"x") for number in range(1001)), method=zipfile.ZIP_STORED)),
    ],
)
def test_bombs_are_refused(what: str, content: bytes) -> None:
    with pytest.raises(LimitExceeded) as refused:
        unpack(content)
    assert (refused.value.code, refused.value.params["what"]) == ("document.zip-limit", what)


def test_doubled_names_and_overlapping_entries_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        doubled = a_zip(("a", b"1"), ("a", b"2"))
    with pytest.raises(LimitExceeded):
        unpack(doubled)
    honest = bytearray(a_zip(("a", b"1" * 50), ("b", b"2" * 50), method=zipfile.ZIP_STORED))
    second = honest.rindex(b"PK\x01\x02")
    honest[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(LimitExceeded) as refused:
        unpack(bytes(honest))
    assert refused.value.params["what"] == "overlapping entries"


def test_a_directory_that_lies_about_sizes_does_not_help() -> None:
    content = bytearray(a_zip(("zeros", b"\0" * 50_000_000)))
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = content.index(signature) + place
        content[at : at + 4] = struct.pack("<I", 1000)
    opened = unpack(bytes(content))
    assert sum(len(part.content) for part in opened.parts) <= 1_000_000


def test_encrypted_entries_and_links_are_skipped_with_their_reason() -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    content = bytearray(a_zip((link, b"/etc/passwd"), ("secret.pdf", b"x" * 20)))
    at = content.rindex(b"PK\x01\x02") + 8
    content[at] |= 1
    assert [one.code for one in unpack(bytes(content)).skipped] == ["document.zip-entry", "document.zip-encrypted"]


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 5, b"PK\x03\x04" + b"\xff" * 500])
def test_rubble_is_broken(content: bytes) -> None:
    with pytest.raises(BrokenDocument, match=r"document\.zip-broken"):
        unpack(content)


def test_office_files_are_no_archives() -> None:
    document = Document(content=a_zip(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")), name="x.docx")
    assert zip_archive.sniff(document) is None


def test_a_zip_that_holds_a_mail_unpacked_is_a_zip() -> None:
    mail = b"From: a@b.example\r\nTo: x@y.example\r\nSubject: Bestellung %d\r\n\r\nHallo\r\n"
    for number in range(20):
        held = a_zip(("mail.eml", mail % number), method=zipfile.ZIP_STORED)
        assert parser_for(Document(held, "mails.zip")).NAME == zip_archive.NAME
