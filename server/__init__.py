"""The server: everything that waits, stores, sends or is run by hand."""
