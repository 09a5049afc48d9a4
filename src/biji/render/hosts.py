"""The short name of a host, for the badge behind a reference.

>>> host_name("mp.weixin.qq.com", "zh-CN"), host_name("blog.example.org", "zh-CN")
('微信', 'blog.example.org')
"""

from __future__ import annotations

from functools import lru_cache

#: A domain, with all hosts below it, to its name in Chinese and in English. The longest match wins.
NAMES: dict[str, tuple[str, str]] = {
    "mp.weixin.qq.com": ("微信", "WeChat"),
    "zhuanlan.zhihu.com": ("知乎专栏", "Zhihu Columns"),
    "zhihu.com": ("知乎", "Zhihu"),
    "github.com": ("GitHub", "GitHub"),
    "gitee.com": ("Gitee", "Gitee"),
    "gitlab.com": ("GitLab", "GitLab"),
    "arxiv.org": ("arXiv", "arXiv"),
    "openreview.net": ("OpenReview", "OpenReview"),
    "aclanthology.org": ("ACL Anthology", "ACL Anthology"),
    "papers.nips.cc": ("NeurIPS", "NeurIPS"),
    "proceedings.neurips.cc": ("NeurIPS", "NeurIPS"),
    "proceedings.mlr.press": ("PMLR", "PMLR"),
    "openaccess.thecvf.com": ("CVF", "CVF"),
    "ieeexplore.ieee.org": ("IEEE", "IEEE"),
    "dl.acm.org": ("ACM", "ACM"),
    "doi.org": ("DOI", "DOI"),
    "huggingface.co": ("Hugging Face", "Hugging Face"),
    "kaggle.com": ("Kaggle", "Kaggle"),
    "stackoverflow.com": ("Stack Overflow", "Stack Overflow"),
    "stackexchange.com": ("Stack Exchange", "Stack Exchange"),
    "wikipedia.org": ("维基百科", "Wikipedia"),
    "baike.baidu.com": ("百度百科", "Baidu Baike"),
    "pan.baidu.com": ("百度网盘", "Baidu Pan"),
    "jianshu.com": ("简书", "Jianshu"),
    "csdn.net": ("CSDN", "CSDN"),
    "cnblogs.com": ("博客园", "cnblogs"),
    "juejin.cn": ("掘金", "Juejin"),
    "juejin.im": ("掘金", "Juejin"),
    "segmentfault.com": ("SegmentFault", "SegmentFault"),
    "oschina.net": ("开源中国", "OSChina"),
    "bilibili.com": ("哔哩哔哩", "Bilibili"),
    "douban.com": ("豆瓣", "Douban"),
    "weibo.com": ("微博", "Weibo"),
    "jiqizhixin.com": ("机器之心", "Synced"),
    "leiphone.com": ("雷锋网", "Leiphone"),
    "36kr.com": ("36氪", "36Kr"),
    "infoq.cn": ("InfoQ", "InfoQ"),
    "infoq.com": ("InfoQ", "InfoQ"),
    "toutiao.com": ("头条", "Toutiao"),
    "sohu.com": ("搜狐", "Sohu"),
    "163.com": ("网易", "NetEase"),
    "sina.com.cn": ("新浪", "Sina"),
    "cloud.tencent.com": ("腾讯云", "Tencent Cloud"),
    "aliyun.com": ("阿里云", "Alibaba Cloud"),
    "youtube.com": ("YouTube", "YouTube"),
    "youtu.be": ("YouTube", "YouTube"),
    "medium.com": ("Medium", "Medium"),
    "towardsdatascience.com": ("TDS", "TDS"),
    "reddit.com": ("Reddit", "Reddit"),
    "twitter.com": ("Twitter", "Twitter"),
    "x.com": ("X", "X"),
    "quora.com": ("Quora", "Quora"),
    "news.ycombinator.com": ("Hacker News", "Hacker News"),
    "developer.nvidia.com": ("NVIDIA", "NVIDIA"),
    "developer.mozilla.org": ("MDN", "MDN"),
    "pytorch.org": ("PyTorch", "PyTorch"),
    "tensorflow.org": ("TensorFlow", "TensorFlow"),
}


@lru_cache(maxsize=8192)
def host_name(host: str, lang: str) -> str:
    """A host as readers call it, else the host itself.

    Args:
        host: lower case, without `www.`.
        lang: BCP 47 tag of the interface.
    """
    labels = host.split(".")
    for start in range(len(labels) - 1):
        names = NAMES.get(".".join(labels[start:]))
        if names:
            return names[not lang.lower().startswith("zh")]
    return host
