import { copyFile, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { temporaryPath } from '../output/temporary-path.ts'
import { codeOf } from '../output/write-output.ts'

/** Moves a file back to its place in one step, also from another file system. */
export async function restoreFile(backup: string, path: string): Promise<void> {
  try {
    await rename(backup, path)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    await copyBack(backup, path)
  }
}

async function copyBack(backup: string, path: string): Promise<void> {
  const temporary = temporaryPath(dirname(path))
  try {
    await copyFile(backup, temporary)
    const file = await open(temporary, 'r+')
    try {
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
    await rm(backup)
  } finally {
    await rm(temporary, { force: true })
  }
}
