from . import test_drone_pilot
