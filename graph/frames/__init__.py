"""Frame files and linked sentences in, matches out: which relation stands on which words."""
