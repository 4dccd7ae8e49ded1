"""Readings as pages: one file per format. ``page.py`` lays a reading out; the others show it."""
