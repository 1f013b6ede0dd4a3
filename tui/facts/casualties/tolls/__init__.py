"""Tolls of articles: which claims say the same, which are parts, and what they add up to."""
