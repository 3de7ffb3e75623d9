"""What headings say in the languages of the territories: units, times, places, money, identity."""

import re

from sdt_desktop.model.units import conversion
from sdt_desktop.model.vocabulary import OBSERVED_PROPERTIES, Aggregation

_UNITS = {
    "kwh": "kWh", "wh": "Wh", "mwh": "MWh", "mj": "MJ", "w": "W", "kw": "kW", "l": "L", "litre": "L", "litres": "L",
    "liter": "L", "liters": "L", "litro": "L", "litros": "L", "litraa": "L", "dl": "dL", "m3": "m3", "m³": "m3",
    "°c": "Cel", "ºc": "Cel", "celsius": "Cel", "hpa": "hPa", "mbar": "mbar", "pa": "Pa", "%": "%", "db": "dB",
    "dba": "dB", "µg/m3": "ug/m3", "µg/m³": "ug/m3", "μg/m³": "ug/m3", "ug/m3": "ug/m3", "km": "km", "mi": "mi",
    "m": "m", "steps": "{steps}", "pas": "{steps}",
}  # fmt: skip
_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{1,12})\s*[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:/m[3³])?|[°º][cC]|%")
_CURRENCIES = {"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "chf": "CHF",
               "usd": "USD", "$": "USD"}  # fmt: skip
_PROPERTIES = (
    (r"pm\s?2[.,_]?5", "air.pm2_5"), (r"pm\s?10", "air.pm10"), (r"temp|°c", "air.temperature"),
    (r"humid|luchtvocht|kosteus", "air.humidity"), (r"press|druk|paine", "air.pressure"),
    (r"\bpas\b|steps|stappen|askel", "health.steps"), (r"bruit|noise|sound|geluid|melu", "noise.level"),
)  # fmt: skip
_SUBJECTS = (
    (r"\beau\b|water|agua|aigua|acqua|vesi|wasser", "water"),
    (r"\bgaz\b|\bgas\b|kaasu", "gas"),
    (r"chaleur|chauff|heat|warmte|lämpö|fernwärme", "heat"),
    (r"[eé]lec|stroom|sähkö|power|puissance|kracht|strom|luz", "electricity"),
)  # fmt: skip
_MADE = re.compile(r"prod|inject|terug|export|generat|tuot|einspeis|excedent", re.IGNORECASE)
_COUNTER = re.compile(r"index|compteur|meterstand|meter reading|stand\b|lukema|contador|lectura", re.IGNORECASE)
_IDENTITY = re.compile(
    r"\b(?:pdl|prm|pce|ean|nom|name|naam|nimi|nombre|pr[ée]nom|client|customer|klant|contrat|contract|iban|bic|adresse|"
    r"address|e-?mail|courriel|t[ée]l|phone|num[ée]ro|n°|badge|carte|card|serial|id|identifiant|r[ée]f[a-zé]*|"
    r"meter|matricule|titulaire)\b",
    re.IGNORECASE,
)
ROLES = {
    "amount": r"montant|amount|price|prix|bedrag|cost|co[uû]t|importe|hinta|betrag|tarif|fare|price",
    "start": r"d[ée]but|start|from|begin|van\b|inicio|alku|d[ée]part",
    "end": r"\bfin\b|\bend\b|\bto\b|einde|eind|\btot\b|\bhasta\b|loppu|arriv[ée]e|retour",
    "origin": r"d[ée]part|from|origin|van\b|vertrek|salida|l[äa]ht",
    "destination": r"arriv|destination|bestemming|llegada|naar\b|\bto\b",
    "distance": r"distance|afstand|distancia|matka|\bkm\b",
    "currency": r"devise|currency|valuta|moneda|valuutta|monnaie",
    "latitude": r"\blat", "longitude": r"\b(?:lon|lng)", "unit": r"unit|einheid|yksikkö|unidad|eenheid",
    "utc": r"\b(?:utc|gmt|zulu)\b",
}  # fmt: skip


def says(role: str, heading: str) -> bool:
    return re.search(ROLES[role], heading.replace("_", " "), re.IGNORECASE) is not None


def unit_in(heading: str) -> tuple[str, bool]:
    """The unit a heading states in UCUM, and whether it stands in brackets (and so cannot mean anything else)."""
    for found in _IN_BRACKETS.findall(heading):
        if found.strip().casefold() in _UNITS:
            return _UNITS[found.strip().casefold()], True
    for word in reversed(_WORD.findall(heading.replace("_", " "))):
        if word.casefold() in _UNITS and (len(word) > 1 or word == "%"):
            return _UNITS[word.casefold()], False
    m3 = re.search(r"(?:^|[\s_])(m3|m³)(?:$|[\s_])", heading)
    return ("m3", False) if m3 else ("", False)


def unit_of(word: str) -> str:
    """The unit a cell or a person names, as UCUM; "" for none."""
    return _UNITS.get(word.strip().casefold(), "") or (word if word in _UNITS.values() else "")


def currency_in(heading: str) -> str:
    for word in [*re.findall(r"[€£$]", heading), *_WORD.findall(heading)]:
        if word.casefold() in _CURRENCIES:
            return _CURRENCIES[word.casefold()]
    return ""


def is_counter(heading: str) -> bool:
    return _COUNTER.search(heading) is not None


def is_identity(heading: str) -> bool:
    return _IDENTITY.search(heading.replace("_", " ")) is not None


def property_for(heading: str, around: str, unit: str, *, counter: bool) -> str:
    """The observed property a heading (and what stands around it) points at; "" where it does not."""
    for pattern, code in _PROPERTIES:
        if re.search(pattern, heading, re.IGNORECASE) and code in properties_for(unit, counter=False):
            return code
    for text in (heading, around):
        for pattern, subject in _SUBJECTS:
            if re.search(pattern, text.replace("_", " "), re.IGNORECASE):
                return _of_subject(subject, heading, unit, counter=counter)
    return ""


def _of_subject(subject: str, heading: str, unit: str, *, counter: bool) -> str:
    word = "index" if counter else "production" if _MADE.search(heading) else "consumption"
    if subject == "gas" and not counter and unit in ("m3", "L"):
        word = "volume"
    code = f"{subject}.{word}"
    return code if code in properties_for(unit, counter=counter) else ""


def properties_for(unit: str, *, counter: bool) -> tuple[str, ...]:
    """Every property a column of that unit can hold ("" for any); counters are last values, readings are not."""
    return tuple(
        code
        for code, known in OBSERVED_PROPERTIES.items()
        if (known.aggregation is Aggregation.LAST) is counter and (not unit or conversion(unit, known.unit))
    )


def units_for(code: str) -> tuple[str, ...]:
    """The units in which values of a property may be written; its own first."""
    own = OBSERVED_PROPERTIES[code].unit
    others = sorted({unit for unit in _UNITS.values() if conversion(unit, own)} - {own})
    return (own, *others)
