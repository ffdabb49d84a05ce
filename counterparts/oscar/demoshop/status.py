"""OURS, not Oscar's: its admin API cannot change an order (PATCH answers 405), so the demo shop has this view.

    POST /hub/orders/100001/status/
         {"status": "Shipped", "reference": "LS-4711", "carrier": "DHL", "tracking": "0034"}
    GET  /hub/orders/100001/  ->  {"number": "100001", "status": "Shipped", "notes": [...]}

Header `Idempotency-Key`: the same key again answers 200 and changes nothing. A status the shop's pipeline does not
allow answers 409, an unknown order 404. Staff only.
"""

from django.db import transaction
from oscar.apps.order.exceptions import InvalidOrderStatus
from oscar.core.loading import get_model
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAdminUser
from rest_framework.request import Request
from rest_framework.response import Response

Order = get_model("order", "Order")
OrderNote = get_model("order", "OrderNote")


@api_view(["POST"])
@permission_classes([IsAdminUser])
@transaction.atomic
def write_status(request: Request, number: str) -> Response:
    """Moves the order along the shop's pipeline and keeps what was said as a note."""
    order = Order.objects.filter(number=number).first()
    if order is None:
        return Response({"error": "no such order"}, status=404)
    key = request.headers.get("Idempotency-Key", "")
    if key and order.notes.filter(note_type=OrderNote.SYSTEM, message__startswith=f"{key}: ").exists():
        return Response(_state(order))
    status = str(request.data.get("status", ""))
    try:
        if status != order.status:
            order.set_status(status)
    except InvalidOrderStatus:
        return Response({"error": f"{order.status} cannot become {status}", **_state(order)}, status=409)
    said = ", ".join(
        f"{name} {request.data[name]}" for name in ("reference", "carrier", "tracking") if request.data.get(name)
    )
    order.notes.create(note_type=OrderNote.SYSTEM, message=f"{key}: {status} {said}".strip())
    return Response(_state(order), status=201)


@api_view(["GET"])
@permission_classes([IsAdminUser])
def read_status(request: Request, number: str = "", pk: int = 0) -> Response:
    """The status of one order and what was written back to it."""
    del request
    order = Order.objects.filter(number=number or pk).first()
    return Response(_state(order)) if order else Response({"error": "no such order"}, status=404)


def _state(order: "Order") -> dict[str, object]:
    return {"number": order.number, "status": order.status, "notes": [note.message for note in order.notes.all()]}
