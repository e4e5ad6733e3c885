import { appendFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { digestOfFile } from '../digest.ts'
import { pathOf } from '../input-path.ts'
import { restoreFile } from './restore-file.ts'
import type { Replacement } from '../output/replace-original.ts'
import { messageOf } from '../read-image.ts'
import { JOURNAL } from '../run/journal-name.ts'
import { BACKUP_DIR } from '../run/backup-folder.ts'
import { newestJournal, replacementsIn } from './journal.ts'

/** What became of one file whose replacement was to be undone. */
export type UndoResult =
  | { status: 'restored'; path: string; bytes: number }
  | { status: 'failed'; path: string; reason: string }

/**
 * Brings back the originals that a run of {@link compressImages} or {@link compressVideos} with `inPlace` has replaced, and tells of each.
 *
 * @remarks
 * A file that was changed since then is left alone, and its original stays in the backup. What was brought back is noted,
 * so that the next call goes to the run before. Nothing is given where there is nothing to undo.
 * @param backupDir - Folder of backups, of which the newest run is undone, or the folder of one run.
 * @defaultValue `'.mp-backup'`
 * @throws {@link OptionRangeError} or {@link OptionTypeError} when `backupDir` is no path.
 * @example
 * ```ts @import.meta.vitest
 * import { mkdtemp, rm, stat } from 'node:fs/promises'
 * import { compressImages, undoInPlace, writeSamplePhotos } from '@mp/imaging'
 * const folder = await mkdtemp('/tmp/mp-photos-')
 * const photos = await writeSamplePhotos(folder, { count: 1, megapixels: 0.1 })
 * const { size } = await stat(photos[0] ?? '')
 * const backupDir = `${folder}/backup`
 * for await (const { status } of compressImages(photos, { inPlace: true, backupDir })) expect(status).toBe('compressed')
 * expect((await stat(photos[0] ?? '')).size).toBeLessThan(size)
 * for await (const { status } of undoInPlace(backupDir)) expect(status).toBe('restored')
 * expect((await stat(photos[0] ?? '')).size).toBe(size)
 * await rm(folder, { recursive: true })
 * ```
 */
export async function* undoInPlace(backupDir: string | URL = BACKUP_DIR): AsyncGenerator<UndoResult, void, undefined> {
  const folder = resolve(pathOf('backupDir', backupDir))
  const own = join(folder, JOURNAL)
  const isOneRun = await stat(own).then(
    () => true,
    () => false,
  )
  const journal = isOneRun ? own : await newestJournal(folder)
  if (journal === undefined) return
  for (const replacement of await replacementsIn(journal)) yield await undo(replacement, journal)
}

async function undo(replacement: Replacement, journal: string): Promise<UndoResult> {
  const { path, output, backup, digest } = replacement
  try {
    const { size } = await stat(backup)
    const now = await digestOfFile(output)
    // The run may have ended between the note and the replacement: then the original is still there.
    const isUntouched = now === digest || (path === output && now === (await digestOfFile(backup)))
    if (now !== undefined && !isUntouched) return { status: 'failed', path, reason: `${output} was changed since then` }
    await restoreFile(backup, path)
    if (path !== output) await rm(output, { force: true })
    await appendFile(journal, `${JSON.stringify({ type: 'restored', path })}\n`, { flush: true })
    return { status: 'restored', path, bytes: size }
  } catch (error) {
    return { status: 'failed', path, reason: messageOf(error) }
  }
}
