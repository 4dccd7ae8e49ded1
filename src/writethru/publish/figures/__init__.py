"""Who counts what in a story, as pages: one file per format. ``table.py`` gathers it, ``page.py`` lays it out."""
