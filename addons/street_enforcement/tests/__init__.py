# cases
from . import test_case_approvals
# papers
# evidence, service, remedies, publication
# decisions and money
