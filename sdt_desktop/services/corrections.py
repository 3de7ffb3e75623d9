"""Where files contradict each other: both values, which one counts, and why."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from sdt_desktop.base.errors import SdtError
from sdt_desktop.model.corrections import Correction
from sdt_desktop.model.period import Period
from sdt_desktop.model.streams import Datastream
from sdt_desktop.services.session import Session

LIMIT = 2000


@dataclass(frozen=True, slots=True)
class StreamCorrections:
    """The first corrections of a stream, in order of start; `is_cut` where there are more than LIMIT."""

    stream: Datastream
    found: tuple[Correction, ...]
    is_cut: bool


def corrections(
    session: Session, stream: str | None = None, first_day: date | None = None, last_day: date | None = None
) -> tuple[StreamCorrections, ...]:
    """Of one stream or of all, between two inclusive civil days of each stream's zone (None is open).

    Streams without any are left out. Raises vault.no_such_stream, vault.ambiguous_stream, usage.bad_period.
    """
    if first_day and last_day and first_day > last_day:
        raise SdtError("usage.bad_period")
    streams = session.store.streams() if stream is None else (session.store.stream(stream),)
    looked = (_of_stream(session, held, first_day, last_day) for held in streams)
    return tuple(each for each in looked if each.found)


def _of_stream(session: Session, held: Datastream, first: date | None, last: date | None) -> StreamCorrections:
    period = Period.of_local_days(first, last, held.key.zone)
    found = tuple(islice(session.store.corrections(held.id, period), LIMIT + 1))
    return StreamCorrections(held, found[:LIMIT], len(found) > LIMIT)
