/** Has a program say what it waits for. */
export const QUESTION = 'SIGUSR2'

/** Sends a signal to a process; returns whether there still is one to receive it. */
export function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    // It has ended.
    return false
  }
}
