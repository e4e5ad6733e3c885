import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workerUrl } from '../worker-url.ts'
import type { SourcePlace } from './object-events.ts'

/** A place at the end of a line of a stack: `file:line:column`, perhaps in brackets. */
const PLACE = /\(?((?:file:\/\/)?[^\s()][^()]*):(\d+):(\d+)\)?$/
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
  // `at async name (place)`, or `at place`; a name may have brackets, too.
  const text = frame.endsWith(')') ? frame.slice(frame.lastIndexOf('(')) : frame.replace(/^at (?:async )?/, '')
  const [, file = 'node:', row, column] = PLACE.exec(text) ?? []
  return file.startsWith('node:') ? undefined : { file: pathOf(file), line: Number(row), column: Number(column) }
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
