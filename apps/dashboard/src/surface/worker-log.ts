import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What workers write is read in pieces of this many bytes. */
const pieceBytes = 65_536

/** A file into which workers write what would land in the middle of a drawing; read as it grows, and gone at the end. */
export class WorkerLog implements Disposable {
  readonly path: string
  readonly #file: number
  readonly #piece = Buffer.alloc(pieceBytes)
  readonly #decoder = new TextDecoder()
  readonly #onExit = (): void => this[Symbol.dispose]()

  constructor() {
    this.path = join(mkdtempSync(join(tmpdir(), 'mp-log-')), 'workers')
    writeFileSync(this.path, '', { mode: 0o600 })
    this.#file = openSync(this.path, 'r')
    process.once('exit', this.#onExit)
  }

  /** Returns what was written since the last time. */
  read(): string {
    let text = ''
    for (;;) {
      const length = readSync(this.#file, this.#piece)
      if (length === 0) return text
      text += this.#decoder.decode(this.#piece.subarray(0, length), { stream: true })
    }
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#onExit)
    closeSync(this.#file)
    rmSync(dirname(this.path), { recursive: true, force: true })
  }
}
