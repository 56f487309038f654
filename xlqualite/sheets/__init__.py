"""Results as the rows of the result sheets: each column has a heading for users and a JSON key."""
