import math
from multiprocessing import Pool

numbers = [50_000, 60_000, 70_000, 80_000]

if __name__ == "__main__":
    with Pool() as pool:
        result = pool.map(math.factorial, numbers)
    for number, product in zip(numbers, result):
        print(f"{number}! has {math.floor(math.log10(product)) + 1} digits")
    print("Done")
