import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'
import type { Elements } from './elements.ts'

/** Floating point numbers: sums are repeated until no other thread came in between. Bits are not for `and` and `or`. */
export class FloatElements implements Elements<number> {
  readonly view: Float32Array | Float64Array
  readonly #update: Update

  constructor(view: Float32Array | Float64Array) {
    this.view = view
    this.#update = view instanceof Float64Array ? updateDouble(view) : updateSingle(view)
  }

  load(index: number): number {
    return this.view[index] ?? 0
  }

  store(index: number, value: number): void {
    this.exchange(index, value)
  }

  add(index: number, value: number): number {
    number(value)
    return this.#update(index, (before) => before + value)
  }

  sub(index: number, value: number): number {
    number(value)
    return this.#update(index, (before) => before - value)
  }

  and(): number {
    throw new OptionTypeError('and() is for whole numbers and booleans')
  }

  or(): number {
    throw new OptionTypeError('or() is for whole numbers and booleans')
  }

  exchange(index: number, value: number): number {
    number(value)
    return this.#update(index, () => value)
  }

  /** Compares as `Object.is` does: -0 is not 0, and NaN is itself. */
  compareExchange(index: number, expected: number, replacement: number): number {
    number(replacement)
    const wanted = this.view instanceof Float32Array ? Math.fround(number(expected)) : number(expected)
    return this.#update(index, (before) => (Object.is(before, wanted) ? replacement : before))
  }
}

/** Replaces a number by what is made of it, in one step, and returns what was there before. */
type Update = (index: number, change: (before: number) => number) => number

function updateDouble({ buffer, byteOffset, length }: Float64Array): Update {
  const bits = new BigInt64Array(buffer, byteOffset, length)
  const value = new Float64Array(1)
  const valueBits = new BigInt64Array(value.buffer)
  return (index, change) => {
    for (;;) {
      const seen = Atomics.load(bits, index)
      valueBits[0] = seen
      const before = value[0] ?? 0
      value[0] = change(before)
      if (Atomics.compareExchange(bits, index, seen, valueBits[0]) === seen) return before
    }
  }
}

function updateSingle({ buffer, byteOffset, length }: Float32Array): Update {
  const bits = new Int32Array(buffer, byteOffset, length)
  const value = new Float32Array(1)
  const valueBits = new Int32Array(value.buffer)
  return (index, change) => {
    for (;;) {
      const seen = Atomics.load(bits, index)
      valueBits[0] = seen
      const before = value[0] ?? 0
      value[0] = change(before)
      if (Atomics.compareExchange(bits, index, seen, valueBits[0]) === seen) return before
    }
  }
}

function number(value: number): number {
  if (typeof value === 'number') return value
  throw new OptionTypeError(`value must be a number, got ${inspect(value)}`)
}
