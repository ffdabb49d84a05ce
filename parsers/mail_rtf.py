r"""The text of a rich text body: undoes Outlook's compression (MS-OXRTFCP) and leaves the formatting out.

    {\rtf1\ansi\ansicpg1252 Bitte liefern:\par 6 x NW-1001\par}    ->    Bitte liefern:\n6 x NW-1001\n

For reading an order only: pictures, fonts, styles and what HTML was wrapped in it are dropped.
"""

from __future__ import annotations

import re
import struct
from typing import Final

_COMPRESSED: Final = 0x75465A4C
_PLAIN: Final = 0x414C454D
_WINDOW: Final = 4096
_START: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20"
    b"\\b\\i\\u\\tab\\tx"
)
_MAX_RAW: Final = 20 * 1024 * 1024
_TOKEN: Final = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)
_DROPPED: Final = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "object", "listtable", "generator",
    "themedata", "datastore", "latentstyles", "xmlnstbl",
})  # fmt: skip
_SYMBOLS: Final = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_SIGNS: Final = {
    "par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "tab": "\t", "cell": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip


def decompress(content: bytes) -> bytes:
    """The raw RTF; "" when it is no compressed RTF or a broken one gives nothing."""
    if len(content) < 16:
        return b""
    _, raw_size, magic, _ = struct.unpack_from("<IIII", content)
    if magic == _PLAIN:
        return content[16 : 16 + raw_size]
    if magic != _COMPRESSED or raw_size > _MAX_RAW:
        return b""
    window = bytearray(_START) + bytearray(_WINDOW - len(_START))
    write, at, out = len(_START), 16, bytearray()
    while at < len(content) and len(out) < raw_size:
        control = content[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                piece = content[at : at + 1]
                at += 1
            else:
                pair = content[at : at + 2]
                at += 2
                if len(pair) < 2:
                    return bytes(out)
                reference = int.from_bytes(pair, "big")
                start, length = reference >> 4, (reference & 15) + 2
                if start == write:
                    return bytes(out)
                piece = _copied(window, start, length, write)
            for sign in piece:
                window[write] = sign
                write = (write + 1) % _WINDOW
            out += piece
    return bytes(out[:raw_size])


def _copied(window: bytearray, start: int, length: int, write: int) -> bytes:
    """Bytes of the window; a run may read what it has itself just written."""
    found = bytearray()
    for offset in range(length):
        place = (start + offset) % _WINDOW
        back = (place - write) % _WINDOW
        found.append(found[back] if back < len(found) else window[place])
    return bytes(found)


def text_of(rtf: bytes) -> str:
    """The words, one line a paragraph."""
    reader = _Reader()
    for found in _TOKEN.finditer(rtf[:_MAX_RAW].decode("latin-1")):
        reader.take(found)
    joined = "".join(reader.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return joined.replace("\0", "").strip() + "\n" if joined.strip() else ""


class _Reader:
    """Groups that hold no words are left out; `out` collects the rest."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._dropped = [False]
        self._skip = False

    def take(self, found: re.Match[str]) -> None:
        """One token."""
        word, number, code, symbol, brace, plain = found.groups()
        if brace == "{":
            self._dropped.append(self._dropped[-1])
        elif brace == "}":
            self._dropped = self._dropped[:-1] or [False]
        elif symbol == "*" or word in _DROPPED:
            self._dropped[-1] = True
        elif self._dropped[-1]:
            return
        elif word == "u" and number:
            self.out.append(chr(int(number) % 65536))
            self._skip = True
        elif word or symbol:
            self.out.append(_SIGNS.get(word or "", "") if word else _SYMBOLS.get(symbol, ""))
        else:
            self._words(code, plain)

    def _words(self, code: str | None, plain: str | None) -> None:
        if self._skip:
            # After a \u stands one sign for readers that know no Unicode.
            self._skip, code, plain = False, None, plain[1:] if plain else None
        if code:
            self.out.append(bytes([int(code, 16)]).decode("cp1252", "replace"))
        self.out.append(plain or "")
