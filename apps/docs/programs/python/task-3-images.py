import os
import sys
import tempfile
from multiprocessing import Pool

from PIL import Image


def compress_image(task):
    image_path, folder = task
    filename = os.path.basename(image_path)
    with Image.open(image_path) as image:
        image.save(os.path.join(folder, f"compressed_{filename}"), optimize=True, quality=40)
    return f"{filename} → compressed!"


def write_samples(folder):
    paths = [os.path.join(folder, f"img{n}.jpg") for n in range(1, 6)]
    for path in paths:
        Image.effect_mandelbrot((1600, 1200), (-2, -1.5, 1, 1.5), 100).save(path, quality=95)
    return paths


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        images = sys.argv[1:] or write_samples(folder)
        with Pool(processes=4) as pool:
            results = pool.map(compress_image, [(image, folder) for image in images])
    print("\n".join(results))
