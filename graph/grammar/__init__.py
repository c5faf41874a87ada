"""Universal Dependencies trees in, predications out: who did what, whatever the construction.

Pure functions over `Sentence`, below the rooms: linking, frames and qualification read the
same trees and must read them the same way.
"""
