#!/usr/bin/env node
import packageJson from '../package.json' with { type: 'json' }
import { exitCode } from './commands/exit-code.ts'
import { runProgram } from './commands/program.ts'

// Whoever reads may have read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCode.ok : exitCode.bug)
})

try {
  process.exitCode = await runProgram(packageJson.version, process.argv.slice(2))
} catch (error) {
  process.stderr.write(`mp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = exitCode.bug
}
