"""How long from the start of the process to the first painted window, beside a bare PySide6 window?

The window is painted with its ground and name first and furnished in the next turn of the event loop: the
second subject is the time until onboarding stands in it, all fields painted.
"""

import os
import subprocess
import sys
from functools import partial

from tests.bench.question import Answer, Question, Setting, take_turns
from tests.support import ROOT

_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Self Data Territorial"))
window.resize(1280, 860)
window.show()
app.exec()
"""
_OURS = """
import os
from sdt_desktop.app import begin

app, window = begin([])
{when}
window.show()
app.exec()
"""
_FRONT = "window.painted.disconnect(); window.painted.connect(lambda: os._exit(0))"
_FURNISHED = """
from PySide6.QtCore import QTimer
window.painted.connect(lambda: QTimer.singleShot(0, lambda: (window.repaint(), os._exit(0))))
"""


def _start(code: str, home: str) -> None:
    """A process of its own with an empty home: onboarding is what it shows. Byte code is kept, as installed."""
    own = {"QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
    own |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
    command = [sys.executable, "-c", code]
    subprocess.run(command, env=os.environ | own, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)


def _run(setting: Setting) -> list[Answer]:
    home = str(setting.folder)
    peer = {"bare PySide6 window": partial(_start, _BARE, home)}
    front = {"sdt-desktop": partial(_start, _OURS.format(when=_FRONT), home)} | peer
    furnished = {"sdt-desktop": partial(_start, _OURS.format(when=_FURNISHED), home)} | peer
    return [
        Answer("first painted window", take_turns(front, setting.rounds)),
        Answer("onboarding painted in it", take_turns(furnished, setting.rounds)),
    ]


QUESTION = Question("first-paint", "process start to first painted window at most 1.3 times a bare window", _run)
