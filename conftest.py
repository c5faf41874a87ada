"""Modules whose examples pytest can't run: those that need the training libraries, if missing."""

from importlib.util import find_spec

_TRAINING = ("judging", "learner", "losses", "naming", "network", "train", "widening")
collect_ignore = (
    [] if find_spec("torch") else [f"graph/language/training/{name}.py" for name in _TRAINING]
)
