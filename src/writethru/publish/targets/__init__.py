"""One file per target; each defines ``PLUGIN``."""
