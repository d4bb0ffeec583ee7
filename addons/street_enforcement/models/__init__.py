# cases
from . import street_case
from . import street_case_moves
from . import street_case_party
from . import street_case_officer
# papers
# evidence, service, remedies, publication
# decisions and money
