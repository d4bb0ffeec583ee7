# meetings
from . import street_meeting_person_mixin
from . import street_meeting_series
from . import street_meeting_member
from . import street_meeting
from . import street_meeting_moves
from . import street_meeting_attendee
from . import street_meeting_agenda_item
from . import street_meeting_resolution
from . import street_meeting_addendum
from . import street_meeting_minutes
# action items and feed
