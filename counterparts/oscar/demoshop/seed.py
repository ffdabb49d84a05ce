"""Fills an empty shop: one staff account for the hub, Germany, free shipping, and articles with GTIN and stock."""

import os
from decimal import Decimal

import django

ARTICLES = (
    ("MW-0710", "4012345000016", "Mineralwasser still 12 x 0,7 l", "6.49"),
    ("AS-1000", "4012345000023", "Apfelsaft naturtrüb 6 x 1,0 l", "11.90"),
    ("KF-0500", "4012345000030", "Röstkaffee ganze Bohne 500 g", "8.75"),
    ("SC-0100", "4012345000047", "Schokolade Zartbitter 100 g", "1.29"),
    ("SR-M6X20", "4012345000054", "Sechskantschraube M6 x 20, 100 Stück", "7.80"),
)


def seed() -> None:
    """Writes all of it. Called once, into a new database."""
    from django.contrib.auth import get_user_model
    from oscar.core.loading import get_model

    user = get_user_model().objects.create_superuser("hub", "hub@example.com", os.environ["DEMOSHOP_PASSWORD"])  # noqa: TID251 -- not the hub's settings
    user.save()
    get_model("address", "Country").objects.create(
        iso_3166_1_a2="DE", iso_3166_1_a3="DEU", iso_3166_1_numeric="276", printable_name="Germany",
        name="Federal Republic of Germany", is_shipping_country=True,
    )  # fmt: skip
    kind = get_model("catalogue", "ProductClass").objects.create(name="Ware", requires_shipping=True, track_stock=True)
    partner = get_model("partner", "Partner").objects.create(name="Demo-Laden")
    for sku, gtin, title, price in ARTICLES:
        product = get_model("catalogue", "Product").objects.create(product_class=kind, title=title, upc=gtin)
        get_model("partner", "StockRecord").objects.create(
            product=product, partner=partner, partner_sku=sku, price_currency="EUR", price=Decimal(price),
            num_in_stock=1_000_000,
        )  # fmt: skip


if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    seed()
