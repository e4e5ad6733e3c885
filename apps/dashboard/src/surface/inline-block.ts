import { styleText } from 'node:util'
import type { Row, Segment } from '../view/segment.ts'

type Format = Parameters<typeof styleText>[0]

/**
 * Some rows at the foot of a log that are drawn anew in place, without Ink; what is logged goes above them.
 *
 * @remarks
 * Only for terminals. Rows have to be narrower than it, else they wrap and cannot be drawn over. The cursor waits on an
 * empty row above them: a line that something else writes, such as a worker, stands there, and the next picture follows.
 */
export class InlineBlock {
  readonly #stream: NodeJS.WriteStream
  readonly #onExit = (): void => this.keep()
  #height = 0

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream
  }

  /** Draws rows in the place of those before. */
  show(rows: readonly Row[]): void {
    const lines = rows.map((row) => `\n${row.map((segment) => this.#styled(segment)).join('')}\u001b[K`)
    this.#stream.write(`\r\u001b[K${lines.join('')}\u001b[J\u001b[${rows.length}A\r`)
    if (this.#height === 0) process.on('exit', this.#onExit)
    this.#height = rows.length
  }

  /** Takes the rows away. */
  clear(): void {
    if (this.#height > 0) this.#stream.write('\r\u001b[J')
    this.#forget()
  }

  /** Leaves the rows as they are, for good. */
  keep(): void {
    if (this.#height > 0) this.#stream.write(`\u001b[${this.#height}B\r\n`)
    this.#forget()
  }

  #forget(): void {
    this.#height = 0
    process.off('exit', this.#onExit)
  }

  #styled({ text, colour, bold, dim }: Segment): string {
    const formats: Format[] = []
    if (colour !== undefined) formats.push(colour)
    if (bold === true) formats.push('bold')
    if (dim === true) formats.push('dim')
    return formats.reduce((content: string, format) => styleText(format, content, { stream: this.#stream }), text)
  }
}
