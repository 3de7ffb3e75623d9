"""The three steps of a description: what the columns are, what they mean, what the service is called."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.describe.words import CURRENCIES, ZONES, DescribeWords
from sdt_desktop.ui.pages.importing.questions import Radios
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice, Tick
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Paragraph

if TYPE_CHECKING:
    from sdt_desktop.services.describe import Draft, Units

Said = Callable[[str, str], object]
_Options = Sequence[tuple[str, str]]


class StepCard(Translated, Card):
    """Fields that tell every answer at once: `said(key, value)`."""

    def __init__(self, title: str, said: Said) -> None:
        super().__init__(title, "", Icon.EDIT, "accent")
        self._said = said
        self.words = DescribeWords()
        self.fields: dict[str, QWidget] = {}

    def ask_choice(self, key: str, label: str, options: _Options, chosen: str, hint: str = "") -> Choice:
        """A list; without an answer yet it says so first."""
        every = list(options) if chosen else [self.words.choose(), *options]
        choice = Choice(every, chosen or "")
        choice.currentIndexChanged.connect(lambda _: self._tell(key, choice.value()))
        self._put(key, choice)
        self.body.addWidget(Field(label, choice, hint, widest=460))
        return choice

    def ask_radios(self, key: str, label: str, options: _Options, chosen: str, hint: str = "") -> Radios:
        """A few answers side by side, none chosen beforehand unless the file says one."""
        radios = Radios(options, lambda *_: self._tell(key, radios.value()))
        self.body.addWidget(Paragraph(label, Role.STRONG))
        if hint:
            self.body.addWidget(Paragraph(hint, Role.CAPTION, "muted"))
        radios.setAccessibleName(label)
        radios.choose(chosen)
        self._put(key, radios)
        self.body.addWidget(radios)
        return radios

    def _put(self, key: str, widget: QWidget) -> None:
        self.fields[key] = widget

    def _tell(self, key: str, value: str) -> None:
        if value and key in self.fields:
            self._said(key, value)


class ColumnsStep(StepCard):
    def __init__(self, draft: "Draft", said: Said) -> None:
        super().__init__(self.tr("What is in this file?"), said)
        described = draft.description
        self.ask_radios("kind", self.tr("What does each row tell?"), self.words.kinds(), described.kind)
        names = [(name, name) for name in draft.dated]
        first = described.time.columns[0] if described.time.columns else ""
        if names:
            self.ask_choice("time", self.tr("Which column holds the date?"), names, first)
        else:
            self.body.addWidget(Paragraph(self.tr("No column holds dates. The file cannot be read without them.")))
        self.taken: list[tuple[str, Tick]] = []
        self.values = Paragraph(self.tr("Which columns do you want to keep?"), Role.STRONG)
        self.body.addWidget(self.values)
        kept = {each.column for each in described.values}
        for name in draft.numeric:
            tick = Tick(name, checked=name in kept or described.kind != "readings")
            tick.toggled.connect(self._ticked)
            self.taken.append((name, tick))
            self.body.addWidget(tick)
        self.show_kind(described.kind)

    def show_kind(self, kind: str) -> None:
        """Columns are only picked for readings."""
        shown = kind == "readings" and len(self.taken) > 1
        for widget in (self.values, *(tick for _, tick in self.taken)):
            widget.setVisible(shown)

    def _ticked(self, *_: object) -> None:
        self._said("value", "|".join(name for name, tick in self.taken if tick.isChecked()))


class MeaningStep(StepCard):
    def __init__(self, draft: "Draft", units: "Units", answers: Mapping[str, str], said: Said) -> None:
        super().__init__(self.tr("What do the columns mean?"), said)
        self._units, self._answers = units, dict(answers)
        kind = draft.description.kind
        if kind == "readings":
            self._ask_readings(draft)
        elif kind == "events":
            self._ask_events(draft)
        else:
            self._ask_places(draft)
        self._ask_times(draft)

    def _open(self, draft: "Draft", key: str) -> bool:
        """Whether something is the person's to say; what they said before stays open to change."""
        return key in self._answers or draft.of(key) != "proven"

    def _ask_readings(self, draft: "Draft") -> None:
        for each in draft.description.values:
            stated = "" if self._open(draft, f"unit:{each.column}") else each.unit
            codes = sorted(self._units, key=lambda code: self.words.property(code).casefold())
            options = [(code, self.words.property(code)) for code in codes if not stated or stated in self._units[code]]
            label = self.tr("What does “{column}” measure?").format(column=each.column)
            choice = self.ask_choice(f"property:{each.column}", label, options, each.property)
            if not stated and not each.unit_column:
                self._ask_unit(each.column, each.unit, choice)
            if self._open(draft, f"decimal:{each.column}"):
                label = self.tr("How does “{column}” mark decimals?").format(column=each.column)
                self.ask_radios(
                    f"decimal:{each.column}",
                    label,
                    self.words.decimals(),
                    self._answers.get(f"decimal:{each.column}", ""),
                )
        if not draft.description.time.stamp or self._open(draft, "stamp"):
            label = self.tr("What does the date in a row mean?")
            self.ask_radios("stamp", label, self.words.stamps(), draft.description.time.stamp)

    def _ask_unit(self, column: str, unit: str, measured: Choice) -> None:
        label = self.tr("In which unit?")
        known = self._units.get(measured.value()) or tuple(
            dict.fromkeys(u for each in self._units.values() for u in each)
        )
        options = [(code, self.words.unit(code)) for code in known]
        choice = self.ask_choice(f"unit:{column}", label, options, unit if unit in known else "")
        choice.setAccessibleName(self.tr("Unit of “{column}”").format(column=column))
        measured.currentIndexChanged.connect(lambda _: self._narrow(choice, measured.value()))

    def _narrow(self, choice: Choice, code: str) -> None:
        """Only the units in which such a thing can be written; one that still fits stays."""
        before = choice.value()
        choice.blockSignals(True)
        choice.clear()
        choice.addItem(*reversed(self.words.choose()))
        for unit in self._units.get(code, ()):
            choice.addItem(self.words.unit(unit), unit)
        choice.blockSignals(False)
        choice.choose(before)

    def _ask_events(self, draft: "Draft") -> None:
        event, columns = draft.description.event, [(name, name) for name in draft.columns]
        kinds = [(kind, self.words.kind(kind)) for kind in self._event_kinds()]
        self.ask_choice("event", self.tr("What is each row?"), kinds, event.kind)
        none = ("-", self.tr("None"))
        label = event.label[0] if event.label else "-"
        self.ask_choice("label", self.tr("Which column says it in words?"), [none, *columns], label)
        numbers = [(name, name) for name in draft.columns if name in draft.numeric]
        if not numbers:
            return
        self.ask_choice("amount", self.tr("Which column holds the amount?"), [none, *numbers], event.amount or "-")
        if event.amount:
            self.ask_radios("sign", self.tr("How are the amounts written?"), self.words.signs(), event.sign)
            if not event.currency_column:
                currencies = [(code, code) for code in CURRENCIES]
                self.ask_choice("currency", self.tr("In which currency?"), currencies, event.currency)

    @staticmethod
    def _event_kinds() -> tuple[str, ...]:
        from sdt_desktop.model.events import EventKind

        return tuple(kind.value for kind in EventKind)

    def _ask_places(self, draft: "Draft") -> None:
        names, place = [(name, name) for name in draft.numeric], draft.description.position
        self.ask_choice("latitude", self.tr("Which column holds the latitude?"), names, place.latitude)
        self.ask_choice("longitude", self.tr("Which column holds the longitude?"), names, place.longitude)

    def _ask_times(self, draft: "Draft") -> None:
        time = draft.description.time
        if time.order == "?" or self._open(draft, "date_order"):
            hint = self.tr("All dates of the file can be read both ways.")
            chosen = "" if time.order == "?" else time.order
            self.ask_radios("date_order", self.tr("How are the dates written?"), self.words.orders(), chosen, hint)
        names = ZONES if not time.zone or time.zone in ZONES else (time.zone, *ZONES)
        zones = [(name, self.words.zone(name)) for name in names]
        hint = self.tr("The times of the file, or its days, are those of this place.")
        self.ask_choice("zone", self.tr("Where do the times belong?"), zones, time.zone, hint)


class NameStep(StepCard):
    def __init__(self, name: str, said: Said) -> None:
        super().__init__(self.tr("What is this service called?"), said)
        self.name = LineEdit(name)
        self.name.setMaxLength(80)
        self.name.textChanged.connect(lambda text: said("name", text))
        self._put("name", self.name)
        hint = self.tr("For example the name of the water company. You will see it beside your data.")
        self.body.addWidget(Field(self.tr("Name of the service"), self.name, hint))
        promise = self.tr(
            "Your description is kept on this computer and used for the next file of this kind. It holds headings and "
            "your answers, no value of the file. It is marked as not reviewed."
        )
        self.body.addWidget(Paragraph(promise, tone="muted"))
