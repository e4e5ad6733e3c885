import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workerUrl } from '../worker-url.ts'
import type { SourcePlace } from './object-events.ts'

/** A place in a line of a stack; code from `eval` has none. */
const PLACE = /^(?!eval at |<anonymous>|node:)(.+):(\d+):(\d+)$/
const INSTALLED = `${sep}node_modules${sep}`

let ownDirectory: string | undefined

/** Finds the innermost place in a stack that is neither in Node nor in this package; in the program's own files if any is. */
export function placeOf(stack: string | undefined): SourcePlace | undefined {
  const places = (stack ?? '').split('\n').flatMap((line) => placeIn(line) ?? [])
  const foreign = places.filter(({ file }) => !isOwn(file))
  return foreign.find(({ file }) => !file.includes(INSTALLED)) ?? foreign[0]
}

function placeIn(line: string): SourcePlace | undefined {
  const frame = line.trim()
  if (!frame.startsWith('at ')) return undefined
  // `at async name (place)`, or `at place`.
  const bracket = frame.endsWith(')') ? frame.indexOf(' (') : -1
  const text = bracket === -1 ? frame.replace(/^at (?:async )?/, '') : frame.slice(bracket + 2, -1)
  const [, file, row, column] = PLACE.exec(text) ?? []
  return file === undefined ? undefined : { file: pathOf(file), line: Number(row), column: Number(column) }
}

function isOwn(file: string): boolean {
  ownDirectory ??= fileURLToPath(new URL('./', workerUrl('process')))
  return file.startsWith(ownDirectory)
}

function pathOf(file: string): string {
  try {
    return file.startsWith('file://') ? fileURLToPath(file) : file
  } catch {
    return file
  }
}
