# meetings
from . import test_meeting
from . import test_action_item
from . import test_calendar_feed
# action items and feed
