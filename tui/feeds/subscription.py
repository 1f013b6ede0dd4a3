"""What can be subscribed to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """Name a feed to subscribe to. `folder` may be nested ("World/Africa")."""

    url: str
    title: str = ""
    folder: str = ""
    description: str = ""
