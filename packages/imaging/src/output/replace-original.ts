import { constants } from 'node:fs'
import { appendFile, copyFile, link, mkdir, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BackupPlace } from '../run/backup-folder.ts'
import type { ImagePlan } from './image-plan.ts'
import { codeOf, NO_LINKS, type OutputPlace, writeOutput, writingTo } from './write-output.ts'

/** One line of a journal: which file was replaced by what, and where the original is. */
export interface Replacement {
  type: 'replaced'
  /** Absolute path of the original. */
  path: string
  /** Absolute path of what took its place: another one where the format is another. */
  output: string
  /** Absolute path of the original now. */
  backup: string
  /** Digest of what took its place: a file that was changed since then is left alone. */
  digest: string
}

/**
 * Puts an output in the place of its input: the original is kept and noted first, so that each moment can be undone.
 */
export async function replaceOriginal(
  data: Uint8Array,
  plan: ImagePlan,
  { digest, signal }: { digest: string; signal: AbortSignal | undefined },
): Promise<void> {
  const { path, output, backup } = plan
  if (backup === undefined) return
  const { mode } = await stat(path)
  await keepOriginal({ ...plan, backup }, digest)
  const isSamePlace = path === output
  await writeOutput(data, { ...plan, overwrite: isSamePlace || plan.overwrite, mode: mode & 0o777 }, signal)
  if (!isSamePlace) await writingTo(plan, () => rm(path, { force: true }))
}

/** Gives an original its second name, and notes first what will take its place. */
export async function keepOriginal(
  plan: OutputPlace & { path: string; backup: BackupPlace },
  digest: string,
): Promise<void> {
  const { path, output, backup } = plan
  const replacement: Replacement = { type: 'replaced', path, output, backup: backup.file, digest }
  await writingTo({ ...plan, output: backup.file }, async () => {
    await mkdir(dirname(backup.file), { recursive: true })
    await keep(path, backup.file)
    await appendFile(backup.journal, `${JSON.stringify(replacement)}\n`, { flush: true })
  })
}

/** A second name for the file costs nothing; the first one goes to the output afterwards. */
async function keep(path: string, backup: string): Promise<void> {
  try {
    await link(path, backup)
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error
    await copyFile(path, backup, constants.COPYFILE_EXCL)
  }
}
