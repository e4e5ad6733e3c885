import { StateError } from '../errors.ts'

/** What one acquired: release it once, by `release()` or at the end of a `using` block. */
export class Held implements Disposable {
  /**
   * Whether the last to hold it ended without releasing it: what it protects may be half changed.
   */
  readonly abandoned: boolean
  readonly #release: () => boolean
  #isReleased = false

  constructor(release: () => boolean, abandoned: boolean) {
    this.#release = release
    this.abandoned = abandoned
  }

  /**
   * Releases it; has no effect the second time.
   *
   * @throws {@link StateError} when somebody else released it meanwhile.
   */
  release(): void {
    if (this.#isReleased) return
    this.#isReleased = true
    if (!this.#release()) throw new StateError('It is not held any more: somebody else has released it')
  }

  /** As `release()`, but also content when somebody else released it. */
  [Symbol.dispose](): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.#release()
  }
}
