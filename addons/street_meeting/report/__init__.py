# meetings
from . import street_meeting_paper
from . import street_meeting_record
from . import street_meeting_minutes
from . import street_meeting_sheet
# action items and feed
from . import street_action_ledger_xlsx
