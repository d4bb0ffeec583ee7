# meetings
from . import street_full_text_mixin
from . import street_meeting_person_mixin
from . import street_meeting_series
from . import street_meeting_member
from . import street_meeting
from . import street_meeting_carry
from . import street_meeting_moves
from . import street_meeting_signature
from . import street_meeting_sign_in
from . import street_meeting_calendar
from . import street_meeting_copy
from . import street_meeting_attendee
from . import street_meeting_agenda_item
from . import street_meeting_resolution
from . import street_meeting_addendum
from . import street_meeting_minutes
from . import street_meeting_minutes_moves
from . import street_meeting_demo
# action items and feed
from . import street_action_item
from . import street_action_item_moves
from . import street_action_item_reminder
from . import street_action_progress
from . import street_action_carry
from . import street_meeting_items
from . import street_calendar_feed
from . import street_action_demo
