"""Reading a whole store: phase by phase, batch by batch, taken up again where a killed run left off."""

from domain.importing.embedding import EmbeddingAhead
from domain.importing.phases import run_import
from domain.importing.runs import Import, Pause
from domain.importing.sources import Bulk, Line, Source

__all__ = ["Bulk", "EmbeddingAhead", "Import", "Line", "Pause", "Source", "run_import"]
