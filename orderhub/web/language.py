"""Which language a request is answered in, and the words of the screens.

Order of choice: what Airflow shows (its `i18nextLng`, copied into a cookie by `frame.js`), the browser's
`Accept-Language`, the installation's setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from orderhub.web.locale import de, de_document, de_figures, de_learn, en, en_document, en_figures, en_learn

LANGUAGES: Final = ("de", "en")
COOKIE: Final = "orderhub_language"
CATALOGUES: Final[dict[str, dict[str, str]]] = {
    "de": {**de.WORDS, **de_document.WORDS, **de_figures.WORDS, **de_learn.WORDS},
    "en": {**en.WORDS, **en_document.WORDS, **en_figures.WORDS, **en_learn.WORDS},
}


def choose(cookie: str | None, accept: str | None, default: str) -> str:
    """One of `LANGUAGES`."""
    for wish in (cookie, *_preferred(accept or ""), default):
        short = (wish or "")[:2].lower()
        if short in LANGUAGES:
            return short
    return "de"


def _preferred(accept: str) -> list[str]:
    """Language tags of an Accept-Language header, most wanted first."""
    wishes: list[tuple[float, str]] = []
    for part in accept.split(",")[:20]:
        tag, _, parameters = part.strip().partition(";")
        weight = parameters.strip().removeprefix("q=")
        try:
            wishes.append((float(weight) if weight else 1.0, tag))
        except ValueError:
            continue
    return [tag for _, tag in sorted(wishes, key=lambda wish: -wish[0])]


def words(key: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """The words for `key`; the last part of the key where nobody has written any."""
    entry = CATALOGUES[language].get(key)
    if entry is None:
        return key.rpartition(".")[2].replace("_", " ")
    return entry.format_map(params or {})


def has_words(key: str) -> bool:
    """Whether the catalogues know `key`."""
    return key in CATALOGUES["en"]
