"""Her only copy on a disk that may fail: who holds it, what it was, and its replacement whole."""
