"""The verifier: how likely a sentence is to be held by its sources, from matched words and a trained network."""
