"""What a user can cause, said in one or two lines."""


class UserError(Exception):
    """An expected error: what is wrong, where, and what to do, in the user's language.

    Raised anywhere, shown in one place (`stressguide.cli.main`), which ends the program with exit code 2.
    """
