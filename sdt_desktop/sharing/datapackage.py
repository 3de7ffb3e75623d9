"""datapackage.json: the tables described after Data Package v2, so that any tool of that family reads them."""

import json
from collections.abc import Iterable
from typing import Any

from sdt_desktop.base.canonical import sha256_hex
from sdt_desktop.base.clock import rfc3339
from sdt_desktop.base.texts import choose
from sdt_desktop.model.vocabulary import observed_property
from sdt_desktop.sharing import names
from sdt_desktop.sharing.columns import Column
from sdt_desktop.sharing.facts import PackageFacts, short_number
from sdt_desktop.sharing.minimise import SharedTable
from sdt_desktop.sharing.wording import sentence

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_NO_PLACE = "none"


def datapackage_bytes(facts: PackageFacts) -> bytes:
    """The description as indented UTF-8 JSON."""
    return (json.dumps(datapackage(facts), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def datapackage(facts: PackageFacts) -> dict[str, Any]:
    titles = dict.fromkeys(table_title(table, facts.language) for table in facts.tables)
    return {
        "$schema": _PROFILE,
        "name": f"sdt-share-{short_number(facts.ids.package)}",
        "id": facts.ids.package,
        "title": " · ".join(titles),
        "created": rfc3339(facts.created),
        "licenses": [{"title": sentence("licence", facts.language), "path": names.RECEIPT}],
        "resources": [_resource(table, facts.language) for table in facts.tables],
    }


def table_title(table: SharedTable, language: str) -> str:
    """`Consommation d'électricité, par mois`."""
    called = choose(observed_property(table.observed_property).names, language)
    grain = sentence(f"grain {table.grain.value}", language)
    return sentence("table_title", language, property=called, grain=grain)


def _resource(table: SharedTable, language: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table_title(table, language),
        "path": table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table.csv),
        "hash": f"sha256:{sha256_hex(table.csv)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n"},
        "schema": _schema(table.columns),
        "sdt:observedProperty": table.observed_property,
        "sdt:unit": table.unit,
        "sdt:grain": table.grain.iso,
        "sdt:timeZone": table.zone,
        "sdt:place": _NO_PLACE,
    }


def _schema(columns: Iterable[Column]) -> dict[str, Any]:
    """The key is the time column where no two rows begin together."""
    listed = list(columns)
    keys = [column.name for column in listed if column.constraints.get("unique")]
    return {
        "fields": [_field(column) for column in listed],
        **({"primaryKey": keys} if keys else {}),
        "missingValues": [""],
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        **({"title": column.title} if column.title else {}),
        **({"constraints": column.constraints} if column.constraints else {}),
        **({"sdt:escaped": True} if column.escaped else {}),
    }
