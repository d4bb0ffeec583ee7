# meetings
from . import street_meeting_propose
from . import street_meeting_sign
from . import street_meeting_sign_paper
from . import street_meeting_addend
# action items and feed
from . import street_action_step
from . import street_calendar_feed_make
