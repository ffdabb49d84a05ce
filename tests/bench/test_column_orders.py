"""Printed orders with their columns in another order."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from orderhub.bench import printed
from orderhub.bench.column_orders import reordered_pages

PLAIN = """<html><head></head><table>
<tr><th>Pos</th><th>Code</th><th>Text</th><th>Qty</th><th>Unit</th><th>Price</th></tr>
{% for it in items %}<tr><td>{{ it.position }}</td><td>{{ it.article }}</td><td>{{ it.text }}</td>
<td>{{ it.quantity }}</td><td>{{ it.unit }}</td><td>{{ it.price }}</td></tr>{% endfor %}</table></html>"""
PAGE = printed.pages_of("d")[0]


def titles(template: str) -> Sequence[str]:
    return re.findall(r"<th>(.*?)</th>", template)


def asked(template: str) -> Sequence[str]:
    return re.findall(r"<td>\{\{ it\.(\w+)", template)


@pytest.mark.parametrize("turn", range(8))
def test_titles_and_cells_move_together(turn: int) -> None:
    for page in reordered_pages([PAGE._replace(template=PLAIN)], turn):
        assert sorted(titles(page.template)) == sorted(titles(PLAIN)) != titles(page.template) != titles(PLAIN)
        named = dict(zip(titles(PLAIN), asked(PLAIN), strict=True))
        assert [named[one] for one in titles(page.template)] == asked(page.template)
        assert (titles(page.template)[0], titles(page.template)[-1]) == ("Pos", "Price")


def test_another_turn_is_another_order() -> None:
    found = {tuple(titles(one.template)) for turn in range(8)
             for one in reordered_pages([PAGE._replace(template=PLAIN)], turn)}  # fmt: skip
    assert len(found) > 2


@pytest.mark.parametrize("spoilt", [("<tr><td>{{ it.p", '<tr><td colspan="2">{{ it.p'), ("<th>Text</th>", ""),
                                    ("<head>", "<head><style>td:nth-child(2) {}</style>")])  # fmt: skip
def test_tables_that_are_not_plain_are_left_out(spoilt: tuple[str, str]) -> None:
    assert list(reordered_pages([PAGE._replace(template=PLAIN.replace(*spoilt))], 1)) == []


def test_what_is_meant_stays() -> None:
    for page in reordered_pages(printed.pages_of("u"), 1):
        known = next(one for one in printed.pages_of("u") if one.name == page.name)
        meant, own = (printed._filled(one, 0).meant for one in (page, known))
        assert meant.items == own.items
        assert meant.header == own.header
