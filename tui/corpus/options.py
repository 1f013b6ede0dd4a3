"""What a run over a corpus may be told; importing it loads nothing that reads or writes one."""

from __future__ import annotations

from typing import Literal, get_args

PartFormat = Literal["parquet", "jsonl"]
PART_FORMATS: tuple[PartFormat, ...] = get_args(PartFormat)

PART_SIZE = 1_000
"""Documents of a part: half a minute's work of a core, which a kill may cost."""

Role = Literal["text", "title", "date", "id"]
ROLES: tuple[Role, ...] = get_args(Role)
"""What a column of a table can be."""
