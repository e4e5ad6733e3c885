import time
from multiprocessing import Process


def heartbeat():
    while True:
        time.sleep(1)


def work():
    print("Worker: the program waits for me", flush=True)


if __name__ == "__main__":
    daemon = Process(target=heartbeat, daemon=True)
    daemon.start()
    worker = Process(target=work)
    worker.start()
    worker.join()
    print("Daemon alive:", str(daemon.is_alive()).lower())
    print("Main ends, and the daemon with it")
