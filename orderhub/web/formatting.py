"""Numbers, dates and spans of time as people of one language read them (babel), and back from what they type."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import dates, numbers

from orderhub.web.language import words

_LOCALES = {"de": "de_DE", "en": "en_GB"}


class Writer:
    """Writes values in one language and zone."""

    def __init__(self, language: str, zone: str) -> None:
        self.language = language
        self.locale = _LOCALES[language]
        self.zone = ZoneInfo(zone)

    def t(self, key: str, **params: object) -> str:
        """Words of the catalogue."""
        return words(key, self.language, params)

    def number(self, value: Decimal | int | None, *, grouped: bool = True) -> str:
        """A plain number with all its digits."""
        if value is None:
            return ""
        if isinstance(value, Decimal) and not value.is_finite():
            return str(value)
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        digits = "." + "0" * -exponent if isinstance(exponent, int) and exponent < 0 else ""
        whole = "#,##0" if grouped else "0"
        return str(numbers.format_decimal(value, whole + digits, self.locale, decimal_quantization=False))

    def money(self, value: Decimal | None, currency: str | None) -> str:
        """An amount with two digits at least, none of its own lost, and its currency."""
        if value is None:
            return ""
        exponent = value.as_tuple().exponent
        digits = max(2, -exponent) if isinstance(exponent, int) else 2
        amount = numbers.format_decimal(value, format="#,##0." + "0" * min(digits, 6), locale=self.locale)
        return f"{amount}\N{NO-BREAK SPACE}{currency or ''}".strip()

    def percent(self, share: float | None) -> str:
        """A share of 1 as percent with one digit."""
        return (
            "\N{EN DASH}"
            if share is None
            else str(numbers.format_percent(share, "#,##0.0\N{NO-BREAK SPACE}%", self.locale))
        )

    def instant(self, value: datetime | None) -> str:
        """Date and time of day, e.g. "22.11.2026, 07:36"."""
        if value is None:
            return ""
        return str(dates.format_datetime(value, "short", tzinfo=self.zone, locale=self.locale))

    def exact(self, value: datetime | None) -> str:
        """Date and time to the second with the zone, for titles."""
        return "" if value is None else str(dates.format_datetime(value, "long", tzinfo=self.zone, locale=self.locale))

    def moment(self, written: str) -> str:
        """An instant as its ISO 8601 text with an offset tells it, to the second; any other text as it stands."""
        try:
            value = datetime.fromisoformat(written)
        except ValueError:
            return written
        return self.exact(value) if value.tzinfo else written

    def clock(self, value: datetime | None, now: datetime) -> str:
        """Time of day for today, date and time for other days."""
        if value is None:
            return ""
        if value.astimezone(self.zone).date() == now.astimezone(self.zone).date():
            return str(dates.format_time(value, "short", tzinfo=self.zone, locale=self.locale))
        return self.instant(value)

    def day(self, value: date | None) -> str:
        """A business date."""
        return "" if value is None else str(dates.format_date(value, "medium", locale=self.locale))

    def span(self, value: timedelta | float | None) -> str:
        """A span in its two largest units: "850 ms", "4 s", "3 min 20 s", "2 h 5 min", "3 d 4 h"."""
        if value is None:
            return ""
        seconds = value.total_seconds() if isinstance(value, timedelta) else float(value)
        sign = "\N{MINUS SIGN}" if seconds < 0 else ""
        seconds = abs(seconds)
        if seconds < 1:
            return f"{sign}{round(seconds * 1000)}\N{NO-BREAK SPACE}ms"
        units = ((86400, self.t("unit.day")), (3600, "h"), (60, "min"), (1, "s"))
        whole = int(seconds)
        parts: list[str] = []
        for size, name in units:
            count, whole = divmod(whole, size)
            if count or parts:
                parts.append(f"{count}\N{NO-BREAK SPACE}{name}" if count else "")
            if len(parts) == 2:
                break
        return sign + " ".join(part for part in parts if part)

    def size(self, count: int | None) -> str:
        """Bytes as B, kB, MB."""
        if count is None:
            return ""
        for unit, divisor in (("MB", 1_000_000), ("kB", 1000)):
            if count >= divisor:
                return f"{self.number(round(Decimal(count) / divisor, 1))}\N{NO-BREAK SPACE}{unit}"
        return f"{count}\N{NO-BREAK SPACE}B"

    def read_number(self, typed: str) -> Decimal:
        """What a person typed as a number. Raises: ValueError; "1.25" is not silently 125 in German."""
        return numbers.parse_decimal(typed.replace("\N{NO-BREAK SPACE}", "").replace(" ", ""), self.locale, strict=True)
