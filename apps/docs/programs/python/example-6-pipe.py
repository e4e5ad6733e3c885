from multiprocessing import Pipe, Process


def squares(end, other_end):
    """Answers each number with its square, until the other end is closed."""
    other_end.close()  # the copy that came with fork would keep the pipe open
    while True:
        try:
            end.send(end.recv() ** 2)
        except EOFError:
            return


if __name__ == "__main__":
    mine, theirs = Pipe()
    process = Process(target=squares, args=(theirs, mine))
    process.start()
    theirs.close()
    for n in [1, 2, 3, 4, 5]:
        mine.send(n)
        print(n, "→", mine.recv())
    mine.close()
    process.join()
