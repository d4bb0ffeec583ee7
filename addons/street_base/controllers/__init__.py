from . import report
from . import rpc_door
