"""Project places onto the map of the world.

The projection is Mercator's: it keeps shapes at every scale, and moving about does not bend them.
The map is 1 wide; x grows to the east from 180 degrees west, y to the south.
"""

from __future__ import annotations

import math

NORTHMOST = 85.05
"""Degrees at which Mercator's map is as high as wide; nearer to the pole it grows without end."""


def project(lat: float, lon: float) -> tuple[float, float]:
    """Project a place onto the map."""
    lat = math.radians(max(-NORTHMOST, min(NORTHMOST, lat)))
    return (lon + 180) / 360, 0.5 - math.asinh(math.tan(lat)) / math.tau


def unproject(x: float, y: float) -> tuple[float, float]:
    """Find the latitude and longitude of a point of the map."""
    return math.degrees(math.atan(math.sinh((0.5 - y) * math.tau))), x % 1 * 360 - 180
