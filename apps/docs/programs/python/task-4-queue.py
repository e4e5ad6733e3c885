from multiprocessing import Process, Queue


def worker(queue, value):
    queue.put(value * 2)


if __name__ == "__main__":
    queue = Queue()
    process = Process(target=worker, args=(queue, 10))
    process.start()
    print("Result:", queue.get())
    process.join()
