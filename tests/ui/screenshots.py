"""Every page × state × theme × language × window × text size as PNG, with contact sheets for human eyes.

python -m tests.ui.screenshots OUT [--only home,explore] [--theme light,dark,more,more-dark] [--lang fr,en,qps]
                                   [--size 10,15,20] [--window 1280x800,1920x1080]
"""

import argparse
import itertools
import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from sdt_desktop.app import make_application
from sdt_desktop.ui import i18n, theme
from tests.ui.gallery import all_states, put_on_stage
from tests.ui.pseudo import use_pseudo_language

THEMES = {
    "light": theme.LIGHT, "dark": theme.DARK, "more": theme.LIGHT_MORE, "more-dark": theme.DARK_MORE,
}  # fmt: skip
_SHEET_WIDTH, _COLUMNS = 2400, 3


def main() -> None:
    options = _options()
    app = make_application([])
    options.out.mkdir(parents=True, exist_ok=True)
    names = [name for name in options.only.split(",") if name]
    shown = [each for each in all_states() if not names or each.page in names or each.name in names]
    for look in itertools.product(*(getattr(options, part).split(",") for part in ("theme", "lang", "size", "window"))):
        pictures = [_shoot(app, each, look, options.out) for each in shown]
        _contact_sheet(pictures, options.out / f"sheet-{'-'.join(look)}.png")
        print(f"{'-'.join(look)}: {len(pictures)} pictures")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--lang", default="fr,en")
    parser.add_argument("--size", default="10,15,20")
    parser.add_argument("--window", default="1280x800,1920x1080")
    return parser.parse_args()


def _shoot(app: QApplication, shown, look: tuple[str, ...], out: Path) -> Path:
    tokens, language, size, window = look
    i18n.install(app, language)
    if language == i18n.PSEUDO:
        use_pseudo_language(app)
    theme.apply(app, theme.Theme(THEMES[tokens], float(size), motion=False))
    width, height = (int(part) for part in window.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        stage = put_on_stage(shown, Path(folder), (width, height))
        target = out / f"{shown.name}-{'-'.join(look)}.png"
        stage.window.grab().save(str(target))
        stage.close()
    return target


def _contact_sheet(pictures: list[Path], target: Path) -> None:
    wide = _SHEET_WIDTH // _COLUMNS - 8
    small = [QPixmap(str(path)).scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation) for path in pictures]
    tall = max((each.height() for each in small), default=1) + 8
    sheet = QPixmap(_SHEET_WIDTH, tall * -(-len(small) // _COLUMNS))
    sheet.fill(QColor("magenta"))
    painter = QPainter(sheet)
    for at, each in enumerate(small):
        painter.drawPixmap(at % _COLUMNS * (wide + 8), at // _COLUMNS * tall, each)
    painter.end()
    sheet.save(str(target))


if __name__ == "__main__":
    main()
