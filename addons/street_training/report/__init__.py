# courses, sessions, plans
from . import street_training_coverage_xlsx
from . import street_training_ledger_xlsx
# certificates and qualifications
from . import street_certificate_card
from . import street_enforcer_xlsx
