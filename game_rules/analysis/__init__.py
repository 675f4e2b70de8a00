"""Analysis: what the tables of a scenario allow, for authors, `check` and the debrief. Start with `zone`."""
