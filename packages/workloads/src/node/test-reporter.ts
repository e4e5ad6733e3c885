/** Source of a reporter for `node --test-reporter` that writes a line of JSON for each test, but not for suites. */
const source = `export default async function* (events) {
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue
    const isSkipped = data.skip !== undefined
    const isTodo = data.todo !== undefined
    const state = isSkipped ? 'skipped' : isTodo ? 'todo' : type === 'test:pass' ? 'passed' : 'failed'
    const error = data.details?.error
    const message = error?.failureType === 'subtestsFailed' ? undefined : String(error?.cause?.message ?? error?.message)
    yield JSON.stringify({ state, name: data.name, message: state === 'failed' ? message : undefined }) + '\\n'
  }
}`

/** The reporter as a module that needs no file. */
export const reporterUrl: string = `data:text/javascript,${encodeURIComponent(source)}`

/** What the reporter tells of a test. */
export interface ReportedTest {
  readonly state: 'passed' | 'failed' | 'skipped' | 'todo'
  readonly name: string
  /** Why it failed; not there where only tests within it did. */
  readonly message?: string
}

/**
 * Reads what the reporter wrote; a line that was cut off by the end of the process is left out.
 *
 * @throws TypeError when a line is not of this reporter.
 */
export function parseReport(report: string): ReportedTest[] {
  return report
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const test: unknown = JSON.parse(line)
      if (isReportedTest(test)) return test
      throw new TypeError(`A report must have a test in each line, got ${line}`)
    })
}

function isReportedTest(value: unknown): value is ReportedTest {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('name' in value)) return false
  const { state, name } = value
  return typeof name === 'string' && ['passed', 'failed', 'skipped', 'todo'].includes(String(state))
}
