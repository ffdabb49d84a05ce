"""Every code the sources use has its words, in both languages and with all their places filled."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import connectors
from orderhub.messages.remote import MESSAGES

SOURCES = ("imap_mailbox", "drop_folder", "fax_folder", "sftp_drop", "oscar_shop")


def test_every_code_in_use_has_words() -> None:
    folder = Path(str(connectors.__file__)).parent
    shared = [folder.parent / "orderhub" / f"{name}.py" for name in ("file_source", "oauth")]
    files = [folder / f"{name}.py" for name in SOURCES] + shared
    used = {code for file in files for code in re.findall(r'"(remote\.[a-z-]+)"', file.read_text(encoding="utf-8"))}
    assert len(used) > 10
    assert used - MESSAGES.keys() == set()
    assert MESSAGES.keys() - used == set()


def test_both_languages_name_the_same_facts_and_say_what_to_do() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for code, message in MESSAGES.items():
        assert places(message.en) == places(message.de), code
        assert places(message.hint_en) == places(message.hint_de), code
        assert message.hint_en, code
        assert message.hint_de, code
