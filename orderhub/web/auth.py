"""Airflow's login and roles for our pages: the only module of the web that imports Airflow.

A plugin's app is mounted without any login; `app.create` puts `signed_in` on every route. Roles: whoever may read DAGs
may look, whoever may change DAGs may act. Works with every auth manager of Airflow (Simple, FAB, Keycloak).
"""

from __future__ import annotations

from typing import Annotated, Any

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.core_api.security import get_user
from fastapi import Depends, HTTPException

from orderhub.web.security import User


def signed_in(user: Annotated[Any, Depends(get_user)]) -> User:
    """The signed-in user. 401 without a valid login (raised by Airflow), 403 without the right to look."""
    manager = get_auth_manager()
    if not manager.is_authorized_dag(method="GET", user=user):
        raise HTTPException(status_code=403)
    return User(
        id=str(user.get_id()),
        name=str(user.get_name()),
        may_write=manager.is_authorized_dag(method="PUT", user=user),
    )
