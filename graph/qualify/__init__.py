"""Matches in, status, speaker, stance, time and amount out: a module each, one signature."""
