"""Pages: joining, playing, playing alone, the projector."""
