"""Sources, things and datastreams (OGC SensorThings; a MyData source is a data holder)."""

from dataclasses import dataclass, field
from enum import StrEnum


class ThingKind(StrEnum):
    METER = "meter"
    CARD = "card"
    PHONE = "phone"
    SENSOR = "sensor"
    ACCOUNT = "account"
    DWELLING = "dwelling"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Source:
    """A data holder: `id` as in manifests (`fr-sedif`), `names` a language table."""

    id: str
    names: dict[str, str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class ThingKey:
    """Which meter, card, phone or account.

    `external_id` is identifying (PRM, EAN, CUPS, card number): it stays inside the vault, is never logged,
    shown by default or shared; the empty string means that the file does not say.
    """

    kind: ThingKind
    external_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class StreamKey:
    """One series of one observed property of one thing from one source.

    `series` tells a load curve from daily totals that were rounded: never add two of them.
    `zone` is the IANA zone whose civil days the stream is counted in.
    """

    source: str
    thing: ThingKey
    observed_property: str
    series: str
    zone: str


@dataclass(frozen=True, slots=True)
class Datastream:
    """A held stream as the merged current view shows it. Times are epoch milliseconds UTC.

    `id` is the public name used on the command line, unique in a vault: `water.consumption.daily`,
    with `.2` appended for a second thing. `first_ms`, `last_ms` are starts of the first and last observation
    that has a value, `end_ms` the end of the last. `total` is the sum (or mean, for mean-type properties),
    missing left out; None without values.
    """

    id: str
    key: StreamKey
    thing_label: str
    unit: str
    count: int
    missing: int
    total: float | None
    first_ms: int | None
    last_ms: int | None
    end_ms: int | None
    batches: int


def stream_slug(key: StreamKey) -> str:
    """The public name before numbering: `electricity.consumption.load-curve`."""
    return f"{key.observed_property}.{key.series}"
