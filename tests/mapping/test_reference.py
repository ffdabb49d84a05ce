from __future__ import annotations

from pathlib import Path

import pytest

from orderhub.document import Finding
from orderhub.mapping import checks, dates, fields, file, rule
from orderhub.messages.mapping import MESSAGES

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "mapping-language.md").read_text(encoding="utf-8")
WORDS = {
    *file.KEYS,
    *file.FORMATS,
    *file.REPLIES,
    *file.WEIGHTS,
    *rule.KEYS,
    *rule.ON_MISSING,
    *checks.NAMES,
    *fields.LINE,
    *fields.PARTIES,
    *fields.PARTY,
    *fields.LISTS,
    *(name for name in fields.HEADER if name.partition(".")[0] not in fields.PARTIES),
    *(name for inner in fields.LISTS.values() for name in inner),
    *(set(dates.FORMATS) - {"auto"}),
}


@pytest.mark.parametrize("word", sorted(WORDS))
def test_the_reference_names_each_word_of_the_language(word: str) -> None:
    assert f"`{word}`" in PAGE or f"`{word}:" in PAGE or f"({word})" in PAGE or f"{word}(" in PAGE


def test_each_message_has_both_languages_and_its_params_in_both() -> None:
    import string

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    for code, message in MESSAGES.items():
        assert names(message.en) == names(message.de), code
        assert message.en != message.de
        assert bool(message.hint_en) == bool(message.hint_de)
        assert Finding(code).message("de")
