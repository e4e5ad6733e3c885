"""The programs of this benchmark that run in Python: `bench.py serve|start pool|executor|chunked|messages|sharing`.

`serve` answers lines of JSON as programs/serve.ts does and takes each time by its own clock; `start` is as
programs/start.ts.
"""

import array
import multiprocessing
import os
import sys
import time
from threading import Semaphore


def square(n):
    return n * n


def square_all(numbers):
    return [square(n) for n in numbers]


def echo(value):
    return value


def spin(steps):
    state = 0
    for _ in range(steps):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
    return state


def who_am_i(busy_ms):
    end = time.perf_counter() + busy_ms / 1000
    while time.perf_counter() < end:
        pass
    return os.getpid()


class Pool:
    """multiprocessing.Pool; `chunk_size` is for imap only, whose default is 1."""

    def __init__(self, workers, chunk_size=1):
        self.pool = multiprocessing.Pool(workers)
        self.chunk_size = chunk_size

    def call(self, work, value):
        return self.pool.apply(work, (value,))

    def submit(self, work, value, done=None):
        return self.pool.apply_async(work, (value,), callback=done)

    def result(self, handle):
        return handle.get()

    def map(self, work, values):
        return self.pool.map(work, values)

    def imap(self, work, values):
        return self.pool.imap(work, values, self.chunk_size)

    def imap_unordered(self, work, values):
        return self.pool.imap_unordered(work, values, self.chunk_size)

    def close(self):
        self.pool.close()
        self.pool.join()


class Executor:
    """concurrent.futures.ProcessPoolExecutor."""

    def __init__(self, workers):
        from concurrent.futures import ProcessPoolExecutor

        self.workers = workers
        self.pool = ProcessPoolExecutor(workers)

    def call(self, work, value):
        return self.pool.submit(work, value).result()

    def submit(self, work, value, done=None):
        future = self.pool.submit(work, value)
        if done is not None:
            future.add_done_callback(done)
        return future

    def result(self, handle):
        return handle.result()

    def map(self, work, values):
        # Chunks as multiprocessing.Pool makes them; the default of one value each takes minutes.
        return list(self.pool.map(work, values, chunksize=-(-len(values) // (4 * self.workers))))

    def close(self):
        self.pool.shutdown()


class NoPool:
    """For what multiprocessing has beside pools."""

    def __init__(self, _workers):
        pass

    def close(self):
        pass


def opened(kind, workers):
    if kind == "pool":
        return Pool(workers)
    if kind == "chunked":
        return Pool(workers, chunk_size=256)
    return Executor(workers) if kind == "executor" else NoPool(workers)


def expect(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected}, got {actual}")


def sum_of_squares(count):
    return (count - 1) * count * (2 * count - 1) // 6


def quantile(sorted_times, share):
    position = share * (len(sorted_times) - 1)
    below, above = sorted_times[int(position)], sorted_times[-int(-position // 1)]
    return below + (above - below) * (position - int(position))


def at_once_seconds(pool, count):
    start = time.perf_counter()
    handles = [pool.submit(square, n) for n in range(count)]
    results = [pool.result(handle) for handle in handles]
    seconds = time.perf_counter() - start
    expect(sum(results), sum_of_squares(count))
    return seconds


def at_once(pool, size):
    return {"tasks/s": size["count"] / at_once_seconds(pool, size["count"])}


def window(pool, size):
    free = Semaphore(size["inFlight"])
    handles = []
    start = time.perf_counter()
    for n in range(size["count"]):
        free.acquire()
        handles.append(pool.submit(square, n, lambda _: free.release()))
    results = [pool.result(handle) for handle in handles]
    seconds = time.perf_counter() - start
    expect(sum(results), sum_of_squares(size["count"]))
    return {"tasks/s": size["count"] / seconds}


def times_of(call, count):
    times = []
    for n in range(count):
        start = time.perf_counter()
        call(n)
        times.append(time.perf_counter() - start)
    return sorted(times)


def round_trip(pool, size):
    times = times_of(lambda n: pool.call(square, n), size["count"])
    return {"p50": quantile(times, 0.5) * 1e6, "p99": quantile(times, 0.99) * 1e6}


def map_numbers(pool, size):
    numbers = list(range(size["count"]))
    start = time.perf_counter()
    results = pool.map(square, numbers)
    seconds = time.perf_counter() - start
    expect(sum(results), sum_of_squares(size["count"]))
    return {"items/s": size["count"] / seconds}


def map_by_hand(pool, size):
    count, chunk = size["count"], size["chunk"]
    chunks = [list(range(start, min(start + chunk, count))) for start in range(0, count, chunk)]
    start = time.perf_counter()
    handles = [pool.submit(square_all, numbers) for numbers in chunks]
    results = [pool.result(handle) for handle in handles]
    seconds = time.perf_counter() - start
    expect(sum(map(sum, results)), sum_of_squares(count))
    return {"items/s": count / seconds}


def stream_seconds(stream, count):
    start = time.perf_counter()
    total = sum(stream(square, range(count)))
    seconds = time.perf_counter() - start
    expect(total, sum_of_squares(count))
    return seconds


def imap(pool, size):
    return {"items/s": size["count"] / stream_seconds(pool.imap, size["count"])}


def imap_unordered(pool, size):
    return {"items/s": size["count"] / stream_seconds(pool.imap_unordered, size["count"])}


def echo_buffer(pool, size):
    buffer = bytes(size["bytes"])
    times = times_of(lambda _: expect(len(pool.call(echo, buffer)), size["bytes"]), size["count"])
    return {"p50": quantile(times, 0.5) * 1e3}


def echo_objects(pool, size):
    objects = [{"id": n, "name": f"item {n}", "isDone": n % 2 == 0} for n in range(size["objects"])]
    times = times_of(lambda _: expect(len(pool.call(echo, objects)), size["objects"]), size["count"])
    return {"p50": quantile(times, 0.5) * 1e3}


def scaling(pool, size):
    # Python's loop is slower by about this factor; the ratio of one worker to two is what is asked for.
    steps = size["steps"] // 50
    start = time.perf_counter()
    handles = [pool.submit(spin, steps) for _ in range(size["count"])]
    for handle in handles:
        pool.result(handle)
    return {"ms": (time.perf_counter() - start) * 1e3}


def all_ready(pool, workers):
    seen = set()
    while len(seen) < workers:
        handles = [pool.submit(who_am_i, 1) for _ in range(workers)]
        seen.update(pool.result(handle) for handle in handles)


def memory(pool, size):
    all_ready(pool, size["count"])
    return {}


def peak_mebibytes():
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def repeated(ms, work):
    end = time.perf_counter() + ms / 1000
    results = [work()]
    while time.perf_counter() < end:
        results.append(work())
    return results


def cost_of(run, size):
    count = size["count"]
    repeated(size.get("warmUpMs", 0), lambda: run(min(count, 10000)))
    runs = sorted(repeated(size.get("repeatMs", 0), lambda: run(count)))
    return {"µs": quantile(runs, 0.5) / count * 1e6, "MiB": peak_mebibytes()}


def cost_imap(pool, size):
    return cost_of(lambda count: stream_seconds(pool.imap, count), size)


def cost_map(pool, size):
    return cost_of(lambda count: count / map_numbers(pool, {"count": count})["items/s"], size)


def produce(queue, count, size):
    item = bytes(size) if size else {"n": 1, "name": "task"}
    for _ in range(count):
        queue.put(item)
    queue.close()
    queue.join_thread()


def received_seconds(count, size):
    queue = multiprocessing.Queue(16 if size else 1000)
    process = multiprocessing.Process(target=produce, args=(queue, count, size))
    process.start()
    queue.get()
    start = time.perf_counter()
    for _ in range(count - 1):
        queue.get()
    seconds = time.perf_counter() - start
    process.join()
    return seconds


def send_back(end, count):
    for _ in range(count):
        end.send(end.recv())


def pipe_times(count):
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=send_back, args=(theirs, count))
    process.start()

    def trip(n):
        mine.send(n)
        expect(mine.recv(), n)

    times = times_of(trip, count)
    process.join()
    return times


def messages(_, size):
    small, large, trips = size["count"], size["large"], size["trips"]
    return {
        "small/s": (small - 1) / received_seconds(small, 0),
        "MiB/s": (large - 1) / received_seconds(large, 1024 * 1024),
        "round trip": quantile(pipe_times(trips), 0.5) * 1e6,
    }


def add_up(lock, total, count):
    start = time.perf_counter()
    for _ in range(count):
        lock.acquire()
        total.value += 1
        lock.release()
    return time.perf_counter() - start


def add_up_beside(gate, lock, total, count):
    gate.wait()
    add_up(lock, total, count)
    gate.wait()


def lock_alone(count):
    total = multiprocessing.RawValue("i")
    seconds = add_up(multiprocessing.Lock(), total, count)
    expect(total.value, count)
    return seconds


def lock_together(count):
    lock, gate, total = multiprocessing.Lock(), multiprocessing.Barrier(2), multiprocessing.RawValue("i")
    process = multiprocessing.Process(target=add_up_beside, args=(gate, lock, total, count))
    process.start()
    gate.wait()
    start = time.perf_counter()
    add_up(lock, total, count)
    gate.wait()
    seconds = time.perf_counter() - start
    expect(total.value, 2 * count)
    process.join()
    return seconds


def large_trips(size, count):
    mine, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=send_back, args=(theirs, count + 1))
    process.start()
    data = array.array("d", [7]) * (size // 8)

    def trip(_):
        mine.send(data)
        expect(len(mine.recv()), size // 8)

    trip(0)
    times = times_of(trip, count)
    process.join()
    return times


def sharing(_, size):
    count = size["count"]
    return {
        "alone": lock_alone(count) / count * 1e9,
        "together/s": 2 * count / lock_together(count),
        "100 MiB": quantile(large_trips(size["bytes"], size["trips"]), 0.5) * 1e3,
    }


ROWS = {
    "at-once": at_once,
    "window": window,
    "round-trip": round_trip,
    "map": map_numbers,
    "map-by-hand": map_by_hand,
    "imap": imap,
    "imap-unordered": imap_unordered,
    "echo-1mib": echo_buffer,
    "echo-objects": echo_objects,
    "scaling": scaling,
    "memory": memory,
    "cost-map": cost_map,
    "cost-imap": cost_imap,
    "messages": messages,
    "sharing": sharing,
}


def say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def serve(kind):
    import json

    pool = None
    say(json.dumps({"type": "loaded"}))
    for line in sys.stdin:
        command = json.loads(line)
        if command["type"] == "open":
            pool = opened(kind, command["workerCount"])
            reply = {"type": "done"}
        elif command["type"] == "close":
            pool.close()
            reply = {"type": "done"}
        else:
            try:
                reply = {"type": "figures", "figures": ROWS[command["row"]](pool, command["size"])}
            except Exception as error:  # a failed row is a line of the report
                reply = {"type": "failed", "message": repr(error)}
        say(json.dumps(reply))


def start(kind):
    pool = opened(kind, 2)
    say(f"first {pool.call(square, 7)}")
    all_ready(pool, 2)
    say("ready")
    # Whoever started this has seen enough and ends it.
    time.sleep(60)


if __name__ == "__main__":
    (serve if sys.argv[1] == "serve" else start)(sys.argv[2])
