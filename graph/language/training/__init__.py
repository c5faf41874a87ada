"""Training of Entente's own language model: treebanks, made sentences, scores, model card."""
