import { damaged } from '../wire/reading-message.ts'

const NUMBER_BYTES = 8
/** In front of the lengths of the parts: how many there are, and the length of what is not memory. */
const LENGTHS = 2

/** What a message with memory beside a value consists of, in place. */
export interface PartsIn<B extends Uint8Array> {
  body: B
  parts: B[]
}

/** Returns what {@link partsIn} finds, as the pieces of a message: the first one says how long the others are. */
export function piecesOf(body: Uint8Array, parts: readonly Uint8Array[]): Uint8Array[] {
  const lengths = Float64Array.from([parts.length, body.byteLength, ...parts.map(({ byteLength }) => byteLength)])
  return [new Uint8Array(lengths.buffer), body, ...parts]
}

/**
 * Finds the pieces of a message that begins with their number and their lengths; each lies at a multiple of 8.
 *
 * @throws {@link MessageFormatError} when the pieces are more than the message.
 */
export function partsIn<B extends Uint8Array>(bytes: B, piece: (start: number, end: number) => B): PartsIn<B> {
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.byteLength / NUMBER_BYTES))
  const [partCount = -1] = numbers
  if (!Number.isInteger(partCount) || partCount < 0 || partCount > numbers.length - LENGTHS) throw damaged(bytes)
  const pieces: B[] = []
  let at = NUMBER_BYTES * (LENGTHS + partCount)
  for (let index = 0; index <= partCount; index += 1) {
    const byteLength = numbers[1 + index] ?? 0
    const end = at + byteLength
    if (!Number.isInteger(byteLength) || byteLength < 0 || end > bytes.byteLength) throw damaged(bytes)
    pieces.push(piece(at, end))
    at = Math.ceil(end / NUMBER_BYTES) * NUMBER_BYTES
  }
  const [body = bytes, ...parts] = pieces
  return { body, parts }
}
