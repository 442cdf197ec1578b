"""Reads one table by one library and prints wall seconds, CPU seconds and the peak memory in MB, without the time of the
import. usage: read_table.py pandas|polars|pyarrow FILE THREADS"""
import os
import resource
import sys
import time

library, path, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
os.environ["POLARS_MAX_THREADS"] = str(threads)
if library == "pandas":
    import pandas

    read = lambda: pandas.read_csv(path, engine="c")
elif library == "polars":
    import polars

    read = lambda: polars.read_csv(path)
else:
    import pyarrow
    import pyarrow.csv

    pyarrow.set_cpu_count(threads)
    read = lambda: pyarrow.csv.read_csv(path, read_options=pyarrow.csv.ReadOptions(use_threads=threads > 1))


def cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


start, used = time.perf_counter(), cpu()
table = read()
print(time.perf_counter() - start, cpu() - used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
