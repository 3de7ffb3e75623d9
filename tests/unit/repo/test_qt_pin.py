"""The pinned PySide6 keeps its references (docs/decisions/0002-pyside-pin.md)."""

import subprocess
import sys
import tomllib

from tests.support import ROOT

_EMITS = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Sender(QObject):
    told = Signal(bool)

app, sender = QCoreApplication([]), Sender()
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(10_000):
    sender.told.emit(True)
    app.processEvents()
lost = max(b - a for b, a in zip(before, (sys.getrefcount(True), sys.getrefcount(None))))
print(lost)
"""


def test_emitting_and_processing_lose_no_reference() -> None:
    done = subprocess.run([sys.executable, "-c", _EMITS], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 100


def test_the_version_is_exact_everywhere() -> None:
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = {
        line
        for line in (*document["project"]["dependencies"], *document["build-system"]["requires"])
        if line.lower().startswith("pyside6")
    }
    assert pins == {"PySide6-Essentials==6.11.3"}
