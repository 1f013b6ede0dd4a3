"""Texts as they come in: entries, pages, their revisions, and what differs between these."""
