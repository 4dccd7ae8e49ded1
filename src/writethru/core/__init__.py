"""Layer 0: records, ids, errors, settings and the registry. Imports nothing else of ours."""
