"""What the decisions about an order read of a partner's description; `orderhub.mapping.mapped.PartnerRules` has it all.

This room lies below the mapping and so names the shape, not the class.
"""

from __future__ import annotations

from typing import Protocol


class Rules(Protocol):
    """How one partner's orders are treated; the words of the fields stand at `PartnerRules`."""

    @property
    def slug(self) -> str: ...
    @property
    def gln(self) -> str | None: ...
    @property
    def customer_number(self) -> str | None: ...
    @property
    def priority(self) -> int: ...
    @property
    def due_hours(self) -> int: ...
    @property
    def touchless(self) -> bool: ...
    @property
    def price_tolerance(self) -> str: ...
