import { setImmediate } from 'node:timers/promises'
import { type Frame, readFrame, readScan, type Scan } from './frame.ts'
import { decoderOf, encoderOf, type HuffmanTable, optimalTable } from './huffman-table.ts'
import { ScanError, ScanReader } from './scan-reader.ts'
import { ScanWriter } from './scan-writer.ts'
import { Tokens } from './tokens.ts'

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
const HUFFMAN_TABLES = 0xc4
const RESTART_INTERVAL = 0xdd

/** Frames whose scans hold whole coefficients in Huffman codes: baseline and extended sequential. */
const SEQUENTIAL = new Set([0xc0, 0xc1])

/** Frames of all other kinds. */
const OTHER_FRAMES = new Set([0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])

/** Blocks that are read, or parts of tokens written, before others get a turn: some milliseconds. */
const BLOCKS_AT_ONCE = 40_000

/**
 * Returns a JPEG whose scans have Huffman tables of their own, with which they take the fewest bits; each pixel is the same.
 *
 * @returns undefined where that makes it no smaller, and where it cannot be done: progressive and arithmetic coding, 12
 * bits, something behind the end of the image that may be found by its place, and damage.
 */
export async function optimiseHuffman(bytes: Uint8Array): Promise<Buffer | undefined> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const recoded = await new Recoding(file).run()
    return recoded !== undefined && recoded.byteLength < file.byteLength ? recoded : undefined
  } catch (error) {
    if (error instanceof ScanError || error instanceof RangeError) return undefined
    throw error
  }
}

/** One JPEG on its way from one set of tables to another. */
class Recoding {
  readonly #file: Buffer
  /** No larger than the file: if that is not enough, there is nothing to be gained. */
  readonly #out: Buffer
  readonly #tables: (HuffmanTable | undefined)[] = []
  #frame: Frame | undefined
  #interval = 0
  #from = 2
  #to = 2

  constructor(file: Buffer) {
    this.#file = file
    this.#out = Buffer.allocUnsafe(file.byteLength)
    file.copy(this.#out, 0, 0, 2)
  }

  async run(): Promise<Buffer | undefined> {
    while (this.#to <= this.#out.byteLength) {
      const marker = this.#file[this.#from + 1] ?? END_OF_IMAGE
      if (this.#file[this.#from] !== 0xff) throw new ScanError('A marker is missing')
      if (marker === END_OF_IMAGE) return this.#end()
      const segment = this.#file.subarray(this.#from, this.#from + 2 + this.#file.readUInt16BE(this.#from + 2))
      this.#from += segment.byteLength
      await this.#take(marker, segment)
    }
    return undefined
  }

  async #take(marker: number, segment: Buffer): Promise<void> {
    if (OTHER_FRAMES.has(marker)) throw new ScanError('The image is not coded as a sequential one')
    if (marker === HUFFMAN_TABLES) return this.#readTables(segment)
    if (marker === START_OF_SCAN) return this.#recode(segment)
    if (SEQUENTIAL.has(marker)) this.#frame = readFrame(segment)
    if (marker === RESTART_INTERVAL) this.#interval = segment.readUInt16BE(4)
    this.#append(segment)
  }

  /** What stands behind an image is a thumbnail, a video or a gain map, which would move. */
  #end(): Buffer | undefined {
    if (this.#from + 2 !== this.#file.byteLength) return undefined
    this.#append(this.#file.subarray(this.#from))
    return this.#to <= this.#out.byteLength ? this.#out.subarray(0, this.#to) : undefined
  }

  #append(part: Uint8Array): void {
    this.#out.set(part.subarray(0, Math.max(0, this.#out.byteLength - this.#to)), this.#to)
    this.#to += part.byteLength
  }

  #readTables(segment: Buffer): void {
    for (let at = 4; at < segment.byteLength;) {
      const place = segment[at] ?? 0
      const counts = segment.subarray(at + 1, at + 17)
      const total = counts.reduce((sum, count) => sum + count, 0)
      this.#tables[((place >> 4) & 1) * 4 + (place & 3)] = {
        counts,
        symbols: segment.subarray(at + 17, at + 17 + total),
      }
      at += 17 + total
    }
  }

  async #recode(header: Buffer): Promise<void> {
    const scan = this.#frame === undefined ? undefined : readScan(header, this.#frame)
    if (scan === undefined) throw new ScanError('The header of a scan makes no sense')
    const tokens = new Tokens()
    const frequencies = await this.#readScan(scan, tokens)
    const tables = frequencies.map((each) => (each.some((count) => count > 0) ? optimalTable(each) : undefined))
    for (const slot of slotsOf(scan)) this.#append(segmentOf(slot, tables[slot]))
    this.#append(header)
    const writer = new ScanWriter(
      this.#out,
      this.#to,
      tables.map((table) => table && encoderOf(table)),
    )
    for (const part of tokens.take()) {
      writer.write(part)
      await setImmediate()
    }
    writer.finish()
    this.#to = writer.position
  }

  async #readScan(scan: Scan, tokens: Tokens): Promise<readonly Uint32Array[]> {
    const decoders = this.#tables.map((table) => table && decoderOf(table))
    const reader = new ScanReader(this.#file, this.#from, { decoders, tokens })
    const atOnce = Math.ceil(BLOCKS_AT_ONCE / scan.blocks.length)
    for (let from = 0; from < scan.units; from += atOnce) {
      reader.read(scan, { from, to: Math.min(from + atOnce, scan.units) }, this.#interval)
      await setImmediate()
    }
    this.#from = reader.finish()
    return reader.frequencies
  }
}

/** Tables of a scan in the order in which libjpeg writes them: those of each plane, the first plane first. */
function slotsOf({ blocks }: Scan): Set<number> {
  return new Set(blocks.flatMap(({ dc, ac }) => [dc, ac]))
}

function segmentOf(slot: number, table: HuffmanTable | undefined): Buffer {
  if (table === undefined) return Buffer.alloc(0)
  const length = 19 + table.symbols.byteLength
  const head = [0xff, HUFFMAN_TABLES, length >> 8, length & 255, ((slot >> 2) << 4) | (slot & 3)]
  return Buffer.concat([Buffer.from(head), table.counts, table.symbols])
}
