/** Limits of this program that the shell has set; undefined for none, or where they are not known. */
export interface UserLimits {
  openFiles: number | undefined
  processes: number | undefined
}

/** Reads the soft limits out of Node's diagnostic report. */
export function userLimits(): UserLimits {
  const { report } = process
  // Looking up the names of network peers would take long, and nobody asks for them. The types do not know it yet.
  Reflect.set(report, 'excludeNetwork', true)
  const content: unknown = report.getReport()
  const limits = field(content, 'userLimits')
  return {
    openFiles: numberOf(field(field(limits, 'open_files'), 'soft')),
    processes: numberOf(field(field(limits, 'max_user_processes'), 'soft')),
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** The report writes `unlimited` in place of a number, and some numbers as texts. */
function numberOf(value: unknown): number | undefined {
  const limit = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isFinite(limit) ? limit : undefined
}
