/** Puts together the lines of a stream that comes in pieces. */
export class LineSplitter {
  readonly #decoder = new TextDecoder()
  readonly #longest: number
  #rest = ''

  /** @param longest - Characters of a line at most. */
  constructor(longest: number) {
    this.#longest = longest
  }

  /** Takes a piece, and returns the lines that it ends; undefined when one of them, or what is left, is too long. */
  push(piece: Uint8Array): string[] | undefined {
    const lines = (this.#rest + this.#decoder.decode(piece, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    const isTooLong = [...lines, this.#rest].some(({ length }) => length > this.#longest)
    return isTooLong ? undefined : lines
  }
}
