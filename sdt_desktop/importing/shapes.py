"""Named pieces of Python for what columns cannot say; a manifest asks for one by name (`shape = "transit-card"`)."""

from collections.abc import Iterable
from importlib import import_module
from typing import Protocol

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.manifest import Manifest
from sdt_desktop.importing.normalise_tally import Tally
from sdt_desktop.importing.normalise_view import View
from sdt_desktop.model.imports import Part

_MODULES = {"transit-card": "shapes_transit", "fare-history": "shapes_fares"}
SHAPE_NAMES = tuple(_MODULES)


class Shape(Protocol):
    """Takes every row of a file and accounts for each of them in the tally."""

    def take(self, view: View, tally: Tally) -> Iterable[Part]:
        """Parts that are complete already."""
        ...

    def finish(self, tally: Tally) -> Iterable[Part]:
        """What only the end of the file could tell."""
        ...


class ShapeMaker(Protocol):
    def __call__(self, manifest: Manifest, zone: str, limits: Limits) -> Shape: ...


def shape(name: str) -> ShapeMaker:
    """The maker of the shape `name`, one of `SHAPE_NAMES`; modules name theirs `SHAPE`."""
    module = import_module(f"sdt_desktop.importing.{_MODULES[name]}")
    found: ShapeMaker = module.SHAPE
    return found
