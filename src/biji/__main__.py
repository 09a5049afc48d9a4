"""`python -m biji` is `biji`."""

from biji.cli import main

if __name__ == "__main__":
    main()
