"""Word documents turned into PDF files, by the office program of the computer."""
