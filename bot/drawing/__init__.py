"""Pictures and paper: SVG becomes a PNG, text a PDF, a link a QR code; with fonts of our own."""

from bot.drawing.paper import HEIGHT, WIDTH, Paper
from bot.drawing.picture import FAMILY, png
from bot.drawing.squares import squares

__all__ = ["FAMILY", "HEIGHT", "WIDTH", "Paper", "png", "squares"]
