import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from './command-line.ts'
import type { Contender } from './contenders/contender.ts'
import { consoleTable } from './report/console-table.ts'
import { folderOf } from './report/folder-of.ts'
import { describeMachine } from './report/machine.ts'
import { markdownOf } from './report/markdown.ts'
import type { Results } from './report/results.ts'
import { versionOf } from './report/versions.ts'
import { runRow } from './runner/run-row.ts'

/** Runs rows with all contenders that are installed, prints each as it is done, and writes the results. */
export async function compareAll(request: Request, all: readonly Contender[]): Promise<void> {
  const start = performance.now()
  const versions = versionsOf(all)
  const contenders = all.filter(({ library }) => versions[library] !== undefined)
  const results: Results = {
    format: 1,
    date: new Date().toISOString(),
    command: ['pnpm bench', ...process.argv.slice(2)].join(' '),
    scale: request.scale,
    rounds: request.rounds,
    seconds: 0,
    machine: describeMachine(),
    versions,
    rows: [],
  }
  tellWhatSpoils(results)
  for (const row of request.rows) {
    console.log(`\n${row.name}: ${row.title}`)
    const result = await runRow(row, { ...request, contenders })
    console.log(`${consoleTable(result)}\n  (${Math.round(result.seconds)} s)`)
    results.rows.push(result)
    results.seconds = (performance.now() - start) / 1000
    write(results, request)
  }
  console.log(`\n${Math.round(results.seconds)} s; results in ${folderOf(request)}`)
  const failed = results.rows.flatMap(({ entries }) => entries.filter(({ error }) => error !== undefined))
  if (failed.length > 0) process.exitCode = 1
}

function versionsOf(contenders: readonly Contender[]): Record<string, string> {
  const libraries = new Set(['node', ...contenders.map(({ library }) => library)])
  const found = [...libraries].map((library) => [library, versionOf(library)] as const)
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

function tellWhatSpoils({ machine, versions }: Results): void {
  if (versions['python'] === undefined) console.log('There is no python3: its pools do not take part')
  if (machine.loadBefore > 0.5)
    console.log(`The machine is busy (load ${machine.loadBefore.toFixed(2)}): figures are worth little`)
}

function write(results: Results, request: Request): void {
  const folder = folderOf(request)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, undefined, 2)}\n`)
  writeFileSync(join(folder, 'results.md'), markdownOf(results))
}
