"""A template looked at before any document is made of it: what is wrong, where, and the remedy."""
