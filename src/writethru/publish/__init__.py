"""Refuses a brief with errors, and renders the others: ``gated``, ``gate``, ``target``, ``target_for``, ``render``."""

from __future__ import annotations

from writethru.publish.gate import gate, gated
from writethru.publish.target import Target, all_targets, render, target, target_for

__all__ = ["Target", "all_targets", "gate", "gated", "render", "target", "target_for"]
