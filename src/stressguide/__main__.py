"""``python -m stressguide``."""

from stressguide.cli.main import main

if __name__ == "__main__":
    main()
