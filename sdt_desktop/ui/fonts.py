"""Inter (OFL), bundled: a bare system without any font still paints correctly."""

from PySide6.QtGui import QFontDatabase

from sdt_desktop.base.paths import resources_root


def load() -> bool:
    """Registers the bundled family with Qt; False where Qt refused the file."""
    data = (resources_root() / "fonts" / "inter" / "Inter.ttf").read_bytes()
    return QFontDatabase.addApplicationFontFromData(data) >= 0
