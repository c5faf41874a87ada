"""Names, mentions and coreference: which actors the words of a text mean."""
