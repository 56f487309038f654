"""What follows from the facts: levels, conformity, deadlines, progress, fees, time, evaluation."""
