"""What the file does not say: asked as a choice, never guessed, never chosen beforehand."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QWidget

from sdt_desktop.model.imports import Question
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.importing.words import ImportWords
from sdt_desktop.ui.theme import Role, theme
from sdt_desktop.ui.widgets.buttons import SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.choices import Choice, Option
from sdt_desktop.ui.widgets.fields import Field, LineEdit
from sdt_desktop.ui.widgets.labels import Label, Paragraph
from sdt_desktop.ui.widgets.layouts import Column

_YEAR_DIGITS = 4


class Radios(QWidget):
    """One of several values, none at first; `changed` after each choice."""

    def __init__(self, options: Sequence[tuple[str, str]], changed: Callable[[], object]) -> None:
        super().__init__()
        self._group, self._values = QButtonGroup(self), [value for value, _ in options]
        column = Column(4, parent=self)
        for at, (_, words) in enumerate(options):
            option = Option(words)
            self._group.addButton(option, at)
            column.addWidget(option)
        self._group.idToggled.connect(changed)

    def choose(self, value: str) -> None:
        """Chooses beforehand what the file itself says; nothing for a value that is none."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def value(self) -> str:
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else ""


class _Free(LineEdit):
    """A free answer."""

    def __init__(self, key: str, name: str, changed: Callable[[], object]) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(name)
        self.textChanged.connect(changed)

    def restyle(self) -> None:
        super().restyle()
        self.setMaximumWidth(theme().px(320))

    def value(self) -> str:
        text = self.text().strip()
        if self._key == "year" and not (text.isdecimal() and len(text) == _YEAR_DIGITS):
            return ""
        return text


class QuestionsCard(Translated, Card):
    """All open questions of one file; `answered` gets key -> answer once every one has its answer."""

    def __init__(self, questions: Sequence[Question], answered: Callable[[dict[str, str]], object]) -> None:
        self._words = ImportWords()
        super().__init__(self.tr("The file does not say it: please answer"), "", Icon.HELP, "accent")
        self._answered = answered
        self._fields: dict[str, Radios | _Free] = {}
        self.read = SecondaryButton(self.tr("Read the file with this answer"), Icon.NEXT)
        self.read.clicked.connect(self._done)
        for question in questions:
            self._add(question)
        self.body.addWidget(self.read)
        self._changed()

    def _add(self, question: Question) -> None:
        asked, why = self._words.question(question.key)
        self.body.addWidget(Paragraph(asked, Role.STRONG))
        self.body.addWidget(Paragraph(why, Role.CAPTION, "muted"))
        field: Radios | _Free
        if question.choices:
            options = [(each, self._words.answer(question.key, each)) for each in question.choices]
            field = Radios(options, self._changed)
        else:
            field = _Free(question.key, asked, self._changed)
        self._fields[question.key] = field
        self.body.addWidget(field)

    def answers(self) -> dict[str, str]:
        return {key: field.value() for key, field in self._fields.items()}

    def _changed(self, *_: object) -> None:
        self.read.setEnabled(all(self.answers().values()))

    def _done(self) -> None:
        self._answered(self.answers())


class FormatsCard(Translated, Card):
    """Several formats fit: the person says which one it is."""

    def __init__(self, options: Sequence[tuple[str, str]], chosen: Callable[[str], object]) -> None:
        super().__init__(self.tr("Several formats fit: which one is it?"), "", Icon.HELP, "accent")
        self._chosen = chosen
        quoted = [(value, self.tr("“{name}”").format(name=name)) for value, name in options]
        self._radios = Radios(quoted, self._changed)
        self.read = SecondaryButton(self.tr("Read the file as this"), Icon.NEXT)
        self.read.clicked.connect(lambda: self._chosen(self._radios.value()))
        self.body.addWidget(Label(self.tr("Where does the file come from?"), Role.STRONG))
        self.body.addWidget(self._radios)
        self.body.addWidget(self.read)
        self._changed()

    def _changed(self, *_: object) -> None:
        self.read.setEnabled(bool(self._radios.value()))


class DescribeCard(Translated, Card):
    """Nobody knows the format: the person can say what the columns are, or have its structure told."""

    def __init__(self, describe: Callable[[], object], structure: Callable[[], object]) -> None:
        super().__init__(self.tr("Nobody has described this file yet"), "", Icon.EDIT, "accent")
        text = self.tr("If it is a table, a few questions are enough: which column is the date, what was measured.")
        self.body.addWidget(Paragraph(text, tone="muted"))
        self.describe = SecondaryButton(self.tr("Describe this file"), Icon.EDIT)
        self.describe.clicked.connect(lambda _: describe())
        self.structure = SecondaryButton(self.tr("Show its structure, without values"), Icon.TABLE)
        self.structure.clicked.connect(lambda _: structure())
        self.body.addWidget(self.describe)
        self.body.addWidget(self.structure)


class OtherFormatCard(Translated, Card):
    """No format fits by itself: the person may name one, and the review says what comes of it."""

    def __init__(self, importers: Mapping[str, Mapping[str, str]], chosen: Callable[[str], object]) -> None:
        super().__init__(self.tr("You know where it comes from?"), "", Icon.HELP, "accent")
        words = ImportWords()
        options = sorted(((each, words.named(importers, each)) for each in importers), key=lambda pair: pair[1])
        self.format = Choice(options)
        self.read = SecondaryButton(self.tr("Read the file as this"), Icon.NEXT)
        self.read.clicked.connect(lambda: chosen(self.format.value()))
        self.body.addWidget(
            Paragraph(self.tr("Choose its format: the file is read and shown, still without writing."), tone="muted")
        )
        self.body.addWidget(Field(self.tr("Format"), self.format, widest=520))
        self.body.addWidget(self.read)
