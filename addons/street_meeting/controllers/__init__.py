# meetings
from . import street_meeting_sign
from . import street_meeting_answer
# action items and feed
from . import street_calendar_feed
