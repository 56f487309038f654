"""The blocks of the annual evaluation as template variables, one module per block or two."""
