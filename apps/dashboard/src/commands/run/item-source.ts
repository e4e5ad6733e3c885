import { createReadStream, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface, type Interface } from 'node:readline'
import type { Readable } from 'node:stream'
import { TargetError } from '../function/target-error.ts'
import type { Item } from './item.ts'
import type { InputFormat } from './run-flags.ts'

/** Files up to this size are read once more, to know how many items there are. */
const countedBytes = 64 * 1024 * 1024

/** Inputs from a file or from stdin, a line each. */
export class ItemSource {
  readonly #stream: Readable
  readonly #name: string
  readonly #isNdjson: boolean
  /** How many items there will be; undefined where that is not known. */
  readonly total: number | undefined
  #lines: Interface | undefined
  #isClosed = false

  private constructor(stream: Readable, facts: { name: string; isNdjson: boolean; total: number | undefined }) {
    this.#stream = stream
    this.#name = facts.name
    this.#isNdjson = facts.isNdjson
    this.total = facts.total
  }

  /**
   * Opens a file, or stdin for `-`.
   *
   * @throws TargetError when the file cannot be read.
   */
  static async open(path: string, format: InputFormat): Promise<ItemSource> {
    const isNdjson = format === 'ndjson' || (format === 'auto' && /\.(ndjson|jsonl)$/i.test(path))
    if (path === '-') return new ItemSource(process.stdin, { name: 'stdin', isNdjson, total: undefined })
    try {
      const stats = statSync(path)
      if (stats.isDirectory()) throw new Error('it is a folder')
      const total = stats.isFile() && stats.size <= countedBytes ? await countItems(path, isNdjson) : undefined
      return new ItemSource(createReadStream(path), { name: path, isNdjson, total })
    } catch (error) {
      throw unreadable(path, error)
    }
  }

  /** Gives the items in order; blank lines are items of a text, and none of NDJSON. */
  async *items(): AsyncGenerator<Item, void> {
    let index = 0
    let failure: Error | undefined
    if (this.#isClosed) return
    this.#stream.once('error', (error) => (failure = error))
    this.#lines = createInterface({ input: this.#stream, crlfDelay: Number.POSITIVE_INFINITY })
    for await (const line of this.#lines) {
      if (this.#isNdjson && line.trim() === '') continue
      yield this.#isNdjson ? parseItem(index, line) : { type: 'input', index, input: line }
      index++
    }
    if (failure !== undefined) throw unreadable(this.#name, failure)
  }

  /** Reads no further. */
  close(): void {
    this.#isClosed = true
    // A stream that is destroyed says nothing to who waits for its next line.
    this.#lines?.close()
    this.#stream.destroy()
  }
}

function unreadable(name: string, error: unknown): TargetError {
  return new TargetError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
}

async function countItems(path: string, isNdjson: boolean): Promise<number> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return isNdjson ? lines.filter((line) => line.trim() !== '').length : lines.length
}

function parseItem(index: number, line: string): Item {
  try {
    return { type: 'input', index, input: JSON.parse(line) }
  } catch (error) {
    return { type: 'broken', index, line, error: error instanceof Error ? error : new Error(String(error)) }
  }
}
