import { WaitingLine } from '../../waiting-line.ts'
import type { Caller } from '../managed-type.ts'
import { callWait } from './call-wait.ts'

/** An event in the server. */
export class ManagedEvent {
  readonly #line = new WaitingLine()
  #isSet = false

  set(): void {
    this.#isSet = true
    this.#line.advance()
  }

  clear(): void {
    this.#isSet = false
  }

  isSet(): boolean {
    return this.#isSet
  }

  async wait(caller: Caller, options?: unknown): Promise<boolean> {
    const take = (): { value: true } | undefined => (this.#isSet ? { value: true } : undefined)
    return (await this.#line.wait(take, callWait(caller, options))) !== undefined
  }
}
