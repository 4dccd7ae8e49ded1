"""Specifications to SVG and PNG without a browser or a network, by vl-convert (the extra ``charts``).

SVG comes out with a title and a description, with the citation of each mark as its tooltip, and with a style that turns
its colours where the reader's screen is dark. The same specification gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from writethru.core.errors import UsageError
from writethru.core.ids import make_id
from writethru.publish.charts.spec import DARK, PAPER
from writethru.publish.words import shown

if TYPE_CHECKING:
    from types import ModuleType

    from lxml.etree import _Element

# the version of Vega-Lite that draws, of those the converter holds
VEGA_LITE = "6.1"
MISSING = "pip install 'writethru[charts]'"
_NAMESPACE = "{http://www.w3.org/2000/svg}"


def installed() -> bool:
    """Can pictures be drawn here?"""
    from importlib.util import find_spec

    return find_spec("vl_convert") is not None


def svg(spec: Mapping[str, Any], *, standing_alone: bool = True) -> str:
    """The picture as SVG text. Raises UsageError where the extra ``charts`` is not installed.

    One that does not stand alone is for a page, which brings the style (:func:`dark_style`) and no XML declaration.
    """
    drawn: str = _converter().vegalite_to_svg(_clean(spec), vl_version=VEGA_LITE)
    return _finished(drawn, spec, standing_alone)


def png(spec: Mapping[str, Any], *, scale: float = 2) -> bytes:
    """The picture as PNG, ``scale`` pixels for each of the specification's. Raises as :func:`svg` does."""
    drawn: bytes = _converter().vegalite_to_png(_clean(spec), vl_version=VEGA_LITE, scale=scale)
    return drawn


def vega_lite(spec: Mapping[str, Any]) -> str:
    """The specification as JSON, which any Vega-Lite viewer draws."""
    return json.dumps(_clean(spec), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def dark_style(scope: str = "", *, paper: str | None = None) -> str:
    """CSS that turns the colours of a chart on dark screens; print stays as drawn. ``paper`` replaces the ground."""

    def turned(colours: Mapping[str, str]) -> str:
        return "".join(
            f'{scope}[fill="{old}"]{{fill:{new}}}{scope}[stroke="{old}"]{{stroke:{new}}}'
            for old, new in colours.items()
        )

    ground = turned({PAPER: paper}) if paper else ""
    dark = {old: new for old, new in DARK.items() if not (paper and old == PAPER)}
    return f"{ground}@media screen and (prefers-color-scheme:dark){{{turned(dark)}}}"


def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError:
        raise UsageError("pictures need the extra `charts`", hint=MISSING) from None
    return vl_convert


def _clean(value: Any) -> Any:
    """The specification without what JSON and XML cannot hold."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, (list, tuple)) else value


def _finished(drawn: str, spec: Mapping[str, Any], standing_alone: bool) -> str:
    from lxml import etree

    root = etree.fromstring(drawn.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    name = make_id("chart", json.dumps(spec, sort_keys=True))
    title, told = etree.Element(_NAMESPACE + "title"), etree.Element(_NAMESPACE + "desc")
    title.text, told.text = shown(spec["usermeta"]["title"]), shown(spec["description"])
    title.set("id", f"{name}-title")
    told.set("id", f"{name}-desc")
    root.insert(0, title)
    root.insert(1, told)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    root.set("id", name)
    if standing_alone:
        style = etree.Element(_NAMESPACE + "style")
        style.text = dark_style()
        root.insert(2, style)
    _name_marks(root, {shown(item["words"]): item for item in _data(spec) if "words" in item})
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n' if standing_alone else text


def _name_marks(root: _Element, data: Mapping[str, Mapping[str, Any]]) -> None:
    """Each mark of a figure gets a tooltip, and its figure and citation as attributes."""
    from lxml import etree

    for mark in root.iter():
        words = mark.get("aria-label") if isinstance(mark.tag, str) else None
        if words is None:
            continue
        if words in data:
            cited = data[words]["citation"]
            mark.set("data-figure", str(data[words]["figure"]))
            for key in ("article", "revision", "start", "end", "sha256"):
                mark.set(f"data-{key}", str(cited[key]))
            tip = etree.SubElement(mark, _NAMESPACE + "title")
            tip.text = words
            # the tooltip says it already
            del mark.attrib["aria-label"]


def _data(node: Any) -> Iterator[Mapping[str, Any]]:
    """All data of a specification, layer by layer."""
    if isinstance(node, Mapping):
        yield from node.get("data", {}).get("values", ())
        for part in node.get("layer", ()):
            yield from _data(part)
