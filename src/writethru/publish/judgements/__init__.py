"""Editors' judgements of figures as files: one file per format."""
