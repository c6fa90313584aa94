"""What can go wrong, named for what happened."""


class ShopfloorError(Exception):
    """Every error of ours. `str(error)` is for logs and never reaches a caller."""


class InvalidShopDomain(ShopfloorError):
    """The text is not `<name>.myshopify.com`."""


class StoreNotFound(ShopfloorError):
    """No store of that name has the app installed."""


class ChatNotOpen(StoreNotFound):
    """The merchant has not opened the chat to this visitor, or has paused it."""


class ConversationNotFound(ShopfloorError):
    """No such conversation in this store."""


class ImpossibleMove(ShopfloorError):
    """A conversation cannot go that way from where it stands."""


class ExportNotFound(ShopfloorError):
    """No such export in this store, or none any more."""


class InvalidRequest(ShopfloorError):
    """The caller sent something we cannot use. `detail` is a sentence the caller may read."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotConnected(InvalidRequest):
    """A helpdesk was chosen that is not connected yet."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Connect {kind.title()} first.")


class Overtaken(InvalidRequest):
    """Somebody did what is now in the way: look at that first, then do it again."""


class TooManyAttempts(ShopfloorError):
    """A limit was reached. `retry_after` in seconds; `advice` is a sentence for the caller who would not wait."""

    def __init__(self, retry_after: int, advice: str = "") -> None:
        super().__init__(f"retry after {retry_after} s")
        self.retry_after = retry_after
        self.advice = advice


class RemoteError(ShopfloorError):
    """A remote system did not do what we asked.

    `system` names it ("zendesk"); `retry_after` in seconds where it told us; `permanent` means that trying again
    cannot help and a person must act; `advice` is the sentence that person needs. `answered` means that it said no:
    without an answer nobody knows whether it did what was asked.
    """

    def __init__(
        self,
        system: str,
        what: str,
        *,
        retry_after: float | None = None,
        permanent: bool = False,
        advice: str = "",
        answered: bool = False,
    ) -> None:
        super().__init__(f"{system}: {what}")
        self.system = system
        self.retry_after = retry_after
        self.permanent = permanent
        self.answered = answered
        self.advice = advice


class CredentialsRejected(RemoteError):
    """The remote system no longer accepts our credentials; the merchant must connect again."""

    def __init__(self, system: str, what: str, advice: str = "") -> None:
        super().__init__(system, what, permanent=True, advice=advice, answered=True)


class NotPermitted(RemoteError):
    """The remote system shows this to apps with another permission than ours: leave it out, until that is granted."""

    def __init__(self, system: str, what: str) -> None:
        super().__init__(system, what, permanent=True, answered=True)


class FileGone(RemoteError):
    """A prepared file can no longer be fetched; a new one has to be asked for."""


class Unstorable(ShopfloorError):
    """The database refuses this record however often it is tried."""


class AppRejected(CredentialsRejected):
    """The remote system does not take our own registration, or says that no merchant lets it in there."""


class BadSignature(ShopfloorError):
    """What arrived was not signed by whom it claims to come from. The reason is for logs."""
