"""The outside works that a text points to: bare URLs with their titles, links, and how they are told apart.

`lines` classifies, `pairing` pairs, `mentions` finds URLs in sentences, `keys` tells works apart (`bilibili` by the
names of its videos), `kinds` says what they are, `naming` names what has no title, and `reading` applies them to the
tokens of a body.
"""
