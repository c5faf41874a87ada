"""Statements in, edges out: claims with their evidence, standing, refinements and contradictions.

Pure, order-free and idempotent. Nothing is averaged away: who affirms and who denies stay
side by side on the same edge.
"""

from __future__ import annotations

from graph.assemble.assembler import Assembler, assemble
from graph.assemble.findings import Finding

__all__ = ["Assembler", "Finding", "assemble"]
