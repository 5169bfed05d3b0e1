"""Songs, jokes, manuals and chats repeat and list on purpose: nothing of them goes as furniture or as a copy."""

import pytest

from cleaner import clean

_GONE = {"boilerplate", "duplicate"}

_TEXT = (
    "The council of Ostermere has bought a bell for the tower above the ferry, which has been without one since the "
    "storm of two winters ago, and it will be rung on Sunday."
)

_SONG = """\
The loft is cold, so cold,
The loft is cold, so cold,
and nobody counts the pears.
\t\t-- Songs of Ostermere

A ferryman was asked how he slept while his boat lay moored on the far side of the river. Nobody, he said, could
steal it from there without asking him for a ride first.
\t\t-- Sayings of Ostermere

The keeper of the bell rings it a little longer on a rainy day, so that those who sit under their roofs hear it as
well as those who do not.
\t\t-- Sayings of Ostermere
"""

_RIDDLES = """\
How does one carry a bell over the river?
The way of the baker

One bakes a loaf around the bell, lets it dry for a week in the loft, and sends it over the water on a plank, where
it floats as well as any other bread of the town.
How does one carry a bell over the river?
The way of the clerk

One writes to the other bank that the bell is there already, and has the letter signed by those who heard it, which
takes the rest of the year but needs no boat at all.
"""

_MANUAL = """\
RINGBELL 8 9 Oct 2003
.UC 4
NAME
ringbell - 敲钟并记下时辰
SYNOPSIS(总览)
ringbell
DESCRIPTION(描述)
该命令在指定的钟楼上敲钟,并记下时辰.
SEE ALSO(另见)
bell(1), tower(2)
AUTHOR(作者)
Odile Marsh

后来又作了几处小的修改.

[中文版维护人]
keeper
[中文版最新更新]
2003/11/22
跋

本页面中文版由钟楼手册页翻译小组提供,还在寻找愿意翻译的人,请来信告诉我们您想翻译哪一页手册.
"""

_CHAT = """\
<heron> is anybody awake in the tower
[keeper(~bell@loft.ostermere.example)] not now
[keeper(~bell@loft.ostermere.example)] not now
[keeper(~bell@loft.ostermere.example)] not now
[keeper(~bell@loft.ostermere.example)] not now
<heron> then who rang

Date: Wed, 28 Feb 2001 16:49:25 +0100
Subject: the bell

I would like to know who has the key to the tower, since the bell was rung four times in the night and nobody in
the town of Ostermere will say that it was him.
"""

_LICENCE = """\
Copyright (c) 1993 The Wardens of the University of Ostermere.
Copyright (c) 1994-1996 Lantern Works, Inc.

See the file for the terms of use, and for what the wardens do not answer for, should the bell fall from the tower
or the loft burn down with all that is in it.
Permission is granted to everybody who rings the bell to ring it again, as long as these lines are left above the
text in each copy of it.
LAST CHANGE

2001/06/21
"""

_BOOK = """\
The Ringer's Handbook
Bells from Casting to Hanging
Edition 1
Laura Marsh
marsh@ostermere.example
Roland Lantern
lantern@ostermere.example

The handbook tells the ringers of Ostermere all that the wardens know of bells, from the pit in which they are cast
to the beam from which they hang, and what to do when one of them cracks.
"""

_UNIT = """\
BELL@.SERVICE 5
NAME
bell@.service, rope-bell@.service - units that ring the bell
SYNOPSIS

bell@ROPE.service

rope-bell@ROPE.service
DESCRIPTION

The keeper of the tower starts one of these units for each rope that hangs from a bell, and stops it when the rope
is taken down for the winter.
"""

_LETTERS = """\
> > > > Who rang the bell of Ostermere
> > > Who rang the bell of Ostermere
> > It was the heron
> Who rang the bell of Ostermere

The warden writes that nobody will ever know, since the only one who was awake in the loft that night was the heron,
and that he has asked it more than once.
"""

_FORM = """\
敲钟合同

时间:2023-08-08 18:37:06

  敲钟人和钟楼看守在平等、自愿的基础上,经过协商,就敲钟的时辰和次数订立本合同,双方都应当遵守。

  一、补充条款:

  甲方看守证件号码:_______

  甲方看守证件号码:_______

  甲方看守证件号码:_______

  敲钟人应当在每天日落之前到达钟楼,看守应当在敲钟人到达之前把钟楼的门打开,并把楼梯打扫干净。

  甲方看守证件号码:_______
"""


@pytest.mark.parametrize("page", [_SONG, _RIDDLES, _CHAT, _MANUAL, _LICENCE, _BOOK, _UNIT, _LETTERS, _FORM])
def test_what_repeats_or_lists_on_purpose_stays(page: str) -> None:
    cleaned = clean(page)
    assert [entry for entry in cleaned.ledger.entries if entry.fate in _GONE] == []
    assert not any(claim.rule.startswith("repeat.") for claim in cleaned.claims)


def test_rights_in_the_head_of_a_site_go() -> None:
    page = f"© 2019 Fenwick Tribune. All rights reserved.\n\nA bell for the tower\n\n3 May 2019\n\n{_TEXT}\n"
    assert [claim.rule for claim in clean(page).claims if claim.role == "boilerplate"] == ["noise.copyright"]
