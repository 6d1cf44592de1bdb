"""QR codes: from a printed card back to its page."""

from __future__ import annotations

import segno
from markupsafe import Markup, escape


def code(address: str, name: str) -> Markup:
    """The QR code of an address as a drawing of its own, black on white, with a name for those who can't see it."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        omitsize=True, border=4, light="#fff", svgclass=None, lineclass=None
    )
    return Markup(f'<svg role="img" aria-label="{escape(name)}" class="code" ') + Markup(drawn.removeprefix("<svg "))
