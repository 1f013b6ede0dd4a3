"""What fetching loads, and what it leaves alone."""

from __future__ import annotations

import subprocess
import sys


def test_the_client_comes_without_its_command_line():
    wanted = "{'httpx', 'click', 'pygments'}"
    code = f"import sys, tui.feeds.fetch; print(sorted({wanted} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['httpx']"
