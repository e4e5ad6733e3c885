import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fibonacci } from '../src/index.ts'
import { missingPython, runPython } from './python.ts'

describe('fibonacci', () => {
  test('equals adding one by one', () => {
    let [current, following] = [0n, 1n]
    for (let n = 0; n <= 1000; n++) {
      expect(fibonacci(n)).toBe(current)
      ;[current, following] = [following, current + following]
    }
  })

  test('has the published digits of F(300)', () => {
    expect(fibonacci(300)).toBe(222232244629420445529739893461909967206666939096499764990979600n)
  })

  test('equals adding one by one in Python', ({ skip }) => {
    skip(missingPython !== undefined, missingPython)
    const program = `import hashlib
a, b = 0, 1
for _ in range(given): a, b = b, a + b
print(json.dumps(hashlib.sha256(format(a, 'x').encode()).hexdigest()))`
    const digest = createHash('sha256').update(fibonacci(100_003).toString(16)).digest('hex')
    expect(digest).toBe(runPython(program, 100_003))
  })

  test.each([
    [-1, RangeError],
    [100_000_001, RangeError],
    [0.5, TypeError],
  ])('refuses %d', (n, error) => {
    expect(() => fibonacci(n)).toThrow(error)
  })
})
