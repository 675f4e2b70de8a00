"""Looking back: replay, debrief, and what a saved game can be asked."""
