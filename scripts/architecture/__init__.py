"""What scripts/draw_architecture.py draws with."""
