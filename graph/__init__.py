"""Entente: who does what to whom in world affairs, who says so, and who denies it."""
