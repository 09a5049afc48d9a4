"""What helps to write: the files of a new site, the file of a new post; text only, the caller writes it."""

from biji.author.folder import read_posts, series_names, topics
from biji.author.posts import NewPost, new_post
from biji.author.site import new_site

__all__ = ["NewPost", "new_post", "new_site", "read_posts", "series_names", "topics"]
