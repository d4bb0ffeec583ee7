from . import test_people_access_rights
