# meetings
from . import test_meeting
from . import test_meeting_answer
from . import test_meeting_demo
from . import test_meeting_mask
from . import test_meeting_minutes
from . import test_meeting_names
from . import test_meeting_papers
from . import test_meeting_record
from . import test_meeting_rights
from . import test_meeting_search
from . import test_meeting_series
from . import test_meeting_sign_in
from . import test_meeting_tours
from . import test_meeting_wire
# action items and feed
from . import test_action_item
from . import test_action_item_tours
from . import test_calendar_feed
