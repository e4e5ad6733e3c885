import type { ExitCode } from '../exit-code.ts'
import { exitCode } from '../exit-code.ts'

/** Says why a function that was named cannot be run. */
export class TargetError extends Error {
  override readonly name: string = 'TargetError'
  /** What `mp` tells the shell: a usage mistake for a wrong name, a failure for a module that throws. */
  readonly exitCode: ExitCode

  constructor(message: string, options: ErrorOptions & { exitCode?: ExitCode } = {}) {
    super(message, options)
    this.exitCode = options.exitCode ?? exitCode.usage
  }
}
