import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { OptionTypeError } from '@mp/core'
import { pathOf } from '../input-path.ts'
import { JOURNAL } from './journal-name.ts'

/** Folder for originals that were replaced, unless another one is asked for. */
export const BACKUP_DIR = '.mp-backup'

/** Where the original of a file goes before it is replaced. */
export interface BackupPlace {
  /** Absolute path for the original. */
  file: string
  /** Absolute path of the journal, to which a line is added first. */
  journal: string
}

/** The folder for the originals of one run. */
export class BackupFolder {
  readonly #path: string
  /** Keeps apart runs that share a folder. */
  readonly #run = randomBytes(3).toString('hex')

  /** Takes a folder of an earlier run, which has a journal, for this one as well; else a new one in the folder that is given. */
  constructor(dir: string) {
    const time = new Date().toISOString().replaceAll(/[:.]/g, '-')
    this.#path = existsSync(join(dir, JOURNAL)) ? dir : join(dir, `${time}-${this.#run}`)
  }

  /** Returns the place for the original of an input, by its number. */
  placeOf(path: string, index: number): BackupPlace {
    const file = join(this.#path, `${this.#run}-${index}${extname(path)}`)
    return { file, journal: join(this.#path, JOURNAL) }
  }
}

/** Returns the folder that an option asks for, undefined for none, or throws what is wrong with the option. */
export function backupFolder(dir: unknown): BackupFolder | undefined {
  if (dir === false) return undefined
  if (dir === true) throw new OptionTypeError(`backupDir must be a folder, or false for none, got ${inspect(dir)}`)
  return new BackupFolder(resolve(pathOf('backupDir', dir ?? BACKUP_DIR)))
}
