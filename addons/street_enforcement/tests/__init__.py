# cases
from . import test_case_approvals
from . import test_case_form
from . import test_case_people
from . import test_case_power
from . import test_case_states
from . import test_case_summary
# papers
from . import test_document
# evidence, service, remedies, publication
# decisions and money
from . import test_decision_flow
