"""The two names that Bilibili has given its videos: `av170001`, and since 2020 `BV17x411w7KC`.

Source: https://github.com/SocialSisterYi/bilibili-API-collect/blob/master/docs/misc/bvid_desc.md
"""

from __future__ import annotations

_LETTERS = "FcwAPNKTMug3GV5Lj7EJnHpWsx4tb8haYeviqBz6rkCy12mUSDQX9RdoZf"
_ORDER = (6, 4, 2, 3, 1, 5, 0, 7, 8)
_MOST, _MASK = 1 << 51, 23442827791579


def name_of_video(number: int) -> str:
    """The newer name of the video that was called `av` and a number.

    >>> name_of_video(170001)
    'BV17x411w7KC'
    """
    rest = (_MOST | number) ^ _MASK
    digits: list[str] = []
    for _ in _ORDER:
        rest, digit = divmod(rest, len(_LETTERS))
        digits.insert(0, _LETTERS[digit])
    return "BV1" + "".join(digits[at] for at in _ORDER)
