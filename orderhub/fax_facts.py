"""Facts of a fax that its gateway tells beside the picture: in a file next to it, or in the mail that brings it.

    NAME.tif, NAME.txt     Caller: 0711 4567-99          -> caller +49711456799
                           Called: 0711 123456           -> called +49711123456
                           Received: 22.11.2026 08:14    -> fax_time 2026-11-22T07:14:00+00:00
    Subject: Fax von 0711456799 an 0711123456, 3 Seiten  -> ... fax_pages 3

What a gateway writes differs from maker to maker: `Told` holds the patterns an installation gives in hub.yaml, one for
each fact. The text is looked through piece by piece, as text: XML and JSON too, so that nothing strange is parsed. A
number is a hint and no proof: it can be forged. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from orderhub.errors import SettingsError
from orderhub.mapping.patterns import checked

MAX_TEXT: Final = 8192
"""Characters that are looked through; gateways write a few hundred."""
_PIECE: Final = 200
_OPEN: Final = 2
"""Repeats without an upper bound in a pattern: with the pieces' length it bounds the time of `search`."""
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,30}")
_BREAKS: Final = re.compile(r"(?=<[^/])|(?<=[,;{])")
"""Where a long line of XML or JSON may be parted."""


class Told(msgspec.Struct, frozen=True):
    """How to read a gateway's words. Goes as JSON in the envelope of a mail to the parser that opens it."""

    patterns: dict[str, str]
    """Name of a fact to its pattern: the first group that matched, or all that did."""
    senders: tuple[str, ...] = ()
    """Addresses, or domains, of the gateway; of mails only."""
    country_code: str = "49"
    time_zone: str = "Europe/Berlin"

    def is_from(self, sender: str) -> bool:
        """Whether a mail of `sender` is the gateway's."""
        address = sender.casefold()
        return bool(address) and (address in self.senders or address.rpartition("@")[2] in self.senders)

    def facts(self, text: str) -> dict[str, str]:
        """Facts for the envelope: caller and called in E.164, fax_time in UTC, every other as fax_NAME."""
        found: dict[str, str] = {}
        for name, value in self._values(text):
            if name in ("caller", "called"):
                if number := e164(value, self.country_code):
                    found[name] = number
            elif name == "time":
                if at := read_stamp(value, ZoneInfo(self.time_zone)):
                    found["fax_time"] = at.isoformat()
            else:
                found[f"fax_{name}"] = value
        return found

    def _values(self, text: str) -> Iterator[tuple[str, str]]:
        pieces = list(_pieces(text))
        for name, pattern in self.patterns.items():
            search = re.compile(pattern, re.IGNORECASE).search
            match = next(filter(None, map(search, pieces)), None)
            value = next(filter(None, match.groups()), "" if match.groups() else match[0]) if match else ""
            if value := value.strip():
                yield name, value


def told(
    source: str, option: str, said: object, *, besides: Sequence[str] = (), country_code: str = "49",
    time_zone: str = "Europe/Berlin",
) -> Told:  # fmt: skip
    """The patterns of `option` of a source in hub.yaml, without its entries `besides`. Raises: SettingsError."""

    def refuse(entry: str, value: object, expected: str) -> SettingsError:
        return SettingsError(
            "remote.option", name=source, option=f"{option}{entry and '.' + entry}", value=value, expected=expected
        )

    if not isinstance(said, Mapping):
        raise refuse("", said, "a pattern for each of caller, called, time, pages, ...")
    given: dict[str, Any] = {str(name): value for name, value in said.items() if name not in besides}
    for name, pattern in given.items():
        if not _NAME.fullmatch(name):
            raise refuse(name, pattern, "a name of small letters, digits, _")
        try:
            checked(str(pattern), most_open=_OPEN, ignore_case=True)
        except ValueError as problem:
            raise refuse(name, pattern, f"a plain regular expression ({problem})") from problem
    if not given:
        raise refuse("", "{}", "a pattern for each of caller, called, time, pages, ...")
    senders = said.get("from", ()) if "from" in besides else ()
    addresses = [senders] if isinstance(senders, str) else senders
    if "from" in besides and not addresses:
        raise refuse("from", "", "address or domain of the gateway")
    zone_of(source, time_zone)
    return Told(
        {name: str(pattern) for name, pattern in given.items()}, tuple(str(one).casefold() for one in addresses),
        country_code, time_zone,
    )  # fmt: skip


def fax_mail(source: str, said: object) -> dict[str, str]:
    r"""What a mailbox puts into the envelope of its mails to know those of a fax gateway. Raises: SettingsError.

    `said`: `{from: fax@gateway.example, caller: "Fax von (\S+)", ...}` of hub.yaml, or nothing.
    """
    if not said:
        return {}
    besides = ("from", "country_code", "time_zone")
    places = {name: str(said[name]) for name in besides[1:] if name in said} if isinstance(said, Mapping) else {}
    rules = told(source, "fax_mail", said, besides=besides, **places)
    return {"fax_mail": msgspec.json.encode(rules).decode()}


def zone_of(source: str, name: str) -> ZoneInfo:
    """The time zone. Raises: SettingsError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(
            "remote.option", name=source, option="time_zone", value=name, expected="e.g. Europe/Berlin"
        ) from error


def text_of(content: bytes) -> str:
    """What a gateway wrote, whose character set nobody tells: by its mark, as UTF-8, else as Windows wrote it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _pieces(text: str) -> Iterator[str]:
    for line in text[:MAX_TEXT].splitlines():
        if len(line) <= _PIECE:
            yield line
        else:
            yield from (piece[:_PIECE] for piece in _BREAKS.split(line) if piece)


def e164(number: str, country_code: str) -> str:
    """`number` as +49711456799. What is no public number (an extension, too short) stays as its digits.

    Source: ITU-T E.164: at most 15 digits after the plus sign; 00 and 0 are the German prefixes.
    """
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+"):
        # +49 (0)711: the zero in brackets is for those who call from inside the country.
        full = re.sub(r"\D", "", number.replace("(0)", ""))
    elif digits.startswith("00"):
        full = digits[2:]
    elif digits.startswith("0"):
        full = country_code + digits[1:]
    elif digits.startswith(country_code) and len(digits) >= 10:
        full = digits
    else:
        return digits
    return f"+{full}" if 7 <= len(full) <= 15 else digits


def read_stamp(stamp: str, zone: ZoneInfo) -> datetime | None:
    """The instant of a stamp such as 22.11.26_08.14, 22.11.2026 08:14 or 20261122-081402 in `zone`, as UTC.

    None if it is none. A stamp that tells its own offset (ISO 8601) means that.
    """
    try:
        exact = datetime.fromisoformat(stamp.strip())
    except ValueError:
        exact = None
    if exact is not None and exact.tzinfo is not None:
        return exact.astimezone(UTC)
    groups = re.findall(r"\d+", stamp)
    digits = "".join(groups)
    years = len(groups[2]) if len(groups) > 3 and len(groups[0]) <= 2 else 0
    if years in (2, 4) and len(groups) in (5, 6):
        digits = "".join(one.zfill(2) for one in groups)
        form = "%d%m%y%H%M" if years == 2 else "%d%m%Y%H%M"
        form += "%S" if len(groups) == 6 else ""
    elif len(digits) in (12, 14):
        form = "%Y%m%d%H%M" if len(digits) == 12 else "%Y%m%d%H%M%S"
    else:
        return None
    try:
        return datetime.strptime(digits, form).replace(tzinfo=zone).astimezone(UTC)
    except ValueError:
        return None
