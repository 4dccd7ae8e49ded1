"""Times as they are written, with the dates they mean on the day of publication.

"On Monday" is the last Monday, or the day of publication itself when that is one, unless the words look ahead. The day
of publication is the calendar day that the page shows, in its own time zone, never that of a clock elsewhere. Nothing
is resolved without a date of publication, except dates that carry their year; what two readers would take for two
different days has no date.
"""

from writethru.reading.times.scan import find_times, published_date
from writethru.reading.times.words import MONTHS, WEEKDAYS

__all__ = ["MONTHS", "WEEKDAYS", "find_times", "published_date"]
