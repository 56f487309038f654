"""What the Word templates show: results turned into plain data under French names."""
