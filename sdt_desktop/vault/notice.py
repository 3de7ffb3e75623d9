"""Something to tell the person that is no failure: a code of the closed list with its parameters."""

from dataclasses import dataclass

from sdt_desktop.model.imports import Params


@dataclass(frozen=True, slots=True)
class Notice:
    code: str
    params: Params = ()


def notice(code: str, **params: str | float | None) -> Notice:
    return Notice(code, tuple(params.items()))
