"""The bundled model's reader: one network for words, trees, sentences and names."""
