from . import test_equipment_label
