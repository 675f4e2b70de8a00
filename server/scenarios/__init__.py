"""Scenario files: reading them strictly, and the report of `check`."""
