"""The way down to the items of a JSON document of any size, and what stands around them.

An incremental parser that reports every token to Python takes longer than `json` itself; here a whole item
costs one call of the C scanner, and what is held is one chunk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sdt_desktop.importing.limits import Limits
from sdt_desktop.importing.readers.json_text import JsonText
from sdt_desktop.importing.rows import cell_text


@dataclass(slots=True)
class Node:
    """A place in the document and what is looked for below it.

    keys, any_key: members; each: elements of a list; item: this is a row, placed as `path`; name: this is context
    of that name;
    below: names of all context under this place, forgotten when the place begins anew.
    """

    keys: dict[str, "Node"] = field(default_factory=dict)
    any_key: "Node | None" = None
    each: "Node | None" = None
    item: bool = False
    path: str = ""
    name: str = ""
    below: list[str] = field(default_factory=list)


def place(root: Node, path: str, name: str = "") -> Node:
    """The node at `path` (`meters[].readings[]`, `*` for any key), made where it is missing."""
    node = root
    for step in steps_of(path):
        if name:
            node.below.append(name)
        node = _child(node, step)
    return node


def steps_of(path: str) -> list[str]:
    """`a[].b` as `a`, `[]`, `b`."""
    steps: list[str] = []
    for part in path.split(".") if path else ():
        name = part.rstrip("[]")
        steps += [name] if name else []
        steps += ["[]"] * part.count("[]")
    return steps


def _child(node: Node, step: str) -> Node:
    if step == "[]":
        node.each = node.each or Node()
        return node.each
    if step == "*":
        node.any_key = node.any_key or Node()
        return node.any_key
    return node.keys.setdefault(step, Node())


class JsonWalk:
    """One pass over one stream; see `JsonText` for what it raises.

    `context` is replaced, never changed, when a value around the items is met; the key that a `*` stood
    for is in it as `key`. `at` is the path of the items given last, as they were placed.
    """

    def __init__(self, stream: BinaryIO, file: str, limits: Limits) -> None:
        self.context: dict[str, str] = {}
        self.at = ""
        self.text = JsonText(stream, file, limits)
        self._deepest = limits.depth

    def items(self, root: Node) -> Iterator[list[Any]]:
        """Everything at a place marked `item`, in document order, in batches of one context.

        A root that is an item itself may be repeated: one JSON document a line.
        """
        self.text.begin()
        yield from self._walk(root, 0)
        while sign := self.text.sign():
            if not root.item:
                self.text.broken(sign)
            yield from self._walk(root, 0)

    def _walk(self, node: Node, depth: int) -> Iterator[list[Any]]:
        if node.item:
            self.at = node.path
            yield [self.text.value()]
            return
        sign = self.text.sign()
        if sign == "{" and (node.keys or node.any_key):
            yield from self._members(node, depth + 1)
        elif sign == "[" and node.each:
            yield from self._elements(node.each, depth + 1)
        elif node.name and sign not in ("{", "["):
            self.context = {**self.context, node.name: cell_text(self.text.value())}
        else:
            self._skip(depth)

    def _members(self, node: Node, depth: int) -> Iterator[list[Any]]:
        self._forget(node)
        for key in self._keys(depth):
            child = node.keys.get(key)
            if child is None and node.any_key is not None:
                child = node.any_key
                self.context = {**self.context, "key": key}
            if child is None:
                self._skip(depth)
            else:
                yield from self._walk(child, depth)

    def _elements(self, each: Node, depth: int) -> Iterator[list[Any]]:
        for _ in self._places(depth):
            if each.item:
                self.text.sign()
                self.at = each.path
                yield self.text.elements()
            else:
                yield from self._walk(each, depth)

    def _forget(self, node: Node) -> None:
        if not self.context.keys().isdisjoint(node.below):
            self.context = {name: text for name, text in self.context.items() if name not in node.below}

    def _skip(self, depth: int) -> None:
        """Past one value; a list or object that is longer than the text at hand is entered."""
        sign = self.text.sign()
        if sign not in ("{", "["):
            self.text.value()
        elif not self.text.held():
            inside = self._keys(depth + 1) if sign == "{" else self._places(depth + 1)
            for _ in inside:
                self._skip(depth + 1)

    def _keys(self, depth: int) -> Iterator[str]:
        """The keys of the object that begins here; the caller takes each value before the next key."""
        self._enter("{", depth)
        if self.text.sign() == "}":
            self.text.take("}")
            return
        while True:
            if (sign := self.text.sign()) != '"':
                self.text.broken(sign)
            key: str = self.text.value()
            self.text.take(":")
            yield key
            if self.text.take(",}") == "}":
                return

    def _places(self, depth: int) -> Iterator[None]:
        """The elements of the list that begins here; the caller takes each before the next."""
        self._enter("[", depth)
        if self.text.sign() == "]":
            self.text.take("]")
            return
        while True:
            yield None
            if self.text.take(",]") == "]":
                return

    def _enter(self, sign: str, depth: int) -> None:
        if depth > self._deepest:
            raise self.text.too_deep()
        self.text.take(sign)
