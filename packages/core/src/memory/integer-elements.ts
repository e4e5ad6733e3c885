import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '../errors.ts'
import type { Elements } from './elements.ts'

type IntegerView = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array

/** Whole numbers: sums wrap around at the ends of the type, as in C; a value that does not fit is refused. */
export class IntegerElements implements Elements<number> {
  readonly view: IntegerView
  readonly #limits: { min: number; max: number }

  constructor(view: IntegerView, limits: { min: number; max: number }) {
    this.view = view
    this.#limits = limits
  }

  load(index: number): number {
    return Atomics.load(this.view, index)
  }

  store(index: number, value: number): void {
    Atomics.store(this.view, index, this.#fitting(value))
  }

  add(index: number, value: number): number {
    return Atomics.add(this.view, index, whole(value))
  }

  sub(index: number, value: number): number {
    return Atomics.sub(this.view, index, whole(value))
  }

  and(index: number, value: number): number {
    return Atomics.and(this.view, index, whole(value))
  }

  or(index: number, value: number): number {
    return Atomics.or(this.view, index, whole(value))
  }

  exchange(index: number, value: number): number {
    return Atomics.exchange(this.view, index, this.#fitting(value))
  }

  compareExchange(index: number, expected: number, replacement: number): number {
    return Atomics.compareExchange(this.view, index, this.#fitting(expected), this.#fitting(replacement))
  }

  #fitting(value: number): number {
    const { min, max } = this.#limits
    if (whole(value) >= min && value <= max) return value
    throw new OptionRangeError(`value must be from ${min} to ${max}, got ${value}`)
  }
}

function whole(value: number): number {
  if (Number.isInteger(value)) return value
  throw new OptionTypeError(`value must be a whole number, got ${inspect(value)}`)
}
