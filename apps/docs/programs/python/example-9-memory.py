from multiprocessing import Process, Value
from threading import Thread

heap = {"count": 0}


def increment(shared):
    heap["count"] += 1
    with shared.get_lock():
        shared.value += 1


if __name__ == "__main__":
    shared = Value("i", 0)
    # Threads share the heap; each process has a copy of it. The Value is in shared memory.
    for kind in (Thread, Thread, Process, Process):
        worker = kind(target=increment, args=(shared,))
        worker.start()
        worker.join()
        print(f"After a {kind.__name__.lower()}: heap.count = {heap['count']}, shared = {shared.value}")
