from enum import IntEnum


class Quality(IntEnum):
    """How a reading came to be. Ordered from best to worst, so a cell's quality is the maximum in it."""

    MEASURED = 0
    CORRECTED = 1
    ESTIMATED = 2
    UNKNOWN = 3

    @property
    def word(self) -> str:
        return self.name.lower()
