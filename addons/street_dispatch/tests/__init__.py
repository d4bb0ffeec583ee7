from . import test_matter_class
