/** Tells whether another process has not been waited for yet. */
export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}
