/** Functions and objects that have been loaded, by their keys, for as long as someone uses them. */
export class LiveValues {
  readonly #values = new Map<string, WeakRef<object>>()
  readonly #collected = new FinalizationRegistry<string>((key) => {
    if (this.#values.get(key)?.deref() === undefined) this.#values.delete(key)
  })

  get(key: string): object | undefined {
    return this.#values.get(key)?.deref()
  }

  set(key: string, value: object): void {
    this.#values.set(key, new WeakRef(value))
    this.#collected.register(value, key)
  }
}
