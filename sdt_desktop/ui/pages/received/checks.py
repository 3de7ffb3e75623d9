"""The 13 checks of the reader in their order, one by one with their result."""

from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.labels import IconLabel, Label, Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Row

_CODES: tuple[tuple[str, ...], ...] = (
    ("share.not_a_package",),
    ("share.no_key",),
    ("share.damaged",),
    ("share.unsafe_archive",),
    ("share.manifest_damaged",),
    ("share.unknown_version",),
    ("share.bad_signature",),
    ("share.content_mismatch",),
    ("share.not_for_me",),
    ("share.expired", "share.from_the_future"),
    ("share.withdrawn",),
    ("share.replayed",),
    ("share.receipt_mismatch",),
)
COUNT = len(_CODES)
COURTESY = frozenset({10, 11})
"""Checks that only say that the conditions no longer allow use: whoever has the content keeps it."""


def number_of(code: str) -> int | None:
    """1 to 13 for the codes of the reader, None for anything else."""
    return next((at for at, codes in enumerate(_CODES, 1) if code in codes), None)


class Checks(Translated, Card):
    """All checks in groups; `failed` is the number of the first that did not hold, None where all did."""

    def __init__(self, failed: int | None) -> None:
        good = failed is None
        title = self.tr("All 13 checks passed") if good else self.tr("Stopped at check {number} of 13")
        super().__init__(title.format(number=failed), "", *self._sign(good))
        self.failed = failed
        grid = CardGrid(smallest=330, steps=(3, 2, 1))
        for heading, checks in self._groups():
            grid.add(self._group(heading, checks))
        self.body.addLayout(grid)

    def _sign(self, good: bool) -> tuple[Icon, str]:
        return (Icon.VERIFIED, "good") if good else (Icon.REFUSED, "bad")

    def _groups(self) -> tuple[tuple[str, tuple[tuple[int, str], ...]], ...]:
        return (
            (
                self.tr("It opens with your key"),
                (
                    (1, self.tr("It is a sealed package")),
                    (2, self.tr("One of your keys opens it")),
                    (3, self.tr("No byte is missing or altered")),
                ),
            ),
            (
                self.tr("It is built as agreed"),
                (
                    (4, self.tr("The archive is safe")),
                    (5, self.tr("Its description can be read")),
                    (6, self.tr("Its version is known")),
                ),
            ),
            (
                self.tr("It is signed"),
                (
                    (7, self.tr("The signature is the sender’s")),
                    (8, self.tr("Every file is the one signed")),
                    (9, self.tr("The sender meant it for you")),
                ),
            ),
            (
                self.tr("It may be used"),
                (
                    (10, self.tr("The agreed use has not ended")),
                    (11, self.tr("The sender has not withdrawn it")),
                    (12, self.tr("No other content under this number")),
                    (13, self.tr("The receipt agrees with it")),
                ),
            ),
        )

    def _group(self, heading: str, checks: tuple[tuple[int, str], ...]) -> QWidget:
        holder = QWidget()
        column = Column(5, (0, 4, 0, 8), holder)
        column.addWidget(Paragraph(heading, Role.STRONG))
        for number, words in checks:
            column.addWidget(self._line(number, words))
        column.addStretch(1)
        return holder

    def _line(self, number: int, words: str) -> QWidget:
        word, icon, tone = self._result(number)
        holder = QWidget()
        row = Row(8, parent=holder)
        row.addWidget(IconLabel(icon, tone, 17))
        row.addWidget(Paragraph(f"{number}. {words}", Role.BODY, "muted" if tone == "muted" else "text"), 1)
        row.addWidget(Label(word, Role.BODY, tone))
        return holder

    def _result(self, number: int) -> tuple[str, Icon, str]:
        if self.failed is None or number < self.failed:
            return self.tr("holds"), Icon.TICK, "good"
        if number == self.failed:
            return self.tr("fails"), Icon.CLOSE, "bad"
        return self.tr("not reached"), Icon.REMOVE, "muted"
