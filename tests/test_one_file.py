"""A new format, rule or target is one new file: three toys, each loaded from a file of its own and used for real."""

from __future__ import annotations

import sys
import textwrap
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
