import type { WaitOptions } from '../wait-for.ts'
import type { Attempt, Look } from './look.ts'
import type { Watch, Words } from './words.ts'
import { heartbeat } from './heartbeat.ts'

/** The longest time that Node's timers take. */
const MAX_TIMER_MS = 2 ** 31 - 1

/** An attempt that waits for its next look without blocking the thread. */
export class PendingRetry<T> {
  readonly #words: Words
  readonly #attempt: Attempt<T>
  readonly #look: Look
  readonly #outcome = Promise.withResolvers<T | undefined>()
  #watch: Watch | undefined
  #index: number

  constructor(words: Words, attempt: Attempt<T>, look: Look) {
    this.#words = words
    this.#attempt = attempt
    this.#look = look
    this.#index = look.index
  }

  async settle({ timeout, signal }: WaitOptions): Promise<T | undefined> {
    const onAbort = (): void => this.#giveUp(() => this.#outcome.reject(signal?.reason))
    const isLimited = timeout !== undefined && timeout <= MAX_TIMER_MS
    const timer = isLimited ? setTimeout(() => this.#expire(), timeout) : undefined
    signal?.addEventListener('abort', onAbort, { once: true })
    const stopBeat = heartbeat.add(() => this.#lookAgain(true))
    this.#startWatch()
    try {
      return await this.#outcome.promise
    } finally {
      stopBeat()
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  #startWatch(): void {
    const { index, expected } = this.#look
    this.#index = index
    this.#watch = this.#words.watch(index, expected, () => this.#lookAgain(false))
  }

  #lookAgain(isCheckup: boolean): void {
    if (this.#watch === undefined) return
    this.#look.isCheckup = isCheckup
    try {
      const result = this.#attempt(this.#look)
      if (result !== undefined) return this.#end(() => this.#outcome.resolve(result))
    } catch (error) {
      return this.#giveUp(() => this.#outcome.reject(error))
    }
    if (this.#look.index === this.#index) return this.#watch.expect(this.#look.expected)
    this.#watch.end()
    this.#startWatch()
  }

  #expire(): void {
    this.#lookAgain(true)
    this.#giveUp(() => this.#outcome.resolve(undefined))
  }

  /** A wake that this wait may have been sent already is passed on to the next that waits. */
  #giveUp(settle: () => void): void {
    if (this.#watch === undefined) return
    this.#end(settle)
    this.#words.wake(this.#index, 1)
  }

  #end(settle: () => void): void {
    this.#watch?.end()
    this.#watch = undefined
    settle()
  }
}
