"""Pages for the tests of `explain`."""

# A body twice; the second copy reads differently in two words and lacks one.
NEAR = """\
New bridge over the Alder opens on Sunday

By Ann Lee

The new bridge over the Alder will be opened on Sunday morning, and the mayor will be there with the school band.
Cars may use it from Monday on, while the old ferry goes on until the end of the month, said the council yesterday.
Cyclists have asked for a lane of their own, which the council wants to build before the winter of next year begins.
|
|
The new bridge over the Alder will be opened on Saturday morning, and the mayor will be there with the school band.
Cars may use it from Monday on, while the old ferry goes on until the end of the week, said the council yesterday.
Cyclists have asked for a lane of their own, which the council wants to build before the winter of year begins.
"""
ATTACK = (
    "</script><script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(2)>"
    "<style>@import 'http://127.0.0.1:9/y'</style><a href=javascript:alert(3) onclick=alert(4)>x</a>"
    "<!--<svg onload=alert(5)>&lt;b&gt;\u202eevil\u2066\x1b[2J\x00"
)
