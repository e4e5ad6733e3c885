// Adds up what the test runs left in test-counts/ and prints the closing line; exits 1 if anything failed.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [testStatus, checkStatus] = process.argv.slice(2).map(Number)
const total = { passed: 0, failed: 0, skipped: 0 }

for (const group of ['packages', 'apps', 'tooling']) {
  for (const name of readdirSync(group)) {
    const folder = join(group, name, 'test-counts')
    if (existsSync(folder))
      readdirSync(folder).forEach((file) => add(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
  }
}
// A suite that could not start left no count of its own.
if (testStatus !== 0 && total.failed === 0) total.failed = 1
add(checkStatus === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 })

const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = testStatus === 0 && checkStatus === 0 && total.failed === 0 && total.passed > 1 ? 0 : 1

/** @param {{ passed: number, failed: number, skipped: number }} counts */
function add(counts) {
  for (const key of Object.keys(total)) total[key] += counts[key]
}
