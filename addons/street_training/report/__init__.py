# courses, sessions, plans
# certificates and qualifications
from . import street_certificate_card
from . import street_enforcer_xlsx
