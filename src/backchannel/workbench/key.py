"""The key to the workbench: a start token that works once, and the cookie that it is exchanged for."""

import secrets


class Key:
    """Holds the one-time start token and the secret of the session that it opens. Both have 256 bits.

    The secrets live in this process only: they are made at every start, and ``change`` makes a new session secret, which
    locks every open tab out.
    """

    def __init__(self) -> None:
        self._token: str | None = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)

    @property
    def token(self) -> str | None:
        """The start token, or None once it was used."""
        return self._token

    def exchange(self, token: str) -> str | None:
        """The session secret for the right ``token``, once; None for a wrong token or one already used."""
        if self._token is None or not secrets.compare_digest(token.encode(), self._token.encode()):
            return None
        self._token = None
        return self._session

    def opens(self, session: str) -> bool:
        """Whether ``session``, as a browser's cookie gave it, is the secret of this start."""
        return secrets.compare_digest(session.encode(), self._session.encode())

    def change(self) -> None:
        """Make a new session secret: whoever holds the old one is out."""
        self._session = secrets.token_urlsafe(32)
        self._token = None
