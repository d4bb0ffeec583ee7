from . import test_people_access_rights
from . import test_period
from . import test_roster
from . import test_shift
from . import test_subject
from . import test_unit
