/** More than this is not held back. */
const mostCharacters = 65_536

/** What is to be written to the streams of a terminal once there is room for it, in order. */
export class HeldText {
  #pieces: { stream: NodeJS.WriteStream; text: string }[] = []
  #length = 0

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  /** Adds a text; returns whether it is time to write. */
  add(stream: NodeJS.WriteStream, text: string): boolean {
    this.#pieces.push({ stream, text })
    this.#length += text.length
    return this.#length > mostCharacters
  }

  /** Writes all of it. */
  write(): void {
    const pieces = this.#pieces
    this.#pieces = []
    this.#length = 0
    for (const { stream, text } of pieces) stream.write(text)
  }
}
