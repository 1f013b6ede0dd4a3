"""Begin a drawing in SVG."""

from __future__ import annotations

_FONTS = "system-ui, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
"""Programs that make pictures of a drawing know few of them, and take none for another."""


def svg_head(width: float, height: float, ground: str) -> str:
    """Open a drawing of a size in pixels on a ground of one colour."""
    size = f'viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}"'
    font = f'font-family="{_FONTS}" font-size="11"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" {font}>'
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="{ground}"/>'
    )
