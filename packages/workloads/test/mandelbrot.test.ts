import { describe, expect, test } from 'vitest'
import { mandelbrot } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const python = `
counts = []
step = given['span'] / given['width']
for row in range(given['height']):
    imaginary = given['center'][1] + step * given['height'] / 2 - (row + 0.5) * step
    for column in range(given['width']):
        real = given['center'][0] - given['span'] / 2 + (column + 0.5) * step
        x = y = 0.0
        count = 0
        while count < given['maxIterations'] and x * x + y * y <= 4:
            x, y = x * x - y * y + real, 2 * x * y + imaginary
            count += 1
        counts.append(count)
print(json.dumps(counts))`

describe('mandelbrot', () => {
  test.for([
    { width: 61, height: 41, maxIterations: 200, center: [-0.5, 0], span: 3 } as const,
    { width: 40, height: 30, maxIterations: 500, center: [-0.748, 0.1], span: 0.05 } as const,
  ])('equals the plain loop in Python, pixel by pixel: %o', (options, { skip }) => {
    skip(missingPython !== undefined, missingPython)
    expect([...mandelbrot(options)]).toEqual(runPython(python, options))
  })

  test('is the mirror image of itself about the real axis', () => {
    const [width, height] = [64, 48]
    const counts = mandelbrot({ width, height, maxIterations: 100 })
    for (let row = 0; row < height; row++) {
      const mirrored = height - 1 - row
      const line = counts.subarray(row * width, (row + 1) * width)
      expect(line).toEqual(counts.subarray(mirrored * width, (mirrored + 1) * width))
    }
  })

  test('covers the area that others have measured', () => {
    const [width, height, span] = [600, 500, 3]
    const inside = mandelbrot({ width, height, maxIterations: 2000 }).filter((count) => count === 2000).length
    // Area 1.50659, by counting pixels (Förstemann, 2017).
    expect(inside * (span / width) ** 2).toBeCloseTo(1.5066, 1)
  })

  test.each([
    [{ width: 0 }, RangeError],
    [{ height: 1.5 }, TypeError],
    [{ maxIterations: 65_536 }, RangeError],
    [{ rows: [3, 2] as const }, RangeError],
    [{ rows: [0, 11] as const }, RangeError],
    [{ span: 0 }, RangeError],
    [{ center: [Number.NaN, 0] as const }, TypeError],
  ])('refuses %o', (change, error) => {
    expect(() => mandelbrot({ width: 10, height: 10, maxIterations: 10, ...change })).toThrow(error)
  })
})
