"""A model server that lies, breaks and hangs, as a process of its own on loopback."""
