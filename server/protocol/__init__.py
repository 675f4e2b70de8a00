"""The protocol: what comes in over the wire, what goes out, and what becomes of an act."""
