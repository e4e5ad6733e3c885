"""Jobs of the workloads in plain Python: jobs.py NAME SIZE ROUNDS prints the least time of the processor in milliseconds."""
import cmath
import hashlib
import math
import random
import sys
import time
from collections import Counter


def square(n):
    return n * n


def timed(work):
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def job_square(size):
    numbers = list(range(size))
    return timed(lambda: list(map(square, numbers)))


def job_sum_of_squares(size):
    def cpu_work():
        total = 0
        for i in range(size):
            total += i*i
        return total
    return timed(cpu_work)


def job_factorial(size):
    return timed(lambda: [math.factorial(n) for n in (50000, 60000, 70000, 80000)][:size])


def job_fibonacci(size):
    def fibonacci(n):
        if n == 0:
            return 0, 1
        a, b = fibonacci(n >> 1)
        c, d = a * (2 * b - a), a * a + b * b
        return (d, c + d) if n & 1 else (c, d)
    return timed(lambda: fibonacci(size))


def job_count_primes(size):
    def sieve():
        flags = bytearray([1]) * size
        flags[:2] = b'\0\0'
        for p in range(2, math.isqrt(size) + 1):
            if flags[p]:
                flags[p * p::p] = bytes(len(range(p * p, size, p)))
        return sum(flags)
    return timed(sieve)


def job_mandelbrot(size):
    def draw():
        step = 3 / size
        for row in range(size):
            imaginary = 1.5 - (row + 0.5) * step
            for column in range(size):
                c = complex(-2 + (column + 0.5) * step, imaginary)
                z, count = 0j, 0
                while count < 1000 and abs(z) <= 2:
                    z = z * z + c
                    count += 1
    return timed(draw)


def job_monte_carlo_pi(size):
    draw = random.Random(1).random
    return timed(lambda: sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(size)))


def doubles(count):
    draw = random.Random(1).random
    return [2 * draw() - 1 for _ in range(count)]


def job_n_body(size):
    places, speeds = doubles(3 * size), doubles(3 * size)

    def step():
        for i in range(size):
            x, y, z = places[3 * i:3 * i + 3]
            ax = ay = az = 0.0
            for j in range(size):
                if j == i:
                    continue
                dx, dy, dz = places[3 * j] - x, places[3 * j + 1] - y, places[3 * j + 2] - z
                square = dx * dx + dy * dy + dz * dz + 1e-4
                pull = 1 / size / (square * math.sqrt(square))
                ax, ay, az = ax + dx * pull, ay + dy * pull, az + dz * pull
            speeds[3 * i:3 * i + 3] = [speeds[3 * i] + ax * 1e-3, speeds[3 * i + 1] + ay * 1e-3, speeds[3 * i + 2] + az * 1e-3]
    return timed(step)


def job_fft(size):
    numbers = [complex(x, y) for x, y in zip(doubles(size), doubles(size))]

    def fft(x):
        n = len(x)
        if n == 1:
            return x
        even, odd = fft(x[::2]), fft(x[1::2])
        turned = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
        return [e + t for e, t in zip(even, turned)] + [e - t for e, t in zip(even, turned)]
    return timed(lambda: fft(numbers))


def job_matrix_multiply(size):
    a = [doubles(size) for _ in range(size)]
    b = [doubles(size) for _ in range(size)]

    def multiply():
        columns = list(zip(*b))
        return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
    return timed(multiply)


def job_sha256_chain(size):
    def chain():
        digest = b'mp'
        for _ in range(size):
            digest = hashlib.sha256(digest).digest()
    return timed(chain)


def job_scrypt_many(size):
    return timed(lambda: [hashlib.scrypt(b'password', salt=b'salt', n=16384, r=8, p=1, dklen=32, maxmem=2 ** 26)
                          for _ in range(size)])


def job_word_count(size):
    syllables = ['ka', 'lo', 'mi', 'nu', 're', 'sa', 'ti', 'vo', 'an', 'el', 'ir', 'os']

    def word(rank):
        text = ''
        while rank > 0:
            text += syllables[rank % 12]
            rank //= 12
        return text
    draw = random.Random(1).random
    vocabulary = [word(int(2 ** (bits / 4096))) for bits in range(65536)]
    words = [vocabulary[int(draw() * 65536)] for _ in range(size // 6)]
    text = ' '.join(words).encode()
    return timed(lambda: Counter(text.split())) * size / len(text)


def job_parallel_sort(size):
    values = doubles(size)
    return timed(lambda: sorted(values))


def job_histogram(size):
    values = doubles(size)

    def count():
        counts = [0] * 1000
        for value in values:
            counts[min(999, int((value + 1) * 500))] += 1
    return timed(count)


def job_k_means(size):
    points = [doubles(8) for _ in range(size)]
    centers = points[:16]

    def assign():
        for point in points:
            min(range(16), key=lambda c: math.dist(point, centers[c]))
    return timed(assign)


def job_logistic_regression(size):
    rows = [doubles(64) for _ in range(size)]
    weights = doubles(65)

    def gradient():
        sums = [0.0] * 65
        for row in rows:
            score = weights[64] + sum(x * w for x, w in zip(row, weights))
            error = 1 / (1 + math.exp(-score)) - (row[0] > 0)
            for j, x in enumerate(row):
                sums[j] += error * x
            sums[64] += error
    return timed(gradient)


name, size, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
job = globals().get('job_' + name.replace('-', '_'))
if job is None:
    sys.exit(2)
print(min(job(size) for _ in range(rounds)))
