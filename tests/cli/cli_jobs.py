"""What workers run in tests of ordered jobs."""

from __future__ import annotations

import os
import signal
import time

from tui.errors import AnalysisError


def work(order: str) -> str:
    """Do as it is told: to die, to take for ever, to fail; and give its order back."""
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "hang":
        time.sleep(600)
    if order == "fail":
        raise AnalysisError("the model is gone")
    return order
