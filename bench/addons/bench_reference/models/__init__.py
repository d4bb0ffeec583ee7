from . import bench_fields
from . import bench_plain
from . import bench_thread
