# courses, sessions, plans
from . import test_session
# certificates and qualifications
from . import test_certificate_validity
