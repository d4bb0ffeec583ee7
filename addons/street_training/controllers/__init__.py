# courses, sessions, plans
from . import street_training_sign
# certificates and qualifications
from . import street_certificate_check
