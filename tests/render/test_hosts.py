"""The short name of a host."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biji.render.hosts import host_name


@pytest.mark.parametrize(
    ("host", "chinese", "english"),
    [
        ("mp.weixin.qq.com", "微信", "WeChat"),
        ("zhihu.com", "知乎", "Zhihu"),
        ("en.wikipedia.org", "维基百科", "Wikipedia"),
        ("export.arxiv.org", "arXiv", "arXiv"),
        ("notgithub.com", "notgithub.com", "notgithub.com"),
        ("", "", ""),
    ],
)
def test_a_host_is_called_by_the_name_that_readers_use(host: str, chinese: str, english: str) -> None:
    assert (host_name(host, "zh-CN"), host_name(host, "en")) == (chinese, english)


@given(st.text())
def test_every_host_has_a_name(host: str) -> None:
    assert bool(host_name(host, "zh")) == bool(host)
