"""What lets the buttons of a workbook find Python on a computer: made, examined and repaired."""
