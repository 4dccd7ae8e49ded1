"""Who writes the lines: one file per writer."""
