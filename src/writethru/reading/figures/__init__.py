"""Reported quantities: :func:`find_figures` for a parsed article, :func:`parse_quantities` for a plain string."""

from writethru.reading.figures.find import find_figures
from writethru.reading.figures.quantities import Quantity, parse_quantities

__all__ = ["Quantity", "find_figures", "parse_quantities"]
