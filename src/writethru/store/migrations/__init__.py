"""Migration scripts. They ship with the package and are run on first use."""
