from . import test_people_access_rights
from . import test_period
