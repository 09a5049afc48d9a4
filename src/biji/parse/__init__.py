"""Reads one file on its own."""
