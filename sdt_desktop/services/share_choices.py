"""What can be put into a slice: streams, the grains they can take, and what each grain still tells."""

from dataclasses import dataclass
from datetime import date, timedelta

from sdt_desktop.model.grain import Grain
from sdt_desktop.model.streams import Datastream
from sdt_desktop.services.session import Session
from sdt_desktop.services.show_stream import grains_of
from sdt_desktop.sharing.columns import local_day
from sdt_desktop.sharing.minimise import tells


@dataclass(frozen=True, slots=True)
class GrainOffer:
    """`reveals` is a code `reveals.*`, None where nothing is known."""

    grain: Grain
    reveals: str | None


@dataclass(frozen=True, slots=True)
class StreamOffer:
    """A stream that can be shared; `grains` coarsest first, `first_day` to `last_day` inclusive civil days."""

    stream: Datastream
    grains: tuple[GrainOffer, ...]
    first_day: date
    last_day: date


def share_offers(session: Session) -> tuple[StreamOffer, ...]:
    """Streams that hold at least one value."""
    return tuple(offer for held in session.store.streams() if (offer := _offer(session, held)) is not None)


def _offer(session: Session, held: Datastream) -> StreamOffer | None:
    if held.first_ms is None or held.last_ms is None:
        return None
    grains = sorted(grains_of(session, held), key=lambda grain: -grain.coarseness)
    end = max(held.last_ms, (held.end_ms or held.last_ms) - 1)
    return StreamOffer(
        held,
        tuple(GrainOffer(grain, tells(held.key.observed_property, grain)) for grain in grains),
        local_day(held.first_ms, held.key.zone),
        local_day(end, held.key.zone),
    )


def whole_cells(grain: Grain, first: date, last: date) -> int | None:
    """How many whole cells lie between two inclusive days; None for steps finer than a day."""
    if grain.coarseness < Grain.DAY.coarseness:
        return None
    after = last + timedelta(days=1)
    if grain is Grain.DAY:
        count = (after - first).days
    elif grain is Grain.WEEK:
        monday = first + timedelta(days=-first.weekday() % 7)
        count = (after - monday).days // 7
    elif grain is Grain.MONTH:
        count = _months(after) - _months(first - timedelta(days=1)) - 1
    else:
        count = after.year - (first - timedelta(days=1)).year - 1
    return max(count, 0)


def _months(day: date) -> int:
    return day.year * 12 + day.month
