import { describe, expect, test } from 'vitest'
import { logisticKernel, logisticRegression, makeMatrix, runInParts } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

const [rows, width] = [1500, 4]
const features = makeMatrix([rows, width], 8).values
/** Right but for one in eight. */
const labels = Uint8Array.from({ length: rows }, (_, row) => {
  const side = (features[row * width] ?? 0) - 2 * (features[row * width + 1] ?? 0) + 0.3 > 0
  return Number(row % 8 === 0 ? !side : side)
})

// The same steps, with each sum rounded once.
const steps = `import math
features, labels, rate, batch, epochs, penalty = given
n, d = len(labels), len(features) // len(labels)
rows = [features[i * d:(i + 1) * d] + [1.0] for i in range(n)]
weights = [0.0] * (d + 1)
chance = lambda row: 1 / (1 + math.exp(-math.fsum(x * w for x, w in zip(row, weights))))
for _ in range(epochs):
    for start in range(0, n, batch):
        some = range(start, min(n, start + batch))
        errors = [chance(rows[i]) - labels[i] for i in some]
        gradient = [math.fsum(e * rows[i][j] for e, i in zip(errors, some)) / len(some) for j in range(d + 1)]
        weights = [w - rate * (g + (penalty * w if j < d else 0)) for j, (w, g) in enumerate(zip(weights, gradient))]
loss = -math.fsum(math.log(chance(r) if l else 1 - chance(r)) for r, l in zip(rows, labels)) / n
print(json.dumps([weights, loss]))`

describe('logisticRegression', () => {
  test('learns what the same steps learn in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const options = { rate: 0.5, batchRows: 700, epochs: 6, penalty: 0.01 }
    const model = logisticRegression(features, labels, options)
    const given = [[...features], [...labels], 0.5, 700, 6, 0.01]
    const [weights, loss] = runPython(steps, given) as [number[], number]
    for (const [index, weight] of [...model.weights, model.bias].entries())
      expect(weight).toBeCloseTo(weights[index] ?? 0, 11)
    expect(model.loss).toBeCloseTo(loss, 11)
  })

  test('comes to rest where the gradient over all rows is 0', () => {
    const model = logisticRegression(features, labels, { rate: 2, batchRows: rows, epochs: 2000 })
    const gradient = new Float64Array(width + 1)
    for (let row = 0; row < rows; row++) {
      const own = [...features.subarray(row * width, (row + 1) * width), 1]
      const score = own.reduce((sum, value, index) => sum + value * (model.weights[index] ?? model.bias), 0)
      const error = 1 / (1 + Math.exp(-score)) - (labels[row] ?? 0)
      for (const [index, value] of own.entries()) gradient[index] = (gradient[index] ?? 0) + (error * value) / rows
    }
    for (const value of gradient) expect(Math.abs(value)).toBeLessThan(1e-6)
    expect((model.weights[1] ?? 0) / (model.weights[0] ?? 0)).toBeCloseTo(-2, 0)
  })

  test('changes the weights that are given in place', () => {
    const weights = new Float64Array(new SharedArrayBuffer(8 * (width + 1)))
    const input = { features, labels, weights, rate: 0.1, batchRows: 512, epochs: 1 }
    expect(runInParts(logisticKernel, input, 3).weights).toEqual(Float64Array.from(weights))
    expect(weights.some((weight) => weight !== 0)).toBe(true)
  })

  test('has losses of rows that are far on either side', () => {
    const round = (score: number, label: number): number | undefined =>
      logisticKernel.run({
        features: Float64Array.of(score),
        labels: Uint8Array.of(label),
        weights: Float64Array.of(1, 0),
        from: 0,
        to: 1,
      }).gradients[2]
    expect(round(800, 1)).toBe(0)
    expect(round(800, 0)).toBe(800)
    expect(round(-800, 1)).toBe(800)
  })

  test.each([
    [{ rate: 0 }, RangeError],
    [{ rate: Number.NaN }, TypeError],
    [{ batchRows: 0 }, RangeError],
    [{ epochs: 1.5 }, TypeError],
    [{ penalty: -1 }, RangeError],
  ])('refuses %o', (options, error) => {
    expect(() => logisticRegression(features, labels, options)).toThrow(error)
  })

  test('refuses labels other than 0 and 1, and as many as do not divide the features', () => {
    expect(() => logisticRegression(Float64Array.of(1), Uint8Array.of(2))).toThrow(RangeError)
    expect(() => logisticRegression(Float64Array.of(1), new Uint8Array(0))).toThrow(RangeError)
    expect(() => logisticRegression(Float64Array.of(1, 2, 3), Uint8Array.of(1, 0))).toThrow(TypeError)
  })
})
