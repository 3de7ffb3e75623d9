from dataclasses import dataclass

from sdt_desktop.base.errors import Family


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its name, whose turn it is, and the parameters its sentence may use."""

    name: str
    family: Family
    params: tuple[str, ...] = ()


def user(name: str, *params: str) -> Code:
    return Code(name, Family.USER, params)


def environment(name: str, *params: str) -> Code:
    return Code(name, Family.ENVIRONMENT, params)
