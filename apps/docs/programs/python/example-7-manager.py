from multiprocessing import Manager, Process


def sell(prices, lock, seller):
    prices[seller] = len(seller) * 100
    with lock:
        prices["sellers"] = prices.get("sellers", 0) + 1


if __name__ == "__main__":
    with Manager() as manager:
        prices = manager.dict()
        lock = manager.Lock()
        sellers = ["Seller A", "Seller BB", "Seller CCC"]
        processes = [Process(target=sell, args=(prices, lock, seller)) for seller in sellers]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        for seller in sorted(prices.keys()):
            print(seller, prices[seller])
