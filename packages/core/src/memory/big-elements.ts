import { inspect } from 'node:util'
import { OptionRangeError, OptionTypeError } from '../errors.ts'
import type { Elements } from './elements.ts'

/** Whole numbers of 64 bits: sums wrap around at the ends of the type; a value that does not fit is refused. */
export class BigElements implements Elements<bigint> {
  readonly view: BigInt64Array | BigUint64Array

  constructor(view: BigInt64Array | BigUint64Array) {
    this.view = view
  }

  load(index: number): bigint {
    return Atomics.load(this.view, index)
  }

  store(index: number, value: bigint): void {
    Atomics.store(this.view, index, this.#fitting(value))
  }

  add(index: number, value: bigint): bigint {
    return Atomics.add(this.view, index, big(value))
  }

  sub(index: number, value: bigint): bigint {
    return Atomics.sub(this.view, index, big(value))
  }

  and(index: number, value: bigint): bigint {
    return Atomics.and(this.view, index, big(value))
  }

  or(index: number, value: bigint): bigint {
    return Atomics.or(this.view, index, big(value))
  }

  exchange(index: number, value: bigint): bigint {
    return Atomics.exchange(this.view, index, this.#fitting(value))
  }

  compareExchange(index: number, expected: bigint, replacement: bigint): bigint {
    return Atomics.compareExchange(this.view, index, this.#fitting(expected), this.#fitting(replacement))
  }

  #fitting(value: bigint): bigint {
    const stored = this.view instanceof BigInt64Array ? BigInt.asIntN(64, big(value)) : BigInt.asUintN(64, big(value))
    if (stored === value) return value
    throw new OptionRangeError(`value must fit into 64 bits, got ${value}`)
  }
}

function big(value: bigint): bigint {
  if (typeof value === 'bigint') return value
  throw new OptionTypeError(`value must be a bigint, got ${inspect(value)}`)
}
