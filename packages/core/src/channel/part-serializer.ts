import { DefaultDeserializer, DefaultSerializer } from 'node:v8'
import { LARGE_BYTES } from '../wire/large-memory.ts'
import { makeView, viewTypeOf } from '../wire/view-type.ts'

/** Writes by structured clone, and keeps the memory of large typed arrays apart. */
export class PartSerializer extends DefaultSerializer {
  /** The memory that goes beside the message. */
  readonly parts: Uint8Array[] = []
  readonly #partBytes: number
  readonly #buffers = new Map<ArrayBufferLike, number>()

  constructor(partBytes: number = LARGE_BYTES) {
    super()
    this.#partBytes = partBytes
  }

  /** Called by Node for each view; the memory that several views share stays shared. */
  _writeHostObject(view: ArrayBufferView): void {
    const { buffer, byteOffset, byteLength } = view
    this.writeUint32(viewTypeOf(view))
    this.writeDouble(byteOffset)
    this.writeDouble(byteLength)
    const known = this.#buffers.get(buffer)
    this.writeUint32(known ?? this.#buffers.size)
    if (known === undefined) this.#writeBuffer(buffer)
  }

  #writeBuffer(buffer: ArrayBufferLike): void {
    if (buffer instanceof SharedArrayBuffer) throw new TypeError('Memory that is shared must not be copied')
    this.#buffers.set(buffer, this.#buffers.size)
    const bytes = new Uint8Array(buffer)
    const isPart = bytes.byteLength >= this.#partBytes
    this.writeUint32(isPart ? 1 : 0)
    if (isPart) return void this.parts.push(bytes)
    this.writeUint32(bytes.byteLength)
    this.writeRawBytes(bytes)
  }
}

/** Reads what {@link PartSerializer} has written. */
export class PartDeserializer extends DefaultDeserializer {
  readonly #parts: readonly ArrayBuffer[]
  #partsRead = 0
  readonly #buffers: ArrayBuffer[] = []

  constructor(bytes: Uint8Array, parts: readonly ArrayBuffer[]) {
    super(bytes)
    this.#parts = parts
  }

  /** Called by Node for each view. */
  _readHostObject(): unknown {
    const type = this.readUint32()
    const range = { byteOffset: this.readDouble(), byteLength: this.readDouble() }
    const index = this.readUint32()
    const buffer = this.#buffers[index] ?? this.#readBuffer()
    this.#buffers[index] = buffer
    return makeView(type, buffer, range)
  }

  #readBuffer(): ArrayBuffer {
    if (this.readUint32() === 0) return Uint8Array.from(this.readRawBytes(this.readUint32())).buffer
    const part = this.#parts[this.#partsRead]
    if (part === undefined) throw new RangeError('A part of the message is missing')
    this.#partsRead += 1
    return part
  }
}
