#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import packageJson from '../package.json' with { type: 'json' }
import { exitCode } from './commands/exit-code.ts'
import { runProgram } from './commands/program.ts'

// Whoever reads may have read enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCode.ok : exitCode.bug)
})

// One folder above the program, in the package as in the workspace.
const readme = fileURLToPath(new URL('../README.md', import.meta.url))

try {
  process.exitCode = await runProgram({ version: packageJson.version, readme }, process.argv.slice(2))
} catch (error) {
  process.stderr.write(`mp: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = exitCode.bug
}
