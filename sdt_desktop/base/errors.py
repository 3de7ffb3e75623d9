"""Errors are codes with parameters; only the edges (`ui`, `cli`) turn them into sentences."""

from enum import StrEnum


class Family(StrEnum):
    """Whose turn it is: the person's, the computer's, or ours."""

    USER = "user"
    ENVIRONMENT = "environment"
    BUG = "bug"


class SdtError(Exception):
    """A failure with a stable `code` and `params` that are safe to show.

    Parameters never hold a value, a key or file content; a file's base name is allowed where the person
    chose that file. The family is looked up in `sdt_desktop.base.codes`.
    """

    def __init__(self, code: str, **params: str | float | None) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, str | float | None] = params

    @property
    def family(self) -> Family:
        from sdt_desktop.base.codes import family_of

        return family_of(self.code)


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """The person stopped the work; nothing was kept of it."""
