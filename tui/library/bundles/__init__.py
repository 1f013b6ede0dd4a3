"""Bundles: articles with all that was done with them, in one file that is handed over."""
