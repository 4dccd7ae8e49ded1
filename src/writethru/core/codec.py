"""Records to plain JSON values and back, for the store.

``Token`` rows are written as arrays, since an article has hundreds; everything else is written by field name.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from writethru.core.types import Token

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """Dataclasses to dicts, tuples to lists, the rest as it is."""
    if isinstance(value, Token):
        return [value.start, value.end, value.lemma, value.pos, value.tag, value.dep, value.head, value.ent]
    if is_dataclass(value) and not isinstance(value, type):
        return {spec.name: to_plain(getattr(value, spec.name)) for spec in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    return value


def from_plain(cls: type[T], data: Any) -> T:
    """The record of type ``cls`` that ``to_plain`` wrote. Raises KeyError or TypeError where it is not one."""
    return typing.cast(T, _decoder(typing.cast(Hashable, cls))(data))


def dumps(value: Any) -> str:
    """One line of JSON, the same bytes for the same record."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    return from_plain(cls, json.loads(text))


@cache
def _decoder(kind: Hashable) -> Callable[[Any], Any]:
    if kind is Token:
        return lambda row: Token(*row)
    if is_dataclass(kind):
        make = typing.cast(Callable[..., Any], kind)
        hints = typing.get_type_hints(kind)
        parts = [(spec.name, _decoder(hints[spec.name])) for spec in fields(kind)]
        return lambda data: make(**{name: decode(data[name]) for name, decode in parts if name in data})
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return lambda data: tuple([item(x) for x in data])
        items = [_decoder(arg) for arg in args]
        return lambda data: tuple([decode(x) for decode, x in zip(items, data, strict=True)])
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in args if arg is not type(None)]
        if len(inner) == 1:
            decode = _decoder(inner[0])
            return lambda data: None if data is None else decode(data)
    return lambda data: data
