from . import street_action_step
from . import street_calendar_feed_make
