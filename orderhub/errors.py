"""Everything that can go wrong, as one tree. The code of an error finds its words in `orderhub.messages`.

OrderHubError                    code, params -> text in German and English
├─ SettingsError                 the installation is at fault   -> stop and say so
├─ DocumentError                 the paper is at fault          -> kept, visible, never retried by itself
│  ├─ UnknownFormat   ├─ BrokenDocument   └─ LimitExceeded
├─ MappingError                  the integrator's file          -> file:line:column named, never retried
├─ RemoteError                   the other system
│  ├─ RemoteBusy(retry_after_s)  retried with backoff           (429, time-outs, 5xx, IMAP BYE)
│  └─ RemoteRefused              not retried                    (4xx, authentication)
├─ NotFound                      no such order, document, partner
└─ IllegalMove                   somebody else was faster, or the move is not in the table
"""

from __future__ import annotations

from orderhub import messages


class OrderHubError(Exception):
    """An error with a stable `code`, the `params` of its text, and the one answer a scheduler needs: `retry`."""

    retry = False

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params: dict[str, str] = {name: str(value) for name, value in params.items()}
        super().__init__(code)

    def text(self, language: str = "en") -> str:
        """What, where, what was expected and what to do, in `language` ("de" or "en")."""
        return messages.text(self.code, language, self.params)

    def __str__(self) -> str:
        return f"{self.code}: {self.text()}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross the border of the parser pool; the default would lose the keyword arguments.
        return _rebuild, (type(self), self.code, self.params)


def _rebuild(kind: type[OrderHubError], code: str, params: dict[str, str]) -> OrderHubError:
    return kind(code, **params)


class SettingsError(OrderHubError):
    """The installation is at fault."""


class DocumentError(OrderHubError):
    """The paper is at fault: it is kept and visible."""


class UnknownFormat(DocumentError):
    """No parser claims these bytes."""


class BrokenDocument(DocumentError):
    """A parser claimed the bytes and could not read them."""


class LimitExceeded(DocumentError):
    """A size, count, nesting, memory or time limit was met."""


class MappingError(OrderHubError):
    """The integrator's file is at fault; `params` name file, line and column."""


class RemoteError(OrderHubError):
    """The other system."""


class RemoteBusy(RemoteError):
    """The other system cannot answer now; try again after `retry_after_s` seconds (None: own backoff)."""

    retry = True

    @property
    def retry_after_s(self) -> int | None:
        """Seconds the other side asked for."""
        value = self.params.get("retry_after_s", "")
        return int(value) if value.isdigit() else None


class RemoteRefused(RemoteError):
    """The other system said no; the same call would be refused again."""


class NotFound(OrderHubError):
    """No such order, document, partner or source."""


class IllegalMove(OrderHubError):
    """A state change that the declared table does not hold."""
