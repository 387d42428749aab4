"""What real dispatches looked like, on each Django, and the code that was run to see it.

django52.json …   what was captured: written by `python -m tools.captures --write`, never by hand
operations/       what is done to see which signals it sends: one small function each
timelines.py      what is drawn as a picture, event by event
world.py          the shop with an empty database, in which all of it runs

The shape of the JSON is described in tools/captures.py.
"""
