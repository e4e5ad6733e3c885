/** A line on stderr that is written over, and gone at the end; nothing at all where stderr is no terminal. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream
  #shownAt = 0

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream
  }

  /** Shows a text, at most ten times a second. */
  show(content: string): void {
    const at = performance.now()
    if (!this.#stream.isTTY || at - this.#shownAt < 100) return
    this.#shownAt = at
    this.#stream.write(`\r${content.slice(0, (this.#stream.columns || 80) - 1)}\u001b[K`)
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#stream.isTTY && this.#shownAt > 0) this.#stream.write('\r\u001b[K')
  }
}
