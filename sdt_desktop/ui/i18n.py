"""Languages of the windows: Qt's catalogues, the `Translated` mixin, and the locale numbers are written in.

English is the source language. Texts are written as `self.tr("…")` in a class that mixes in `Translated`;
plurals only as `self.tr("%n file(s)", "", n)` with positional arguments (lupdate sees no other form).
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sdt_desktop.base.paths import resources_root

PSEUDO, FALLBACK = "qps", "en"
NAMES = {"fr": "Français", "en": "English"}  # each language in its own words, never translated
_LOCALES = {"fr": "fr_FR", "en": "en_GB", PSEUDO: "en_GB"}
_installed: dict[QTranslator, bytes] = {}
_language = [FALLBACK]


class Translated:
    """Looks texts up under the names of all classes the object descends from, so that inherited texts work.

    `QObject.tr` asks under the object's own class only, while lupdate files a text under the class where it
    stands: without this mixin every text of a base class stays English in its sub-classes.
    """

    def tr(self, text: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        untranslated = QCoreApplication.translate("", text, disambiguation, n)
        for context in _contexts(type(self)):
            found = QCoreApplication.translate(context, text, disambiguation, n)
            if found != untranslated:
                return found
        return untranslated


_known_contexts: dict[type, tuple[str, ...]] = {}


def _contexts(owner: type) -> tuple[str, ...]:
    if owner not in _known_contexts:
        ours = (cls for cls in owner.__mro__ if cls.__module__.startswith(("sdt_desktop", "tests")))
        _known_contexts[owner] = tuple(cls.__name__ for cls in ours if cls is not Translated)
    return _known_contexts[owner]


def system_language() -> str:
    """The first language of the desktop that this program speaks, else English."""
    for name in QLocale.system().uiLanguages():
        if name[:2] in NAMES:
            return name[:2]
    return FALLBACK


def language() -> str:
    """The language in force: `fr`, `en`, or `qps` in tests of the layout."""
    return _language[0]


def locale() -> QLocale:
    """Where numbers, dates and sizes get their form; English is that of Great Britain."""
    return QLocale(_LOCALES[_language[0]])


def install(app: QCoreApplication, chosen: str) -> None:
    """Switches the language for everything built from now on; pages are rebuilt by the window."""
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _language[0] = chosen
    QLocale.setDefault(locale())
    _add_qt(app, chosen)
    found = resources_root() / "i18n" / f"sdt_{chosen}.qm"
    if found.is_file():
        use_catalogue(app, found.read_bytes())


def use_catalogue(app: QCoreApplication, compiled: bytes) -> None:
    """Puts a compiled catalogue on top. Qt reads from these very bytes, so they live as long as it is in use."""
    translator = QTranslator(app)
    if translator.load(compiled):
        app.installTranslator(translator)
        _installed[translator] = compiled


def _add_qt(app: QCoreApplication, chosen: str) -> None:
    """Qt's own words (file dialogs, context menus of fields); missing ones stay English."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if chosen != FALLBACK and translator.load(f"qtbase_{chosen}", folder):
        app.installTranslator(translator)
        _installed[translator] = b""
