"""biji turns a folder of Jekyll-style Markdown posts into a cross-linked static knowledge base.

Read `biji.model` first: every value that the stages exchange. Then `biji.build`: the program on one screen.
"""

__version__ = "0.1.0"
