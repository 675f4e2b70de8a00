"""Classes: people, casting, seats."""
