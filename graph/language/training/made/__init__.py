"""Sentences of the field with their trees by construction, to be mixed into training."""
