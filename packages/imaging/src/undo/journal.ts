import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Replacement } from '../output/replace-original.ts'
import { JOURNAL } from '../run/journal-name.ts'

/** One line of a journal. */
type JournalLine = Replacement | { type: 'restored'; path: string }

/** Returns the replacements that a journal notes and that were not undone, the last one first. */
export async function replacementsIn(journal: string): Promise<Replacement[]> {
  const open = new Map<string, Replacement>()
  for (const line of (await readFile(journal, 'utf8')).split('\n')) {
    const entry = parseLine(line)
    if (entry?.type === 'replaced') open.set(entry.path, entry)
    if (entry?.type === 'restored') open.delete(entry.path)
  }
  return [...open.values()].reverse()
}

/**
 * Returns the journal of the newest run in a folder of backups that has something to undo; undefined where there is none.
 */
export async function newestJournal(backupDir: string): Promise<string | undefined> {
  // Their names begin with the time of the run.
  const names = await readdir(backupDir).catch(() => [])
  for (const name of names.toSorted((a, b) => (a < b ? 1 : -1))) {
    const journal = join(backupDir, name, JOURNAL)
    const isFile = await stat(journal).then((stats) => stats.isFile(), isNot)
    if (isFile && (await replacementsIn(journal)).length > 0) return journal
  }
  return undefined
}

function isNot(): boolean {
  return false
}

/** A line that was cut off by the end of a program counts as none: what it would tell of was not begun. */
function parseLine(line: string): JournalLine | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isJournalLine(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isJournalLine(value: unknown): value is JournalLine {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  const fields = value.type === 'replaced' ? ['path', 'output', 'backup', 'digest'] : ['path']
  const entries = new Map(Object.entries(value))
  return (
    ['replaced', 'restored'].includes(String(value.type)) && fields.every((key) => typeof entries.get(key) === 'string')
  )
}
