import { chmod, rm, stat } from 'node:fs/promises'
import { digestOfFile } from '../digest.ts'
import { keepOriginal } from '../output/replace-original.ts'
import { publish, removeTemporary, writingTo } from '../output/write-output.ts'
import type { VideoPlan } from './video-plan.ts'

/**
 * Has a video made and puts it in the place of its input: the original is kept and noted first, so that each moment can be
 * undone.
 *
 * @returns where the original is; undefined where the video was made to what it is already, and is left alone.
 */
export async function replaceVideo(
  plan: VideoPlan,
  make: () => Promise<void>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { path, output, temporary, backup } = plan
  if (backup === undefined) return undefined
  try {
    await writingTo(plan, make)
    const digest = (await digestOfFile(temporary)) ?? ''
    if (digest === (await digestOfFile(path))) return undefined
    signal.throwIfAborted()
    const { mode } = await stat(path)
    await writingTo(plan, () => chmod(temporary, mode & 0o777))
    await keepOriginal({ ...plan, backup }, digest)
    await publish(plan)
    if (path !== output) await writingTo(plan, () => rm(path, { force: true }))
    return backup.file
  } finally {
    await removeTemporary(plan)
  }
}
