# courses, sessions, plans
# certificates and qualifications
from . import street_certificate_check
