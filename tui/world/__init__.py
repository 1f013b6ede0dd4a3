"""The world: coasts, borders and names of countries, for the map and for briefs."""
