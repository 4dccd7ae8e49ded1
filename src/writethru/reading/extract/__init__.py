"""A page or a text to an Article: what an outlet published, without what its site put around it."""

from writethru.reading.extract.article import extract

__all__ = ["extract"]
