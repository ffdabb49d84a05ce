"""Oscar's API under /api/, and the one view that is ours under /hub/."""

from django.urls import include, path

from demoshop.status import read_status, write_status

urlpatterns = [
    path("api/", include("oscarapi.urls")),
    path("hub/orders/<str:number>/status/", write_status, name="hub-order-status"),
    path("hub/orders/<str:number>/", read_status, name="hub-order"),
    path("payment/<int:pk>/", read_status, name="api-payment"),
]
