"""Outlook's .msg files open like any other mail; what is broken is named and harms nobody."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from orderhub.document import Document
from orderhub.errors import BrokenDocument
from parsers import mail_message

CORPORA = Path(os.environ.get("ORDERHUB_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
FOLDER = CORPORA / "capture/mail/apache+tika"


def outlook(name: str) -> bytes:
    path = Path(FOLDER, name)
    if not path.exists():
        pytest.skip(f"no {path}")
    return path.read_bytes()


def opened(content: bytes) -> mail_message.Unpacked:
    document = Document(content, "anfrage.msg")
    assert mail_message.sniff(document) == 85
    return mail_message.unpack(document)


def test_text_sender_date_and_attachments_come_out() -> None:
    found = opened(outlook("testMSG_att_doc.msg"))
    assert found.envelope["sender"] == "nicolas1.23456@free.fr"
    assert found.envelope["date"] == "2009-04-22T14:36:33+00:00"
    assert [one.name for one in found.parts] == ["body.txt", "test-unicode.doc", "pj1.txt"]


def test_an_outlook_item_inside_is_named_and_the_pdf_beside_it_is_read() -> None:
    found = opened(outlook("testMSG_att_msg.msg"))
    assert [(one.media_type, one.content[:5]) for one in found.parts[1:]] == [("application/pdf", b"%PDF-")]
    assert [(one.name, one.code) for one in found.skipped] == [("Test Attachment", "mail.skipped-outlook")]


def test_pictures_of_a_signature_stay_aside() -> None:
    found = opened(outlook("test-outlook2003.msg"))
    assert {one.code for one in found.skipped} == {"mail.skipped-logo"}
    assert found.parts[0].name == "body.txt"


def test_a_code_page_that_python_names_otherwise_is_read() -> None:
    assert opened(outlook("testMSG_chinese.msg")).envelope["sender"] == "chang@ft"


def test_broken_files_are_refused_in_words() -> None:
    whole = outlook("testMSG.msg")
    chance = random.Random(7)
    for _ in range(60):
        torn = bytearray(whole)
        for _ in range(20):
            torn[chance.randrange(512, len(torn))] = chance.randrange(256)
        with suppress(BrokenDocument):
            # Any other exception fails the test.
            opened(bytes(torn[: chance.randrange(1024, len(torn))]))
