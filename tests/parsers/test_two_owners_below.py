"""Two labelled article numbers and a discount below the text of an order line."""

from __future__ import annotations

from tests.parsers.drawn_pages import lines_of, read

_PLACES = (50, 80, 330, 430, 500)
_TITLES = "Pos.|Artikel|Menge|Preis|Gesamt\n"


def test_a_plain_number_is_the_buyers_where_the_suppliers_stands_beside_it() -> None:
    found = lines_of(
        read(
            _TITLES + "1|Aktenvernichter P-4|15 Stück|120,77|1.811,55^\n|Art.-Nr.: V94255^\n|Lief.-Art.-Nr.: TB-21793\n"
            "2|Drehstuhl schwarz|20 Stück|246,12|4.922,40^\n|Art.-Nr.: V61059^\n|Lief.-Art.-Nr.: MA-18516",
            _PLACES,
        )
    )
    assert [(one["article"], one["buyer_article"]) for one in found] == [("TB-21793", "V94255"), ("MA-18516", "V61059")]
    assert [one["description"] for one in found] == ["Aktenvernichter P-4", "Drehstuhl schwarz"]


def test_a_discount_below_the_price_is_none_of_the_labelled_number_beside_it() -> None:
    found = lines_of(
        read(
            _TITLES + "1|Aktenvernichter P-4|15 Stück|120,77|1.757,20^\n|Art.-Nr.: V94255||- 3 % Rabatt\n"
            "2|Drehstuhl schwarz|20 Stück|246,12|4.922,40^\n|Art.-Nr.: V61059",
            _PLACES,
        )
    )
    assert [one["article"] for one in found] == ["V94255", "V61059"]
    assert found[0]["discount"] == "3"


def test_behind_its_label_a_number_in_groups_may_begin_with_letters() -> None:
    found = lines_of(
        read(
            _TITLES + "1|Querlenker vorn|6 Stück|80,01|480,06^\n|Art.-Nr.: 91570^\n|Lief.-Art.-Nr.: TET 363 724\n"
            "2|Radschraube|10 Stück|1,40|14,00^\n|Art.-Nr.: 89520^\n|Lief.-Art.-Nr.: TEA 584 724",
            _PLACES,
        )
    )
    assert [(one["article"], one["buyer_article"]) for one in found] == [
        ("TET 363 724", "91570"),
        ("TEA 584 724", "89520"),
    ]
