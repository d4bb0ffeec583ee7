from . import street_action_ledger_xlsx
