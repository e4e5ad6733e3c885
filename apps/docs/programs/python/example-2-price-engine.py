import random
import time
from multiprocessing import Process


class PriceEngine(Process):
    def __init__(self, seller):
        super().__init__()
        self.seller = seller

    def run(self):
        print(f"{self.seller} → calculating price...", flush=True)
        time.sleep(2)
        print(f"{self.seller} → Price: {random.randint(200, 500)}", flush=True)


if __name__ == "__main__":
    start = time.perf_counter()
    tasks = [PriceEngine(seller) for seller in ("Seller A", "Seller B", "Seller C")]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    print(f"All sellers priced in {time.perf_counter() - start:.1f} seconds, not 6")
