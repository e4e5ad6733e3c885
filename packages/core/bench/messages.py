"""Measures the queue and the pipe of Python's multiprocessing, as messages.ts does ours; prints JSON."""

import json
import multiprocessing as mp
import statistics
import sys
import time


def produce(queue, count, item):
    for _ in range(count):
        queue.put(item)
    queue.close()
    queue.join_thread()


def queue_rate(count, item):
    queue = mp.Queue(1000 if count > 10000 else 16)
    process = mp.Process(target=produce, args=(queue, count, item))
    process.start()
    queue.get()
    start = time.perf_counter()
    for _ in range(count - 1):
        queue.get()
    rate = (count - 1) / (time.perf_counter() - start)
    process.join()
    return rate


def echo(end, count):
    for _ in range(count):
        end.send(end.recv())


def pipe_round_trip_us(count):
    mine, theirs = mp.Pipe()
    process = mp.Process(target=echo, args=(theirs, count))
    process.start()
    times = []
    for n in range(count):
        start = time.perf_counter()
        mine.send(n)
        mine.recv()
        times.append(time.perf_counter() - start)
    process.join()
    return statistics.median(times) * 1e6


if __name__ == "__main__":
    small, large, trips = (int(text) for text in sys.argv[1:])
    print(
        json.dumps(
            {
                "small": queue_rate(small, {"n": 1, "name": "task"}),
                "large": queue_rate(large, bytes(1024 * 1024)),
                "roundTripUs": pipe_round_trip_us(trips),
            }
        )
    )
