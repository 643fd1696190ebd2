"""A link as a QR code: which squares are dark."""


def squares(link: str) -> list[list[bool]]:
    """The rows of the code without the white around it (four squares); legible when a quarter
    of it is dirty. Raises ValueError when `link` is longer than a code can hold.
    """
    import segno  # only a bot that draws holds it in memory

    return [[bool(dark) for dark in row] for row in segno.make_qr(link, error="q").matrix]
