"""What a process that makes papers loads, loaded once: see warm.py."""

from handbook.paper import booklet, first_page, packed, pdf, word, word_pictures, worker  # noqa: F401

pdf.fonts(None)
