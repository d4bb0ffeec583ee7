# cases
from . import test_case_approvals
from . import test_case_people
from . import test_case_power
from . import test_case_states
# papers
# evidence, service, remedies, publication
# decisions and money
# papers
from . import test_document
