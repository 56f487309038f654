"""Word documents: templates filled in, files written without ever losing what a person typed."""
