"""What can be subscribed to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Subscription:
    """Name a feed to subscribe to. `folder` may be nested ("World/Africa")."""

    url: str
    title: str = ""
    folder: str = ""
    description: str = ""


class Omitted(NamedTuple):
    """Name what a file holds that is left out, and why; `lost` is what was damaged."""

    name: str
    reason: str
    lost: bool = False
