"""The pages of the window in the order of the rail; a page's module is imported when it is first shown."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon

if TYPE_CHECKING:
    from sdt_desktop.ui.context import AppContext
    from sdt_desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """`where` is `module:Class`; `place` is rail, foot (foot of the rail), or the entry of the rail it belongs to."""

    key: str
    icon: Icon
    where: str
    place: str = "rail"

    def make(self, ctx: "AppContext") -> "Page":
        module, _, name = self.where.partition(":")
        page: Page = getattr(import_module(module), name)(ctx)
        return page


_PAGES = "sdt_desktop.ui.pages"
PAGES: tuple[PageEntry, ...] = (
    PageEntry("home", Icon.HOME, f"{_PAGES}.home.page:HomePage"),
    PageEntry("data", Icon.DATA, f"{_PAGES}.data.page:DataPage"),
    PageEntry("explore", Icon.EXPLORE, f"{_PAGES}.explore.page:ExplorePage"),
    PageEntry("share", Icon.SHARE, f"{_PAGES}.share.page:SharePage"),
    PageEntry("received", Icon.RECEIVED, f"{_PAGES}.received.page:ReceivedPage"),
    PageEntry("journal", Icon.JOURNAL, f"{_PAGES}.journal.page:JournalPage"),
    PageEntry("import", Icon.IMPORT, f"{_PAGES}.importing.page:ImportPage", "data"),
    PageEntry("describe", Icon.EDIT, f"{_PAGES}.describe.page:DescribePage", "data"),
    PageEntry("services", Icon.TABLE, f"{_PAGES}.catalogue.services:ServicesPage", "data"),
    PageEntry("descriptions", Icon.EDIT, f"{_PAGES}.catalogue.own:DescriptionsPage", "data"),
    PageEntry("settings", Icon.SETTINGS, f"{_PAGES}.settings.page:SettingsPage", "foot"),
)


def entry(key: str) -> PageEntry | None:
    return next((each for each in PAGES if each.key == key), None)


class PageNames(Translated):
    """The words of the rail."""

    def of(self, key: str) -> str:
        words = {
            "home": self.tr("Home"),
            "data": self.tr("My data"),
            "import": self.tr("Import"),
            "describe": self.tr("Describe this file"),
            "services": self.tr("Services that are understood"),
            "descriptions": self.tr("My descriptions of files"),
            "explore": self.tr("Explore"),
            "share": self.tr("Share"),
            "received": self.tr("Received"),
            "journal": self.tr("Journal"),
            "settings": self.tr("Settings"),
            "lock": self.tr("Lock"),
        }
        return words[key]
