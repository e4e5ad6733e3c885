/** Lets images in as long as those inside have no more pixels together than a limit; one is always let in. */
export class PixelGate {
  readonly #limit: number
  readonly #inside = new Map<number, number>()
  #pixels = 0
  #change = Promise.withResolvers<void>()
  #isOpen = false

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Waits until there is room for an image. */
  async enter(index: number, pixels: number): Promise<void> {
    while (!this.#isOpen && this.#inside.size > 0 && this.#pixels + pixels > this.#limit) await this.#change.promise
    this.#inside.set(index, pixels)
    this.#pixels += pixels
  }

  /** Makes room. */
  leave(index: number): void {
    this.#pixels -= this.#inside.get(index) ?? 0
    this.#inside.delete(index)
    this.#wake()
  }

  /** Lets everyone in, from now on. */
  open(): void {
    this.#isOpen = true
    this.#wake()
  }

  #wake(): void {
    this.#change.resolve()
    this.#change = Promise.withResolvers()
  }
}
