# cases
from . import test_case_approvals
from . import test_case_demo
from . import test_case_form
from . import test_case_home
from . import test_case_people
from . import test_case_power
from . import test_case_private
from . import test_case_states
from . import test_case_summary
from . import test_case_tours
from . import test_case_whole
from . import test_case_wire
# papers
from . import test_document
from . import test_document_print
from . import test_document_record
from . import test_case_file
# evidence, service, remedies, publication
from . import test_evidence
from . import test_kept_files
from . import test_masking
from . import test_preservation
from . import test_publication
from . import test_remedy
from . import test_service
# decisions and money
from . import test_decision_flow
from . import test_discretion_tools
from . import test_decision_amount
from . import test_notice
from . import test_hearing
from . import test_review
from . import test_no_penalty
from . import test_fine_money
from . import test_decision_dialogs
from . import test_decision_papers
from . import test_fine_at_once
