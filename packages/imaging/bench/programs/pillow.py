"""The image task of the tutorial: Pillow in a Pool, with two processes."""

import os
import sys
from multiprocessing import Pool

from PIL import Image

FOLDER = sys.argv[1]


def compress_image(image_path):
    img = Image.open(image_path)
    img.save(os.path.join(FOLDER, os.path.basename(image_path)), optimize=True, quality=40)


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        pool.map(compress_image, sys.argv[2:])
