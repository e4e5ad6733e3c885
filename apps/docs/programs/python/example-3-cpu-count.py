from multiprocessing import cpu_count

print("Total CPU Cores =", cpu_count())
