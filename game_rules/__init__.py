"""The rules of the game: pure, with the standard library only."""
