import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'
import type { Elements } from './elements.ts'

/** Booleans, a byte each: 0 or 1. Sums are for numbers. */
export class BooleanElements implements Elements<boolean> {
  readonly view: Uint8Array

  constructor(view: Uint8Array) {
    this.view = view
  }

  load(index: number): boolean {
    return Atomics.load(this.view, index) !== 0
  }

  store(index: number, value: boolean): void {
    Atomics.store(this.view, index, byte(value))
  }

  add(): boolean {
    throw new OptionTypeError('add() is for numbers')
  }

  sub(): boolean {
    throw new OptionTypeError('sub() is for numbers')
  }

  and(index: number, value: boolean): boolean {
    return Atomics.and(this.view, index, byte(value)) !== 0
  }

  or(index: number, value: boolean): boolean {
    return Atomics.or(this.view, index, byte(value)) !== 0
  }

  exchange(index: number, value: boolean): boolean {
    return Atomics.exchange(this.view, index, byte(value)) !== 0
  }

  compareExchange(index: number, expected: boolean, replacement: boolean): boolean {
    return Atomics.compareExchange(this.view, index, byte(expected), byte(replacement)) !== 0
  }
}

function byte(value: boolean): 0 | 1 {
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new OptionTypeError(`value must be a boolean, got ${inspect(value)}`)
}
