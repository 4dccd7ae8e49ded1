"""Who says what in a story, as pages: one file per format. ``page.py`` lays the table out; the others show it."""
