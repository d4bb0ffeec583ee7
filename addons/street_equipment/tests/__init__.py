from . import test_equipment_label
from . import test_supply
from . import test_supply_at_once
from . import test_retirement
from . import test_stocktake
from . import test_stock_demo
from . import test_equipment_import
from . import test_equipment_papers
# custody
from . import test_custody
from . import test_custody_kit
from . import test_reservation
from . import test_budget_line
from . import test_purchase_approval
from . import test_purchase_doors
from . import test_purchase_receipt
from . import test_custody_tour
