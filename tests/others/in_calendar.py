# SPDX-License-Identifier: GPL-3.0-or-later
"""in_calendar.py icalendar|vobject FILE: how many visits the parser finds in a calendar; each has a
UID of its own, begins before it ends, in a zone that the calendar defines."""
import sys


def visits_of_icalendar(text):
    from icalendar import Calendar

    whole = Calendar.from_ical(text)
    zones = {str(z["TZID"]) for z in whole.walk("VTIMEZONE")}
    for event in whole.walk("VEVENT"):
        start, end = event["DTSTART"], event["DTEND"]
        if "TZID" in start.params:
            assert start.params["TZID"] in zones, start.params["TZID"]
        yield str(event["UID"]), start.dt, end.dt, "GEO" in event


def visits_of_vobject(text):
    import vobject

    for event in vobject.readOne(text).vevent_list:
        yield event.uid.value, event.dtstart.value, event.dtend.value, hasattr(event, "geo")


with open(sys.argv[2], encoding="utf-8", newline="") as file:
    content = file.read()
read = visits_of_icalendar if sys.argv[1] == "icalendar" else visits_of_vobject
events = list(read(content))
assert len({uid for uid, _, _, _ in events}) == len(events), "a UID twice"
assert all(start < end for _, start, end, _ in events), "an end before its start"
assert all(start.utcoffset() is not None for _, start, _, _ in events), "a time without zone"
print(sum(1 for event in events if event[3] and not event[0].startswith("night.")))
