"""Everything that touches Excel; without this folder the rest still computes."""
