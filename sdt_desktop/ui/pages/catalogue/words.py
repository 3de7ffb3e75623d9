"""What the catalogue says in plain words: places, how sure a format is, what a description reads."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sdt_desktop.model.vocabulary import Domain
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.words import DataWords

if TYPE_CHECKING:
    from sdt_desktop.services.descriptions import OwnDescription
    from sdt_desktop.services.importers import ImporterFacts

EVERYWHERE, OTHER = "all", "other"


class CatalogueWords(DataWords):
    def sector(self, code: str) -> str:
        return self.domain(Domain(code)) if code in {each.value for each in Domain} else self.tr("not known")

    def territory(self, code: str) -> str:
        words = {
            "la-rochelle": "La Rochelle",
            "lyon": "Lyon",
            "nantes": "Nantes",
            "rennes": "Rennes",
            "amsterdam": "Amsterdam",
            "grand-paris": self.tr("Greater Paris"),
            "helsinki": "Helsinki",
            "geneva": self.tr("Geneva"),
            "barcelona": self.tr("Barcelona"),
            "brussels": self.tr("Brussels"),
            EVERYWHERE: self.tr("Everywhere"),
            OTHER: self.tr("Other places"),
        }
        return words.get(code, code)

    def places(self, each: "ImporterFacts") -> str:
        return self.tr("Your own") if not each.reviewed else ", ".join(map(self.territory, places_of(each)))

    def sure(self, each: "ImporterFacts") -> str:
        """Few words for a table."""
        words = {
            "high": self.tr("high"),
            "medium": self.tr("medium"),
            "low": self.tr("low"),
            "none": self.tr("guessed"),
        }
        return words.get(each.confidence, each.confidence) if each.reviewed else self.tr("not reviewed")

    def why_sure(self, each: "ImporterFacts") -> str:
        if not each.reviewed:
            return self.tr("Not reviewed: nobody has checked this description but the person who wrote it.")
        words = {
            "high": self.tr("High confidence: genuine files of this kind were read."),
            "medium": self.tr("Medium confidence: described by somebody who has such a file; not seen as a whole."),
            "low": self.tr("Low confidence: inferred from public sources. Compare a few rows before importing."),
            "none": self.tr("Guessed. Compare every figure before you rely on it."),
        }
        return words.get(each.confidence, "")

    def sign(self, each: "ImporterFacts") -> Icon:
        if not each.reviewed:
            return Icon.UNCHECKED
        return {"high": Icon.DONE, "medium": Icon.TICK}.get(each.confidence, Icon.HELP)

    def reads(self, each: "OwnDescription") -> str:
        """`Readings: Water consumption`."""
        what = ", ".join(self.kind(code) for code in each.what)
        words = {
            "readings": self.tr("Readings: {what}"),
            "events": self.tr("Events: {what}"),
            "positions": self.tr("Positions of a track"),
        }
        return words.get(each.kind, self.tr("Cannot be read")).format(what=what)

    def warning(self) -> str:
        """What somebody else's description can and cannot do."""
        return self.tr(
            "It comes from somebody else and nobody has reviewed it. It only says what columns mean: it cannot run "
            "anything, open other files, send anything or change what you hold. But it can be wrong, by mistake or "
            "on purpose: a wrong unit, a wrong sign, a column left out. Compare a few rows before you import."
        )


def places_of(each: "ImporterFacts") -> Sequence[str]:
    return each.territories or (OTHER,)
