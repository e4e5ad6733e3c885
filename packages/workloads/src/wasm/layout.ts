/** First address that is used: address 0 stands for nothing. */
const start = 64

/** Where things lie in the memory of an instance, one after another, each at a multiple of 64 bytes. */
export class Layout {
  #end = start

  /** Sets bytes apart and returns their address. */
  add(bytes: number): number {
    const at = this.#end
    this.#end = Math.ceil((at + bytes) / 64) * 64
    return at
  }

  /** Bytes that all of it takes. */
  get byteLength(): number {
    return this.#end
  }
}
