"""One file per migration, ``NNNN_what_changes.py``. A file that was released is never edited."""
