import { inspect } from 'node:util'
import { checkInteger } from '../../check-option.ts'
import { OptionTypeError } from '../../errors.ts'
import type { NumberArray } from '../proxies/array-proxy.ts'
import { runUpdate } from '../run-update.ts'
import { checkArray } from './managed-list.ts'

/** Types of the numbers in a managed array. */
export type ArrayType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'f32' | 'f64'

const ARRAYS = new Map<unknown, new (length: number) => NumberArray>([
  ['i8', Int8Array],
  ['u8', Uint8Array],
  ['i16', Int16Array],
  ['u16', Uint16Array],
  ['i32', Int32Array],
  ['u32', Uint32Array],
  ['f32', Float32Array],
  ['f64', Float64Array],
])

/** Numbers of one type and of a fixed length in the server. */
export class ManagedArray {
  readonly #array: NumberArray

  constructor(type: unknown, init: unknown) {
    const ArrayClass = ARRAYS.get(type)
    if (ArrayClass === undefined)
      throw new OptionTypeError(`type must be one of ${[...ARRAYS.keys()].join(', ')}, got ${inspect(type)}`)
    if (typeof init === 'number') {
      this.#array = new ArrayClass(checkInteger('length', init, { min: 0 }))
      return
    }
    const values = ArrayBuffer.isView(init) ? Object.values(init) : checkArray('values', init)
    this.#array = new ArrayClass(values.length)
    for (const [index, value] of values.entries()) this.set(index, value)
  }

  get(index: unknown): number {
    return this.#array[this.#placeOf(index)] ?? 0
  }

  set(index: unknown, value: unknown): void {
    if (typeof value !== 'number') throw new OptionTypeError(`an element must be a number, got ${inspect(value)}`)
    this.#array[this.#placeOf(index)] = value
  }

  update(index: unknown, fn: unknown): number {
    this.set(index, runUpdate(fn, this.get(index)))
    return this.get(index)
  }

  fill(value: unknown): void {
    if (typeof value !== 'number') throw new OptionTypeError(`an element must be a number, got ${inspect(value)}`)
    this.#array.fill(value)
  }

  length(): number {
    return this.#array.length
  }

  slice(start?: unknown, end?: unknown): NumberArray {
    const limits = { min: Number.MIN_SAFE_INTEGER }
    const from = start === undefined ? undefined : checkInteger('start', start, limits)
    return this.#array.slice(from, end === undefined ? undefined : checkInteger('end', end, limits))
  }

  copy(): NumberArray {
    return this.#array.slice()
  }

  #placeOf(index: unknown): number {
    const { length } = this.#array
    const given = checkInteger('index', index, { min: -length, max: length - 1 })
    return given < 0 ? given + length : given
  }
}
