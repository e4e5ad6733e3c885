import { readdirSync } from 'node:fs'

// Runs an example by the beginning of its name: `pnpm example task-2`.
const [wanted, ...rest] = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => /^(example|task)-\d/.test(file))
  .map((file) => file.replace(/\.ts$/, ''))
const name = names.find((candidate) => wanted !== undefined && candidate.startsWith(wanted))

if (name === undefined) {
  console.error(`Usage: pnpm example <name>\n\n${names.map((candidate) => `  ${candidate}`).join('\n')}`)
  process.exitCode = 2
} else {
  // The example is the main script, as it would be on its own.
  process.argv = [process.execPath, `${import.meta.dirname}/${name}.ts`, ...rest]
  await import(`./${name}.ts`)
}
