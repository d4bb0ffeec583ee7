# meetings
from . import street_meeting_sign
# action items and feed
from . import street_calendar_feed
