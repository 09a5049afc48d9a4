"""Search: an index in many small files, made at build time and read by `static/search.js`.

Terms are such that every part of a text is found; a query loads the few files with its own terms, and the texts of
the articles that it shows, on which phrases are checked.
"""

from biji.render.search.index import search_index
from biji.render.search.page import search_description, search_page

__all__ = ["search_description", "search_index", "search_page"]
