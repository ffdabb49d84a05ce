"""Labels that say whose customer number they tell, with words before them or in a bracket behind the number."""

from __future__ import annotations

import pytest

from tests.parsers.drawn_pages import read

_ROWS = "\n\nPos|Art.-Nr.|Bezeichnung|Menge|Preis|Betrag\n1|4711-20|Besen|5|2,00|10,00\n2|4711-33|Eimer|2|3,00|6,00"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Brauerei als Kunde bei Ihnen geführt unter\n51410", "51410"),
        ("|||Brewery account no. with you\n|||51410", "51410"),
        ("Schule Kundennr. bei Ihnen|||51410", "51410"),
        ("Site's account with supplier\n51410", "51410"),
        ("The Club’s account no. with you|||51410", "51410"),
        ("Supplier 62292 (our acct. with supplier)\nNordwind Handel GmbH", "62292"),
        ("Konto R02317 (Ihre Nummer für uns)", "R02317"),
        ("Kundennummer des Auftraggebers beim Auftragnehmer: K11299", "K11299"),
        ("Kd.-Nr. der Bestellerin beim Anbieter|||K11299", "K11299"),
        ("Nr. des Käufers beim Verkäufer: K11299", "K11299"),
        ("Our customer reference with you: C-4877", "C-4877"),
        ("Customer ref. with supplier|||C-4877", "C-4877"),
        ("Customer code with contractor: C-4877", "C-4877"),
        ("Ihre Kundennummer: 70033\nUnsere Kundennummer: 10472", "10472"),
        ("Your customer no.: 70033\nOur customer no.: 10472", "10472"),
        ("Ihre Kundennummer für uns: 10472\nUnsere Kundennummer: 70033", "10472"),
        ("Ihre Kundennummer: 70033", "70033"),
        ("Our customer reference: C-4877", None),
        ("Geliefert 12.10.2026 (Ihre Nummer für uns)", None),
        ("Vom Spediteur beim Abholen am Tor bitte unsere Nummer bei Ihnen\n51410 kg wiegt der Wagen", None),
    ],
)
def test_the_number_is_the_one_kept_at_the_readers(head: str, number: str | None) -> None:
    values = read(f"Bestellung 4711-20\nDatum 12.10.2026\n{head}{_ROWS}", (40, 80, 160, 300, 400, 460)).root.values
    assert (values["customer_number"][0].raw if "customer_number" in values else None) == number


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("Account Ref|NORDW01\nOur A/C with you|HAR979", "HAR979"),
        ("Kundenkonto|NORDW01\nUnsere Kundennr. bei Ihnen|51410", "51410"),
        ("A/C No|Our account with you\nNORDW01|HAR979", "HAR979"),
        ("Account Ref|HAR979\nOur A/C with you|", "HAR979"),
    ],
)
def test_the_label_that_says_whose_number_it_is_weighs_more(head: str, number: str) -> None:
    """An account in the books of the writer may be told above it."""
    values = read(f"Bestellung 4711-20\nDatum 12.10.2026\n{head}{_ROWS}", (40, 180, 280, 330, 400, 460)).root.values
    assert [one.raw for one in values["customer_number"]] == [number]
