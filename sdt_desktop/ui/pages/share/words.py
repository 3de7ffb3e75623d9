"""The words of sharing: states, levels of trust, steps, what was left out. Never more than is known."""

from datetime import UTC, datetime

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.period import from_ms
from sdt_desktop.model.sharing import PreviewTable, Purpose, Share, ShareState, TrustLevel
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES
from sdt_desktop.ui import formats, i18n
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.words import DataWords

RUNNING = frozenset({ShareState.DRAFT, ShareState.PREPARED, ShareState.DELIVERED, ShareState.ACKNOWLEDGED})


def core_language() -> str:
    """The language handed to the core, which knows no pseudo-language."""
    return "en" if i18n.language() == i18n.PSEUDO else i18n.language()


class ShareWords(Translated):
    """Everything the pages say about states, levels and tables."""

    def state(self, state: ShareState) -> tuple[str, Icon, str]:
        """Word, icon and tone."""
        return {
            ShareState.DRAFT: (self.tr("draft"), Icon.EDIT, "muted"),
            ShareState.PREPARED: (self.tr("ready, not sent"), Icon.SEALED, "accent"),
            ShareState.DELIVERED: (self.tr("sent"), Icon.SHARE, "accent"),
            ShareState.ACKNOWLEDGED: (self.tr("accepted"), Icon.VERIFIED, "good"),
            ShareState.REFUSED: (self.tr("refused"), Icon.REFUSED, "muted"),
            ShareState.EXPIRED: (self.tr("agreed use is over"), Icon.TIME, "warn"),
            ShareState.WITHDRAWN: (self.tr("withdrawal notified"), Icon.UNDO, "muted"),
            ShareState.ERASURE_OVERDUE: (self.tr("overdue"), Icon.WARNING, "warn"),
            ShareState.ERASURE_CONFIRMED: (self.tr("erasure stated"), Icon.DONE, "good"),
        }[state]

    def state_sentence(self, state: ShareState) -> str:
        """What is known, and what is not."""
        return {
            ShareState.DRAFT: self.tr("Not sent: only your choices are kept."),
            ShareState.PREPARED: self.tr("Ready, not sent: the sealed file lies where you saved it."),
            ShareState.DELIVERED: self.tr("Sent. Whether it was opened is not known."),
            ShareState.ACKNOWLEDGED: self.tr("Accepted under these conditions."),
            ShareState.REFUSED: self.tr("The recipient refused these conditions."),
            ShareState.EXPIRED: self.tr("The agreed use is over. You may ask for erasure."),
            ShareState.WITHDRAWN: self.tr("Withdrawal notified. What was lawful before stays lawful."),
            ShareState.ERASURE_OVERDUE: self.tr("No answer one month after the withdrawal."),
            ShareState.ERASURE_CONFIRMED: self.tr("The recipient states that it was erased."),
        }[state]

    def trust(self, level: TrustLevel) -> tuple[str, Icon, str]:
        return {
            TrustLevel.UNCHECKED: (self.tr("unchecked"), Icon.UNCHECKED, "bad"),
            TrustLevel.FROM_SITE: (self.tr("from their site"), Icon.INFO, "warn"),
            TrustLevel.COMPARED: (self.tr("compared"), Icon.PROTECTED, "good"),
        }[level]

    def trust_sentence(self, level: TrustLevel) -> str:
        return {
            TrustLevel.UNCHECKED: self.tr("Anyone could have made this card."),
            TrustLevel.FROM_SITE: self.tr("The card comes from the recipient’s own site."),
            TrustLevel.COMPARED: self.tr("You compared the fingerprint with the recipient."),
        }[level]

    def role(self, role: str) -> str:
        words = {
            "controller": self.tr("Organisation that decides what the data are used for"),
            "processor": self.tr("Organisation that works for another one"),
            "person": self.tr("Private person"),
        }
        return words.get(role, role)

    def grain(self, grain: Grain) -> str:
        return {
            Grain.RAW: self.tr("Every reading, as measured"),
            Grain.HOUR: self.tr("By hour"),
            Grain.DAY: self.tr("By day"),
            Grain.WEEK: self.tr("By week"),
            Grain.MONTH: self.tr("By month"),
            Grain.YEAR: self.tr("By year"),
        }[grain]

    def cells(self, grain: Grain, count: int) -> str:
        """How many rows a table would have."""
        if grain is Grain.YEAR:
            return self.tr("%n whole year(s)", "", count)
        if grain is Grain.MONTH:
            return self.tr("%n whole month(s)", "", count)
        if grain is Grain.WEEK:
            return self.tr("%n whole week(s)", "", count)
        return self.tr("%n day(s)", "", count)

    def removed(self, code: str) -> str:
        words = {
            "thing": self.tr("meter, card or contract number"),
            "holder": self.tr("name of the data holder"),
            "source": self.tr("name of the original file"),
            "row": self.tr("row of the original file"),
            "original_time": self.tr("exact time of each reading"),
            "reading_count": self.tr("number of readings"),
        }
        return words.get(code, code)

    def table_title(self, table: PreviewTable) -> str:
        return self.tr("{what}, {grain}").format(
            what=DataWords().property(table.observed_property), grain=self.iso_grain(table.grain)
        )

    def table_name(self, name: str) -> str:
        """The words of a package's table, `electricity-consumption-p1m`; what is not known stays as it is."""
        what, _, grain = name.rpartition("-")
        code = next((each for each in OBSERVED_PROPERTIES if each.replace(".", "-").replace("_", "-") == what), None)
        if code is None:
            return name
        return self.tr("{what}, {grain}").format(what=DataWords().property(code), grain=self.iso_grain(grain.upper()))

    def iso_grain(self, iso: str) -> str:
        """`P1M` -> `by month`; what is not known stays as it is."""
        words = {
            "raw": self.tr("every reading"),
            "PT1H": self.tr("by hour"),
            "P1D": self.tr("by day"),
            "P7D": self.tr("by week"),
            "P1M": self.tr("by month"),
            "P1Y": self.tr("by year"),
        }
        return words.get(iso, iso)

    def rows(self, count: int) -> str:
        return self.tr("1 row") if count == 1 else self.tr("{count} rows").format(count=formats.number(count))

    def purpose(self, purpose: Purpose) -> str:
        texts = purpose.texts
        return texts.get(core_language()) or texts.get("en") or next(iter(texts.values()), "")

    def summary(self, share: Share) -> str:
        """Tables and rows of a share in one line."""
        return self.tr("{tables}, {rows}").format(
            tables=self.tr("%n table(s)", "", len(share.tables)), rows=self.rows(share.rows)
        )

    def until(self, share: Share) -> str:
        return self.tr("until {day}").format(day=day_of(share.expires_ms))


def day_of(ms: int) -> str:
    """The day of an end of use, which is kept as the last second of a UTC day."""
    return formats.day(from_ms(ms).astimezone(UTC).date())


def utc_day(when: datetime) -> str:
    return formats.day(when.astimezone(UTC).date())
