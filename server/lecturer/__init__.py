"""The lecturer's side: the console, its API, and what it should show."""
