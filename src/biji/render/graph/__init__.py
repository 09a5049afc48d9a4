"""Drawings: what an article shares with others, how topics hang together, how much was written in which year.

All are SVG made with the page, from what link found. They need no script, and their links are ordinary ones.
"""
