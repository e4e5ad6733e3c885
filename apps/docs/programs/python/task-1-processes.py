from multiprocessing import Process


def square(n):
    print(f"Process {n} → Square = {n * n}", flush=True)


if __name__ == "__main__":
    processes = [Process(target=square, args=(n,)) for n in range(1, 6)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("Main Process completed.")
