import time
from multiprocessing import Process
from threading import Thread


def cpu_work(count):
    total = 0
    for i in range(count):
        total += i * i


def compare(count):
    print(f"Sum of squares below {count:,}, twice")
    for kind in (Thread, Process):
        start = time.perf_counter()
        first = kind(target=cpu_work, args=(count,))
        second = kind(target=cpu_work, args=(count,))
        first.start()
        second.start()
        first.join()
        second.join()
        seconds = time.perf_counter() - start
        print(f"  {kind.__name__} time:".ljust(16), f"{seconds:.2f} seconds")


if __name__ == "__main__":
    compare(5_000_000)
    print()
    print("Why? The GIL lets one thread at a time run bytecode: two threads take turns.")
    print("Each process has an interpreter and a GIL of its own, so two use two cores.")
