"""A fax that is dialled again: the part that came first waits beside the whole, which is the order."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from orderhub.document import Document
from orderhub.errors import OrderHubError
from orderhub.steps import review
from orderhub.steps.capture import capture, capture_scans
from orderhub.steps.hub import Hub
from orderhub.store import tables
from orderhub.store.engine import AnyRow
from tests.parsers.pdf_samples import fax_of, sample_pdf
from tests.steps.rig import all_rows, broken, push

_CALLER = "+49711456799"


def _fax(noise: float, pages: int, caller: str = _CALLER) -> Document:
    """The same paper each time, announced as two pages, of which so many came; other specks, other bytes."""
    head = "22/11/2026 08:14   +49 711 456799   BERGMANN   S. 01/02"
    first = Image.open(BytesIO(fax_of(sample_pdf("classic"), noise=noise, head=head)))
    white = [Image.new("1", first.size, 1)] * (pages - 1)
    out = BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=white, compression="group4", dpi=(204, 196))
    return Document(out.getvalue(), "fax.tif", "image/tiff", "fax", {"caller": caller})


def _orders_of(hub: Hub, *faxes: Document) -> list[AnyRow]:
    push(hub, *faxes, source="fax")
    capture(hub)
    capture_scans(hub)
    return all_rows(hub.database, tables.orders)


def test_the_whole_fax_is_the_order_and_the_part_before_it_waits_beside_it(hub: Hub) -> None:
    (part,) = _orders_of(hub, _fax(0.0002, 1))
    assert "pdf.partial-fax" in part.reasons
    part, whole = _orders_of(hub, _fax(0.0003, 2))
    assert whole.twin_id is None
    assert not [one for one in whole.reasons if one.startswith("order.duplicate") or one == "pdf.partial-fax"]
    assert (part.state, part.twin_id, part.reasons[0]) == ("in_review", whole.id, "order.duplicate-fax")
    (pair,) = all_rows(hub.database, tables.duplicates)
    assert (pair.order_id, pair.twin_id, pair.reason) == (part.id, whole.id, "order.duplicate-fax")
    assert (pair.evidence["caller"], pair.evidence["whole"]) == ("711456799", "no")
    assert int(pair.evidence["same_figures"].removesuffix(" %")) >= 80
    with pytest.raises(OrderHubError) as held:
        review.release(hub.database, part.id, "anna", hub.now())
    assert held.value.code == "order.twin-undecided"
    assert broken(hub) == []


def test_a_part_that_comes_with_or_after_the_whole_is_held(hub: Hub) -> None:
    whole, part = _orders_of(hub, _fax(0.0002, 2), _fax(0.0003, 1))
    assert (whole.twin_id, part.twin_id, part.state) == (None, whole.id, "in_review")
    assert part.reasons[0] == "order.duplicate-fax"
