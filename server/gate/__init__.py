"""The gate: who gets in, and what is said to whoever does not."""
