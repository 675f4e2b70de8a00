"""Connections: a browser or a program that is connected, what it asks and what it hears."""
