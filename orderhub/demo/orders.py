"""The seven orders of the demo, one at each door, freshly numbered for each run so that none is taken for a repeat."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from PIL import Image

from orderhub.bench import documents as made
from orderhub.bench.documents import Article, Lines, Sample

FAX_CALLER = "+49405550199"
DOORS = ("edifact", "x12", "mail_pdf", "mail_body", "fax", "csv", "web")


@dataclass(frozen=True)
class DemoOrder:
    """One order on its way in: the door, its number, who sends it, the bytes and the file's name."""

    door: str
    number: str
    customer: str
    content: bytes
    name: str


def seven(run: int, articles: list[Article]) -> list[DemoOrder]:
    """The orders of one run; `run` rises with every start."""
    chance = random.Random(run)
    basket: list[Lines] = [
        [(one, chance.randint(11, 89)) for one in chance.sample(articles, chance.randint(3, 5))] for _ in DOORS
    ]
    serial = run * 10
    edifact, x12 = made.edifact(0, serial, basket[0]), made.x12(0, serial, basket[1])
    mail, table = made.mail_with_pdf(0, serial, basket[2]), made.table(0, serial, basket[5])
    web = made.web(0, serial, basket[6])
    body, fax = f"FF-{serial:05}", f"HT-{serial:05}"
    return [
        _from("edifact", "Nordwind Lebensmittel", edifact),
        _from("x12", "Widget Company", x12),
        _from("mail_pdf", "Bergmann Gastronomie", mail),
        DemoOrder("mail_body", body, "Fjordfisch Feinkost", _mail_body(body, basket[3]), f"{body}.eml"),
        DemoOrder("fax", fax, "Hansa Technik", _fax(fax, basket[4]), f"20261122-0814{run % 60:02}_{FAX_CALLER}.tif"),
        _from("csv", "Möbelhaus Krause", table),
        _from("web", "Teeladen Lübeck", web),
    ]


def _from(door: str, customer: str, sample: Sample) -> DemoOrder:
    return DemoOrder(door, sample.number, customer, sample.content, sample.name)


def _mail_body(number: str, lines: Lines) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Küche Fjordfisch <kueche@fjordfisch.example>"
    mail["To"] = "bestellung@nordlicht.example"
    mail["Subject"] = f"Bestellung {number}"
    mail["Message-ID"] = f"<{number}@fjordfisch.example>"
    mail["Date"] = "Fri, 20 Nov 2026 10:15:00 +0100"
    listed = "\n".join(f"{quantity} x {one.number} {one.name}" for one, quantity in lines)
    mail.set_content(
        f"Moin,\n\nbitte liefert uns unter der Bestellnummer {number}:\n\n{listed}\n\n"
        "Liefertermin: 27.11.2026\n\nViele Grüße\nJonna Petersen\nFjordfisch Feinkost KG\n"
    )
    return mail.as_bytes()


def _fax(number: str, lines: Lines) -> bytes:
    """The typed form of Hansa Technik as a fine fax: 204 x 196 dpi, black and white, Group 4."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(made.pdf_order("Hansa Technik Service GmbH", "DE811000115", number, lines, size=11))
    page = pdf[0].render(scale=204 / 72, grayscale=True).to_pil()
    pdf.close()
    fax = page.resize((1728, round(page.height * 1728 / page.width * 196 / 204)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    fax.point(lambda level: 255 if level > 150 else 0).convert("1").save(
        out, "TIFF", compression="group4", dpi=(204, 196)
    )
    return out.getvalue()


def next_run(home: Path) -> int:
    """The number of this run, kept in the demo's home."""
    file = home / "runs"
    run = int(file.read_text()) + 1 if file.exists() else 1
    file.write_text(str(run))
    return run
