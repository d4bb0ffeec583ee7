# cases
from . import street_case
from . import street_case_interface
from . import street_case_moves
from . import street_case_approvals
from . import street_case_approval
from . import street_case_clocks
from . import street_case_history
from . import street_case_officer
from . import street_case_party
# papers
# evidence, service, remedies, publication
# decisions and money
from . import res_company_decision
from . import street_case_hands_mixin
from . import street_discretion_benchmark
from . import street_discretion_tier
from . import street_discretion_circumstance
from . import street_authority_item_benchmark
from . import street_decision
from . import street_decision_line
from . import street_decision_judged
from . import street_decision_moves
from . import street_decision_money
from . import street_decision_review
from . import street_decision_notice
from . import street_statement
from . import street_statement_point
from . import street_hearing
from . import street_hearing_threshold
from . import street_legal_review
from . import street_collective_discussion
from . import street_collective_opinion
from . import street_fine_payment
from . import street_fine_plan
from . import street_fine_plan_line
from . import street_case_decision
from . import street_case_decision_moves
