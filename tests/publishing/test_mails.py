from pathlib import Path

import msgspec
import pytest

from orderhub.errors import OrderHubError, SettingsError
from orderhub.notice_files import notices, read_notices
from orderhub.order.model import Party
from orderhub.publishing.mail_words import compose_mail
from orderhub.publishing.notices import Template, checked, fill
from orderhub.publishing.replies import compose
from tests.publishing.facts import NOTICES, a_shipment, an_order, facts


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_receipt_has_the_order_and_says_it_is_no_acceptance(language):
    mail = compose_mail("receipt", language, facts(), NOTICES)
    assert "PO-4711" in mail.subject
    for part in ("Anna Beispiel", "Hammer 300 g", "Nägel 2,5 × 50", "Werkzeug Weber GmbH", "HRB 12345", "Łódź"):
        assert part in mail.text
    assert ("keine Annahme" if language == "de" else "not yet an acceptance") in mail.text
    assert "{{" not in mail.text
    assert all(line == line.rstrip() for line in mail.text.splitlines())


def test_numbers_and_dates_are_written_as_in_the_language():
    german, english = (compose_mail("receipt", language, facts(), NOTICES).text for language in ("de", "en"))
    assert "22. November 2026 um 10:14 Uhr" in german
    assert "12,5 kg" in german
    assert "68,75 EUR" in german
    assert "22 November 2026 at 10:14 (CET)" in english
    assert "12.5 kg" in english
    assert "68.75 EUR" in english


def test_the_table_is_aligned():
    text = compose_mail("receipt", "de", facts(), NOTICES).text
    head = next(line for line in text.splitlines() if line.startswith("Pos."))
    rows = [line for line in text.splitlines() if line.startswith(("10 ", "20 "))]
    assert {len(head)} == {len(row) for row in rows}
    assert all(row[head.index("Bezeichnung") - 1] == " " for row in rows)
    assert max(map(len, rows)) <= 78


def test_an_order_without_prices_shows_no_amounts():
    order = an_order()
    lines = tuple(msgspec.structs.replace(line, price=None) for line in order.lines)
    text = compose_mail("receipt", "de", facts(order=msgspec.structs.replace(order, lines=lines)), NOTICES).text
    assert "Betrag" not in text
    assert "Summe" not in text


def test_a_shipping_mail_has_carrier_number_and_lines():
    mail = compose_mail("shipped", "de", facts(), NOTICES)
    for part in ("DHL Paket", "00340434161094", "https://track.example/", "24. November 2026 um 15:30 Uhr", "LS-7001"):
        assert part in mail.text


def test_only_what_is_in_the_shipment_is_listed():
    from decimal import Decimal

    said = facts(shipment=a_shipment(lines={"20": Decimal(5)}, tracking="", carrier=""))
    text = compose_mail("shipped", "en", said, NOTICES).text
    assert "5 kg" in text
    assert "Hammer" not in text
    assert "Tracking" not in text


@pytest.mark.parametrize(
    ("name", "change", "tag"),
    [
        ("receipt", {"order": msgspec.structs.replace(an_order(), number=None)}, "order_number"),
        ("receipt", {"seller": Party(), "footer": ""}, "signature"),
        ("receipt", {"order": msgspec.structs.replace(an_order(), lines=())}, "lines"),
        ("shipped", {"shipment": None}, "shipment_block"),
        ("shipped", {"shipment": a_shipment(lines={"77": 1})}, "lines"),
    ],
)
def test_a_mail_with_an_empty_tag_is_held(name, change, tag):
    with pytest.raises(OrderHubError) as caught:
        compose_mail(name, "de", facts(**change), NOTICES)
    assert caught.value.code == "notice.tag-empty"
    assert caught.value.params["tag"] == tag


def test_another_language_is_written_to_in_english():
    assert compose_mail("receipt", "fr", facts(), NOTICES).subject.startswith("We have received")


def test_the_front_door_gives_a_plain_text_mail():
    composed = compose("mail-receipt", facts(language="en"), NOTICES)
    assert composed.media_type == "text/plain; charset=utf-8"
    assert composed.subject == "We have received your order PO-4711"
    assert composed.file_name == "mail-receipt-PO-4711-17.txt"
    assert "Łódź" in composed.content.decode()


def test_a_mail_without_its_template_is_an_error_of_the_installation():
    with pytest.raises(SettingsError, match=r"notice\.template-missing"):
        compose("mail-receipt", facts())


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{{greetings}}", "notice.tag-unknown"),
        ("{{tracking}}", "notice.tag-unknown"),
        ("{{ greeting }}", "notice.tag-broken"),
        ("{% if lines %}", "notice.tag-broken"),
        ("{{greeting", "notice.tag-broken"),
        ("Hiermit bestätigen wir\nIhren Auftrag.", "notice.sounds-like-acceptance"),
        ("Your order will be shipped soon.", "notice.sounds-like-acceptance"),
    ],
)
def test_an_unsound_template_is_refused_when_it_is_loaded(body, code):
    with pytest.raises(SettingsError) as caught:
        checked("receipt", "de", Template("Eingang", body, "notices/receipt"))
    assert caught.value.code == code
    for language in ("de", "en"):
        assert "?" not in caught.value.text(language)


def test_braces_in_a_value_are_no_tags():
    template = checked("receipt", "en", Template("x", "{{customer}}"))
    assert fill({("receipt", "en"): template}, "receipt", "en", {"customer": "A {{seller}} B"}).text == (
        "A {{seller}} B\n"
    )


def test_a_subject_stays_on_one_line():
    template = checked("receipt", "en", Template("Order {{order_number}}", "x"))
    mail = fill({("receipt", "en"): template}, "receipt", "en", {"order_number": "1\r\nBcc: x@y.example"})
    assert mail.subject == "Order 1 Bcc: x@y.example"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError) as caught:
        read_notices(tmp_path)
    assert "subject.de.txt" in caught.value.text("de")


def test_the_products_own_notices_are_sound():
    folder = Path(__file__).parents[2] / "mappings" / "notices"
    assert read_notices(folder) == NOTICES
    assert set(notices.__wrapped__() if Path("mappings/notices").is_dir() else NOTICES) == set(NOTICES)
