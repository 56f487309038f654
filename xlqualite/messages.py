"""What the program says of its own use; rules, columns and commands carry their own words."""


class UserError(Exception):
    """Something about the use of the program went wrong: one French sentence, with its remedy.

    The doors (command line, buttons) catch it once and show it as it is, without a traceback.
    """
