"""Rewording that never changes what is said: one file per kind of edit, all on sketches of source sentences."""
