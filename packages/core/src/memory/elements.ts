import { inspect } from 'node:util'
import { OptionTypeError } from '../errors.ts'
import { BigElements } from './big-elements.ts'
import { BooleanElements } from './boolean-elements.ts'
import { FloatElements } from './float-elements.ts'
import { IntegerElements } from './integer-elements.ts'

/** Types of shared numbers: signed and unsigned integers of 8 to 64 bits, floating point numbers, and booleans. */
export type ElementType = 'i8' | 'u8' | 'i16' | 'u16' | 'i32' | 'u32' | 'i64' | 'u64' | 'f32' | 'f64' | 'bool'

/** What a shared number of a type is in JavaScript. */
export type ElementOf<T extends ElementType> = T extends 'i64' | 'u64' ? bigint : T extends 'bool' ? boolean : number

/** The typed array over shared numbers of a type. */
export interface ViewOf {
  i8: Int8Array
  u8: Uint8Array
  i16: Int16Array
  u16: Uint16Array
  i32: Int32Array
  u32: Uint32Array
  i64: BigInt64Array
  u64: BigUint64Array
  f32: Float32Array
  f64: Float64Array
  bool: Uint8Array
}

/** Atomic steps on shared numbers of one type; each but `store` returns what was there before. */
export interface Elements<V> {
  readonly view: ViewOf[ElementType]
  load(index: number): V
  store(index: number, value: V): void
  add(index: number, value: V): V
  sub(index: number, value: V): V
  and(index: number, value: V): V
  or(index: number, value: V): V
  exchange(index: number, value: V): V
  /** Stores `replacement` if `expected` is there. */
  compareExchange(index: number, expected: V, replacement: V): V
}

const BYTES: Readonly<Record<ElementType, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f32: 4,
  f64: 8,
  bool: 1,
}

/** Returns how many bytes a number of a type takes. */
export function bytesOf(type: ElementType): number {
  return BYTES[type]
}

/** Returns `type` if it is one. */
export function checkElementType<T>(type: T): T & ElementType {
  if (isElementType(type)) return type
  throw new OptionTypeError(`type must be one of ${Object.keys(BYTES).join(', ')}, got ${inspect(type)}`)
}

function isElementType<T>(type: T): type is T & ElementType {
  return typeof type === 'string' && Object.hasOwn(BYTES, type)
}

/** A piece of a buffer. */
export interface Piece {
  buffer: ArrayBufferLike
  byteOffset: number
  length: number
}

/** Returns a typed array over a piece of memory. */
export function viewOf<T extends ElementType>(type: T, piece: Piece): ViewOf[T]
export function viewOf(type: ElementType, piece: Piece): unknown {
  return elementsOf(type, piece).view
}

/** Returns the steps on the numbers in a piece of memory. */
export function elementsOf<T extends ElementType>(type: T, piece: Piece): Elements<ElementOf<T>>
export function elementsOf(type: ElementType, { buffer, byteOffset, length }: Piece): unknown {
  switch (type) {
    case 'i8':
      return new IntegerElements(new Int8Array(buffer, byteOffset, length), { min: -128, max: 127 })
    case 'u8':
      return new IntegerElements(new Uint8Array(buffer, byteOffset, length), { min: 0, max: 255 })
    case 'i16':
      return new IntegerElements(new Int16Array(buffer, byteOffset, length), { min: -32_768, max: 32_767 })
    case 'u16':
      return new IntegerElements(new Uint16Array(buffer, byteOffset, length), { min: 0, max: 65_535 })
    case 'i32':
      return new IntegerElements(new Int32Array(buffer, byteOffset, length), {
        min: -2_147_483_648,
        max: 2_147_483_647,
      })
    case 'u32':
      return new IntegerElements(new Uint32Array(buffer, byteOffset, length), { min: 0, max: 4_294_967_295 })
    case 'i64':
      return new BigElements(new BigInt64Array(buffer, byteOffset, length))
    case 'u64':
      return new BigElements(new BigUint64Array(buffer, byteOffset, length))
    case 'f32':
      return new FloatElements(new Float32Array(buffer, byteOffset, length))
    case 'f64':
      return new FloatElements(new Float64Array(buffer, byteOffset, length))
    case 'bool':
      return new BooleanElements(new Uint8Array(buffer, byteOffset, length))
  }
}
