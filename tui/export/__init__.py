"""Exports: every format, and briefs that are handed over."""
