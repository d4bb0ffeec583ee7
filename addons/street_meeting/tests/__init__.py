# meetings
from . import test_meeting
# action items and feed
