from . import street_action_item
from . import street_matter
from . import street_case
from . import street_meeting
from . import street_collective_discussion
from . import street_decision
