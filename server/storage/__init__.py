"""Storage: the journal, the people and classes around it, and saved games. Start with `journal.py`.

`records` are exchanged with the rest of the server, `problems` are what it may hear; nobody outside knows the tables.
"""
