"""One share in full: where it stands, the receipt, how the recipient opens it, what cannot be undone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sdt_desktop.model.period import from_ms
from sdt_desktop.model.sharing import Share, ShareState
from sdt_desktop.services.share_desk import ShareDetails
from sdt_desktop.ui import formats
from sdt_desktop.ui.i18n import Translated
from sdt_desktop.ui.icons import Icon
from sdt_desktop.ui.pages.share.facts import Facts, Said
from sdt_desktop.ui.pages.share.receipt import ReceiptCard
from sdt_desktop.ui.pages.share.words import ShareWords, day_of
from sdt_desktop.ui.theme import Role
from sdt_desktop.ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from sdt_desktop.ui.widgets.cards import Card
from sdt_desktop.ui.widgets.chips import Chip
from sdt_desktop.ui.widgets.labels import Paragraph
from sdt_desktop.ui.widgets.layouts import CardGrid, Column, Flow


class StandingCard(Translated, Card):
    """State in words, each step with its day, and what the person may add: their word that it was handed over."""

    def __init__(self, details: ShareDetails, handed: Callable[[Share], object], close: Callable[[], object]) -> None:
        words, share = ShareWords(), details.share
        super().__init__(share.recipient, share.purpose, Icon.SHARE, "accent")
        flow = Flow(8)
        flow.addWidget(Chip(*words.state(share.state)))
        self.body.addLayout(flow)
        self.body.addWidget(Paragraph(words.state_sentence(share.state)))
        self.body.addWidget(Facts(self._facts(details)))
        buttons = Flow(10, above=6)
        self.close_button = SecondaryButton(self.tr("Back to the shares"), Icon.BACK)
        self.close_button.clicked.connect(close)
        if share.state is ShareState.PREPARED:
            self.handed = PrimaryButton(self.tr("I handed the file over"), Icon.SHARE)
            self.handed.clicked.connect(lambda: handed(share))
            buttons.addWidget(self.handed)
        buttons.addWidget(self.close_button)
        self.body.addLayout(buttons)

    def _facts(self, details: ShareDetails) -> list[tuple[str, str]]:
        words, share = ShareWords(), details.share
        steps = [
            self.tr("{day}: {state}").format(day=formats.moment(from_ms(each.at_ms)), state=words.state(each.state)[0])
            for each in details.steps
        ]
        return [
            (self.tr("What left"), words.summary(share)),
            (self.tr("Until when"), day_of(share.expires_ms)),
            (self.tr("Sealed file"), share.file),
            (self.tr("So far"), "\n".join(steps)),
        ]


class WhereCard(Translated, Card):
    """Straight after sealing: the file, and that it is still here."""

    def __init__(self, place: Path) -> None:
        super().__init__(self.tr("The package is sealed"), "", Icon.DONE, "good")
        self.body.addWidget(Facts(((self.tr("File"), place.name), (self.tr("Folder"), str(place.parent)))))
        self.body.addWidget(
            Paragraph(
                self.tr(
                    "Only the recipient can open it. Hand it over as you like: by e-mail, on a stick, in their drop "
                    "box. Until then nothing has left this computer."
                ),
                Role.BODY,
                "muted",
            )
        )


class OpeningCard(Translated, Card):
    """For the recipient: this program, or three ordinary tools."""

    def __init__(self, share: Share) -> None:
        super().__init__(self.tr("How the recipient opens it"), "", Icon.OPENED)
        self._lines = _commands(share)
        self.body.addWidget(Paragraph(self.tr("With this program: page Received, or in a terminal:")))
        self.body.addWidget(Paragraph(self._lines[0], Role.BODY, "muted"))
        self.body.addWidget(Paragraph(self.tr("Without it, with the ordinary tools age, unzip and minisign:")))
        self.body.addWidget(Paragraph("\n".join(self._lines[1:]), Role.BODY, "muted"))
        copy = LinkButton(self.tr("Copy these lines"), Icon.COPY)
        copy.clicked.connect(self._copy)
        self.body.addWidget(copy)
        self.body.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))


def _commands(share: Share) -> tuple[str, ...]:
    """The same lines as the README in the package; file names of the recipient are theirs to fill in."""
    return (
        f"sdt open {share.file} --identity NAME.identity.txt",
        f"age -d -i NAME.identity.txt -o package.zip {share.file}",
        "unzip package.zip",
        "minisign -Vm manifest.json -p sender.pub",
    )


class LastingCard(Translated, Card):
    """What no program can take back."""

    def __init__(self) -> None:
        super().__init__(self.tr("What cannot be undone"), "", Icon.WARNING, "warn")
        for sentence in lasting():
            self.body.addWidget(Said(Icon.RIGHT, sentence))
        self.body.addStretch(1)


class _Lasting(Translated):
    def sentences(self) -> tuple[str, ...]:
        return (
            self.tr("Once the recipient has opened the package, copies cannot be recalled."),
            self.tr("The end date is an agreement, not a lock: the recipient undertakes to keep to it."),
            self.tr("You may withdraw at any time. What was lawful before stays lawful."),
        )


def lasting() -> tuple[str, ...]:
    return _Lasting().sentences()


class Details(QWidget):
    """All of the above; `place` is given straight after sealing."""

    def __init__(
        self,
        details: ShareDetails,
        handed: Callable[[Share], object],
        close: Callable[[], object],
        place: Path | None = None,
    ) -> None:
        super().__init__()
        column = Column(16, parent=self)
        if place is not None:
            column.addWidget(WhereCard(place))
        self.standing = StandingCard(details, handed, close)
        column.addWidget(self.standing)
        if details.receipt is not None:
            column.addWidget(ReceiptCard(details.receipt))
        pair = CardGrid(smallest=390, steps=(2, 1))
        pair.add(OpeningCard(details.share))
        pair.add(LastingCard())
        column.addLayout(pair)
