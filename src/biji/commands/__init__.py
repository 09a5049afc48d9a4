"""The commands of the command line, each in a module of its name; `biji.cli` imports the one that is run."""
