import { damaged } from '../wire/reading-message.ts'
import { piecesOf } from './parts-in.ts'
import { encodePlain, plainCells, takeColumns } from './plain-writer.ts'
import { readPlain } from './plain-reader.ts'
import { bytesOfFrame, type RingFrame } from './ring-frame.ts'
import { PLAIN, WITH_PARTS } from './ring-kind.ts'
import { PiecesMessage, type RingMessage } from './ring-message.ts'
import type { Segment } from './segments.ts'

/** Where a value was copied to that has yet to be read. */
const receivedCells = new Uint32Array(plainCells.length)
const receivedBytes = Buffer.from(receivedCells.buffer)
let receivedLength = 0

/** The value that `encodePlain` has written last, as a message: there is one only, which is used again each time. */
class PlainMessage implements RingMessage {
  readonly kind = PLAIN
  readonly isTorn = false
  byteLength = 0

  get weight(): number {
    return this.byteLength
  }

  writeTo({ cells }: Segment, position: number): void {
    const first = position >> 2
    const count = (this.byteLength + 3) >> 2
    for (let index = 0; index < count; index += 1) cells[first + index] = plainCells[index] ?? 0
  }

  /** A copy of the value. */
  get bytes(): Uint8Array {
    return new Uint8Array(new Uint8Array(plainCells.buffer, 0, this.byteLength))
  }

  keep(): RingMessage {
    return new PiecesMessage(PLAIN, [this.bytes])
  }

  drop(): void {}
}

const message = new PlainMessage()

/** Returns a value of plain data as a message, which the next call overwrites; undefined for any other value. */
export function plainMessage(value: unknown): RingMessage | undefined {
  message.byteLength = encodePlain(value, 0)
  if (message.byteLength === 0) return undefined
  const columns = takeColumns()
  if (columns.length === 0) return message
  return new PiecesMessage(PLAIN | WITH_PARTS, piecesOf(message.bytes, columns))
}

/** Copies a message of plain data out of the ring; the next call overwrites the copy. */
export function receivePlain(frame: RingFrame): void {
  const { segment, start, byteLength } = frame
  const { cells } = segment
  if (byteLength > receivedBytes.byteLength) throw damaged(bytesOfFrame(frame))
  receivedLength = byteLength
  const first = start >> 2
  const count = (byteLength + 3) >> 2
  for (let index = 0; index < count; index += 1) receivedCells[index] = cells[first + index] ?? 0
}

/** Reads the value that was received last. */
export function readReceivedPlain(): unknown {
  return readPlain(receivedBytes, { at: 0, byteLength: receivedLength })
}
