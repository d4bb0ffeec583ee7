from . import account_chart_template
from . import purchase_order
from . import purchase_order_line
from . import street_equipment_receipt
from . import street_equipment_request
from . import street_purchase_category
