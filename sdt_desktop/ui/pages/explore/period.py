"""Which stretch of time: everything, the last year, the last month, or two dates."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QSizePolicy, QWidget

from sdt_desktop.ui.i18n import Translated, locale
from sdt_desktop.ui.pages.explore.cards import year_of
from sdt_desktop.ui.theme import Themed, theme
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.choices import Choice
from sdt_desktop.ui.widgets.fields import Field
from sdt_desktop.ui.widgets.layouts import Flow

_SEPARATORS = "/-. "
ALL, YEAR, MONTH, OWN = "all", "year", "month", "own"


class _Day(Themed, QDateEdit):
    def __init__(self) -> None:
        super().__init__()
        self._begun = False
        self.setLocale(locale())
        self.setDisplayFormat(
            locale().dateFormat(locale().FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
        )
        self.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """The field inside must not get a frame and padding of its own."""
        self.lineEdit().setStyleSheet("border: none; padding: 0; background: transparent;")
        self.setFont(theme().font(tabular=True))
        self.setMinimumHeight(theme().px(36))
        self._place_field()

    def _place_field(self) -> None:
        """With a style sheet and no buttons Qt leaves the field one pixel of width."""
        side, edge = theme().px(10), 3
        self.lineEdit().setGeometry(self.rect().adjusted(side, edge, -side, -edge))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._place_field()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        self._place_field()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A separator typed where Qt went on by itself would be taken for part of the next number."""
        if event.text() and event.text() in _SEPARATORS and not self._begun:
            return
        before = self.currentSection()
        super().keyPressEvent(event)
        self._begun = event.text().isdigit() and self.currentSection() == before

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())


class PeriodPicker(Translated, QWidget):
    """`changed` after each choice. The last year and month end with the stream's last reading."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first, self._last = date(2000, 1, 1), date(2000, 1, 1)
        self._flow = Flow(12, bottom=True)
        self.setLayout(self._flow)
        self.which = Choice(
            (
                (ALL, self.tr("Everything")),
                (YEAR, self.tr("Last 12 months")),
                (MONTH, self.tr("Last 31 days")),
                (OWN, self.tr("From … to …")),
            ),
            YEAR,
        )
        self.year = Choice()
        self.since, self.until = _Day(), _Day()
        self.go = SecondaryButton(self.tr("Show these days"))
        self._spans = Field(self.tr("Period"), self.which, widest=220)
        self._years = Field(self.tr("Year"), self.year, widest=160)
        self._own = (Field(self.tr("From"), self.since, widest=140), Field(self.tr("To"), self.until, widest=140))
        for part in (self._spans, self._years, *self._own, self.go):
            self._flow.addWidget(part)
        self.which.activated.connect(self._chosen)
        self.year.activated.connect(self.changed)
        self.go.clicked.connect(self.changed)
        self.offer_years(years=False)

    def limit(self, first: date, last: date) -> None:
        """The days of which the stream knows something."""
        self._first, self._last = first, last
        held = self.year.value()
        self.year.clear()
        for number in range(last.year, first.year - 1, -1):
            self.year.addItem(str(number), str(number))
        self.year.choose(held)
        self.year.restyle()
        if self.which.value() != OWN:
            self.since.show_day(first)
            self.until.show_day(last)

    def offer_years(self, *, years: bool) -> None:
        """A calendar shows one civil year; everything else a free period."""
        self._calendar = years
        own = not years and self.which.value() == OWN
        self._years.setVisible(years)
        self._spans.setVisible(not years)
        for part in (*self._own, self.go):
            part.setVisible(own)
        self.updateGeometry()

    def _chosen(self, *_: object) -> None:
        self.offer_years(years=False)
        if self.which.value() != OWN:
            self.changed.emit()

    def period(self) -> tuple[date, date]:
        """Inclusive civil days, in order."""
        if self._calendar:
            return year_of(int(self.year.value() or self._last.year))
        chosen = self.which.value()
        if chosen == OWN:
            since, until = self.since.day(), self.until.day()
            return min(since, until), max(since, until)
        back = {YEAR: 364, MONTH: 30}.get(chosen)
        return self._first if back is None else self._last - timedelta(back), self._last

    def show_period(self, first: date, last: date) -> None:
        """Switches to two dates; in the calendar to the year of the last one."""
        self.year.choose(str(last.year))
        self.since.show_day(first)
        self.until.show_day(last)
        if not self._calendar:
            self.which.choose(OWN)
        self.offer_years(years=self._calendar)
