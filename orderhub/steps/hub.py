"""What every step works with: the database, the originals, the installation's connectors, the parser pool."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property

from orderhub.capturing.pool import ParserPool
from orderhub.clock import now
from orderhub.registry import Installation, own_names
from orderhub.settings import Settings, settings
from orderhub.store.engine import Database, open_database
from orderhub.store.originals import Originals


class Hub:
    """One process's view of the hub. Everything is opened when first used and closed together."""

    def __init__(
        self, chosen: Settings | None = None, *, database: Database | None = None,
        installation: Installation | None = None, originals: Originals | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:  # fmt: skip
        self.settings = chosen or settings()
        self.now = clock
        self._database = database
        self._installation = installation
        self._originals = originals

    @cached_property
    def database(self) -> Database:
        """The hub's database; an embedded one is started."""
        return self._database or open_database(self.settings)

    @cached_property
    def originals(self) -> Originals:
        """The stored originals."""
        return self._originals or Originals(self.settings.originals)

    @cached_property
    def installation(self) -> Installation:
        """The sources, ERP and senders of hub.yaml."""
        return self._installation or Installation.load(self.settings.hub_file)

    @cached_property
    def pool(self) -> ParserPool:
        """The child processes that read documents."""
        given = self._installation
        names = given.own_names() if given is not None else own_names(self.settings)
        return ParserPool(self.settings, own_names=names)

    @property
    def hold(self) -> bool:
        """Whether the ERP keeps new orders until a person releases them there; the default for safety."""
        return bool(self.installation.section("delivery").get("hold", True))

    def close(self) -> None:
        """End the children and give connections back."""
        for name, opened in (("pool", "close"), ("installation", "close"), ("database", "close")):
            if name in self.__dict__:
                getattr(self.__dict__[name], opened)()


def backoff(attempts: int, *, asked_s: int | None = None) -> timedelta:
    """How long to wait before the next try: what the other side asked, else 2, 4, 8, ... seconds up to 15 minutes."""
    return timedelta(seconds=min(asked_s if asked_s is not None else 2 ** min(attempts, 10), 900))
