"""Writethru: the coverage of a story in, a traced brief out."""
__version__ = "0.1.0"
