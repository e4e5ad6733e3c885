import { NotSerializableError } from '../errors.ts'
import type { EncodeOptions } from './encode-options.ts'
import { Checker } from './checker.ts'
import { isPrimitive } from './is-primitive.ts'
import { Marker } from './marker.ts'
import { PlainData } from './plain-data.ts'

/** A value that structured clone carries unchanged; `coded` when parts of it are marked and need `decodeValue`. */
export interface Encoded {
  value: unknown
  coded: boolean
  /** Large memory that goes beside it: marks tell the position. */
  parts?: readonly ArrayBuffer[]
}

/**
 * Makes a value ready to travel, or refuses it with the path of the part that cannot.
 *
 * @remarks
 * A value of plain data is returned as it is, not copied: the transport clones it. Only where structured clone would
 * lose something (the class of an error, a registered class, a `Buffer`, a null prototype), or for large memory that
 * goes beside it, is a marked copy made.
 * @param root - How paths in messages begin, such as `args[0]`, or what tells it.
 * @throws {@link NotSerializableError} when a part cannot travel.
 */
export function encodeValue(value: unknown, root: string | (() => string), options: EncodeOptions): Encoded {
  if (isPrimitive(value)) return { value, coded: false }
  const plain = new PlainData()
  if (plain.has(value) && !(plain.hasLargeMemory && options.memory !== undefined)) return { value, coded: false }
  return encodeSpecial(value, typeof root === 'string' ? root : root(), options)
}

function encodeSpecial(value: unknown, root: string, options: EncodeOptions): Encoded {
  const checker = new Checker(root, options)
  try {
    checker.check(value)
    if (!checker.needsCopy) return { value, coded: false }
    return { value: new Marker(checker, options).mark(value), coded: checker.needsMarks }
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof NotSerializableError) throw error
    throw new NotSerializableError(root, 'it is nested too deeply; flatten it', { cause: error })
  }
}
