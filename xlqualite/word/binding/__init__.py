"""Documents of one template bound into one, each with its own header and page numbers."""
