"""What a sentence of a draft changes against the source sentences it rests on: one module for each kind of change."""
