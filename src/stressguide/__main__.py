"""The entry point, and ``python -m stressguide``."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the program without the garbage collector: it is over before there is any, and starts a tenth faster."""
    gc.disable()
    from stressguide.cli.main import main as program

    program()


if __name__ == "__main__":
    main()
