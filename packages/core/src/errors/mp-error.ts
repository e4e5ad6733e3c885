import { helpLinkOf } from './help-link.ts'

/**
 * Base of every error that `mp` throws: one class and one `code` for each cause.
 *
 * @remarks
 * Bad arguments are reported as `RangeError` or `TypeError`, as everywhere in JavaScript; they carry a `code`
 * too and count as `MpError` under `instanceof`.
 * @example
 * ```ts @import.meta.vitest
 * import { MpError, PoolClosedError } from '@mp/core'
 * const error = new PoolClosedError('closed')
 * expect(error instanceof MpError && error.code).toBe('ERR_MP_POOL_CLOSED')
 * ```
 */
export class MpError extends Error {
  override readonly name: string = 'MpError'
  /** What went wrong, stable across versions: `ERR_MP_…`. */
  readonly code: string = 'ERR_MP'

  /**
   * Address of the page that explains this error: what has happened and what to do.
   *
   * @remarks
   * It begins with what the variable `MP_DOCS` names, such as `http://localhost:4321` for documentation that is served
   * on this machine; without it, it is the path within the documentation.
   */
  get help(): string {
    return helpLinkOf(this.code)
  }

  /** Recognises every error of ours by its `code`, argument errors and other copies of this package included. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (this !== MpError) return Function.prototype[Symbol.hasInstance].call(this, value)
    return value instanceof Error && 'code' in value && String(value.code).startsWith('ERR_MP')
  }
}
