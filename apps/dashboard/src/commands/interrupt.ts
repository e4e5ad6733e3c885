import { type ExitCode, exitCode } from './exit-code.ts'

/** A signal that aborts on Ctrl-C or SIGTERM, and the exit code that goes with it. */
export interface Interrupt extends Disposable {
  signal: AbortSignal
  /** Undefined while nobody interrupted. */
  readonly code: ExitCode | undefined
}

/** Turns Ctrl-C and SIGTERM into an abort, so that what was finished can still be told; a second one ends at once. */
export function onInterrupt(): Interrupt {
  const abort = new AbortController()
  let code: ExitCode | undefined
  const listen = (signal: NodeJS.Signals, signalCode: ExitCode): (() => void) => {
    const listener = (): void => {
      if (code !== undefined) process.exit(signalCode)
      code = signalCode
      abort.abort(new Error(`interrupted by ${signal}`))
    }
    process.on(signal, listener)
    return () => process.off(signal, listener)
  }
  const stops = [listen('SIGINT', exitCode.interrupted), listen('SIGTERM', exitCode.terminated)]
  return {
    signal: abort.signal,
    get code() {
      return code
    },
    [Symbol.dispose]: () => {
      for (const stop of stops) stop()
    },
  }
}
