"""The closed vocabulary of observed properties: domain, canonical unit (UCUM), aggregation, names, one sentence.

Everyday measures in the explanations: 1 kWh and 1 m3 are converted with plain arithmetic only; consumption
figures of appliances are left out here because each would need a source and a date.
"""

from dataclasses import dataclass
from enum import StrEnum


class Domain(StrEnum):
    ELECTRICITY = "electricity"
    GAS = "gas"
    HEAT = "heat"
    WATER = "water"
    WASTE = "waste"
    MOBILITY = "mobility"
    AIR = "air"
    HEALTH = "health"
    MONEY = "money"
    TELECOM = "telecom"
    EDUCATION = "education"
    INSURANCE = "insurance"
    HOME = "home"
    CALENDAR = "calendar"


class Aggregation(StrEnum):
    """How readings of a cell become one number."""

    SUM = "sum"
    MEAN = "mean"
    MAX = "max"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class ObservedProperty:
    """`unit` is UCUM; `names` and `explanations` are language tables with `fr` and `en`.

    `negative` says whether a value below zero can be genuine.
    """

    code: str
    domain: Domain
    unit: str
    aggregation: Aggregation
    names: dict[str, str]
    explanations: dict[str, str]
    negative: bool = False


def _p(
    code: str,
    domain: Domain,
    unit: str,
    aggregation: Aggregation,
    names: tuple[str, str],
    explanations: tuple[str, str],
    *,
    negative: bool = False,
) -> ObservedProperty:
    return ObservedProperty(
        code,
        domain,
        unit,
        aggregation,
        dict(zip(("fr", "en"), names, strict=True)),
        dict(zip(("fr", "en"), explanations, strict=True)),
        negative,
    )


_KWH = (
    "1 kWh est l’énergie d’un appareil de 1 000 watts pendant une heure.",
    "1 kWh is the energy of a 1,000-watt appliance running for one hour.",
)
_INDEX = (
    "L’index est le compteur lui-même : il ne fait que monter, on n’additionne jamais deux index.",
    "The index is the meter's own counter: it only rises, and two indexes are never added.",
)

_ALL = (
    _p("electricity.consumption", Domain.ELECTRICITY, "kWh", Aggregation.SUM,
       ("Consommation d’électricité", "Electricity consumption"), _KWH),
    _p("electricity.production", Domain.ELECTRICITY, "kWh", Aggregation.SUM,
       ("Production d’électricité", "Electricity production"),
       ("L’électricité envoyée au réseau par vos panneaux.", "Electricity your panels sent to the grid.")),
    _p("electricity.self_consumption", Domain.ELECTRICITY, "kWh", Aggregation.SUM,
       ("Autoconsommation", "Self-consumption"),
       ("L’électricité produite chez vous et utilisée sur place.",
        "Electricity produced at home and used on the spot.")),
    _p("electricity.generation", Domain.ELECTRICITY, "kWh", Aggregation.SUM,
       ("Électricité produite", "Electricity generated"),
       ("Tout ce que vos panneaux produisent, utilisé chez vous ou envoyé au réseau.",
        "All that your panels make, used at home or sent to the grid.")),
    _p("electricity.power.max", Domain.ELECTRICITY, "W", Aggregation.MAX,
       ("Puissance maximale", "Peak power"),
       ("La plus forte puissance demandée à un instant.", "The highest power drawn at one moment.")),
    _p("electricity.index", Domain.ELECTRICITY, "kWh", Aggregation.LAST,
       ("Index d’électricité", "Electricity meter index"), _INDEX),
    _p("electricity.production.index", Domain.ELECTRICITY, "kWh", Aggregation.LAST,
       ("Index d’électricité produite", "Meter index of electricity produced"), _INDEX),
    _p("gas.consumption", Domain.GAS, "kWh", Aggregation.SUM,
       ("Consommation de gaz", "Gas consumption"), _KWH),
    _p("gas.volume", Domain.GAS, "m3", Aggregation.SUM,
       ("Volume de gaz", "Gas volume"),
       ("Le volume passé au compteur ; 1 m³ de gaz ne donne pas partout la même énergie.",
        "The volume through the meter; 1 m³ of gas does not hold the same energy everywhere.")),
    _p("gas.index", Domain.GAS, "m3", Aggregation.LAST, ("Index de gaz", "Gas meter index"), _INDEX),
    _p("water.consumption", Domain.WATER, "L", Aggregation.SUM,
       ("Consommation d’eau", "Water consumption"),
       ("1 m³ d’eau, c’est 1 000 litres.", "1 m³ of water is 1,000 litres.")),
    _p("water.index", Domain.WATER, "L", Aggregation.LAST, ("Index d’eau", "Water meter index"), _INDEX),
    _p("heat.consumption", Domain.HEAT, "kWh", Aggregation.SUM,
       ("Consommation de chaleur", "Heat consumption"), _KWH),
    _p("air.pm1", Domain.AIR, "ug/m3", Aggregation.MEAN,
       ("Particules très fines PM1", "Very fine particles PM1"),
       ("La masse des poussières de moins de 1 micromètre dans un mètre cube d’air.",
        "The mass of dust below 1 micrometre in one cubic metre of air.")),
    _p("air.co2", Domain.AIR, "[ppm]", Aggregation.MEAN,
       ("Dioxyde de carbone (CO₂)", "Carbon dioxide (CO₂)"),
       ("Combien de millionièmes de l’air sont du CO₂ : plus il y en a dans une pièce, moins elle est aérée.",
        "How many millionths of the air are CO₂: the more in a room, the less it is aired.")),
    _p("air.rain", Domain.AIR, "mm", Aggregation.SUM,
       ("Pluie", "Rain"),
       ("1 mm de pluie, c’est 1 litre d’eau sur un mètre carré.",
        "1 mm of rain is 1 litre of water on a square metre.")),
    _p("air.pm2_5", Domain.AIR, "ug/m3", Aggregation.MEAN,
       ("Particules fines PM2,5", "Fine particles PM2.5"),
       ("La masse des poussières de moins de 2,5 micromètres dans un mètre cube d’air.",
        "The mass of dust below 2.5 micrometres in one cubic metre of air.")),
    _p("air.pm10", Domain.AIR, "ug/m3", Aggregation.MEAN,
       ("Particules PM10", "Particles PM10"),
       ("La masse des poussières de moins de 10 micromètres dans un mètre cube d’air.",
        "The mass of dust below 10 micrometres in one cubic metre of air.")),
    _p("air.temperature", Domain.AIR, "Cel", Aggregation.MEAN,
       ("Température", "Temperature"),
       ("La température de l’air, en degrés Celsius.", "Air temperature in degrees Celsius."), negative=True),
    _p("air.humidity", Domain.AIR, "%", Aggregation.MEAN,
       ("Humidité", "Humidity"),
       ("L’humidité relative de l’air.", "The relative humidity of the air.")),
    _p("air.pressure", Domain.AIR, "Pa", Aggregation.MEAN,
       ("Pression de l’air", "Air pressure"),
       ("La pression atmosphérique, en pascals.", "Atmospheric pressure in pascals.")),
    _p("noise.level", Domain.AIR, "dB", Aggregation.MEAN,
       ("Niveau sonore", "Noise level"),
       ("Le niveau sonore, en décibels : 10 de plus, c’est dix fois plus d’énergie sonore.",
        "The noise level in decibels: 10 more is ten times the sound energy.")),
    _p("health.steps", Domain.HEALTH, "{steps}", Aggregation.SUM,
       ("Pas", "Steps"), ("Le nombre de pas comptés.", "The number of steps counted.")),
    _p("health.distance", Domain.HEALTH, "m", Aggregation.SUM,
       ("Distance à pied ou à vélo", "Distance on foot or by bicycle"),
       ("La distance que l’appareil a comptée, en mètres.", "The distance that the device counted, in metres.")),
    _p("health.heart_rate", Domain.HEALTH, "/min", Aggregation.MEAN,
       ("Fréquence cardiaque", "Heart rate"),
       ("Le nombre de battements du cœur en une minute.", "How many times the heart beats in a minute.")),
    _p("health.energy", Domain.HEALTH, "kcal", Aggregation.SUM,
       ("Énergie dépensée", "Energy burnt"),
       ("L’énergie que le corps a dépensée, estimée par l’appareil.",
        "The energy that the body used, as the device estimates it.")),
    _p("health.weight", Domain.HEALTH, "kg", Aggregation.LAST,
       ("Poids", "Weight"), ("Le poids du corps, en kilogrammes.", "Body weight in kilograms.")),
    _p("health.flights", Domain.HEALTH, "{flights}", Aggregation.SUM,
       ("Étages montés", "Flights climbed"),
       ("Le nombre d’étages montés à pied.", "The number of flights of stairs climbed.")),
)  # fmt: skip

OBSERVED_PROPERTIES: dict[str, ObservedProperty] = {prop.code: prop for prop in _ALL}


def observed_property(code: str) -> ObservedProperty:
    """The entry of `code`; KeyError for a word outside the closed list."""
    return OBSERVED_PROPERTIES[code]
