from . import test_item_follows
from . import test_heads_meeting
