import { styleText } from 'node:util'
import type { Row, Segment } from '../view/segment.ts'

type Format = Parameters<typeof styleText>[0]

/**
 * Some rows at the foot of a log that are drawn anew in place, without Ink; what is logged goes above them.
 *
 * @remarks Only for terminals. Rows have to be narrower than it, else they wrap and cannot be drawn over.
 */
export class InlineBlock {
  readonly #stream: NodeJS.WriteStream
  #height = 0

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream
  }

  /** Draws rows in the place of those before. */
  show(rows: readonly Row[]): void {
    const lines = rows.map((row) => `${row.map((segment) => this.#styled(segment)).join('')}\u001b[K\n`)
    this.#stream.write(`${this.#home()}${lines.join('')}\u001b[J`)
    this.#height = rows.length
  }

  /** Writes a line above the rows. */
  log(line: string, rows: readonly Row[]): void {
    this.#stream.write(`${this.#home()}\u001b[J${line}\n`)
    this.#height = 0
    this.show(rows)
  }

  /** Takes the rows away. */
  clear(): void {
    if (this.#height > 0) this.#stream.write(`${this.#home()}\u001b[J`)
    this.#height = 0
  }

  /** Leaves the rows as they are, for good. */
  keep(): void {
    this.#height = 0
  }

  #home(): string {
    return this.#height === 0 ? '' : `\u001b[${this.#height}A\r`
  }

  #styled({ text, colour, bold, dim }: Segment): string {
    const formats: Format[] = []
    if (colour !== undefined) formats.push(colour)
    if (bold === true) formats.push('bold')
    if (dim === true) formats.push('dim')
    return formats.reduce((content: string, format) => styleText(format, content, { stream: this.#stream }), text)
  }
}
