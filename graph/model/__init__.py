"""The words that every room speaks: frozen values, standard library only."""
