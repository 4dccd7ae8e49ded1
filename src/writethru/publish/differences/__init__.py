"""The difference between two editions, one file per format."""
