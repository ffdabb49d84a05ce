"""Page numbers under a list, as links that keep the filters."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import msgspec


class Paging(msgspec.Struct, frozen=True, kw_only=True):
    """Where we are in a list; `total` rows in pages of `size`."""

    page: int
    size: int
    total: int
    query: dict[str, str]

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Number of the first row shown."""
        return min((self.page - 1) * self.size + 1, self.total)

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.page * self.size, self.total)

    def link(self, page: int) -> str:
        """The query string of another page."""
        return query_string({**self.query, "page": str(page) if page > 1 else ""})


def query_string(values: Mapping[str, str]) -> str:
    """`?a=b`, without what is empty; "?" alone clears all filters."""
    return "?" + urlencode({name: value for name, value in values.items() if value})
