from . import street_calendar_feed
