import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { messageOf } from '../read-image.ts'
import { IgnoreRules } from './ignore-rules.ts'

/** A file below a folder, or something that cannot be read. */
export interface WalkedFile {
  path: string
  /** Path of its folder below the one that was walked; empty for that one itself. */
  folder: string
  unreadable: string | undefined
}

/** Name of the file in a folder that says what is left out of it. */
const IGNORE_FILE = '.mpignore'

/** What is left out below a folder. */
interface Scope {
  root: string
  rules: IgnoreRules
}

/** How the walk came to a folder. */
interface Way {
  scopes: readonly Scope[]
  /** Real paths of the folders that it is in. */
  above: readonly string[]
}

/** What a folder holds: nothing where it was visited by another way, or why it cannot be read. */
type Listing = { type: 'entries'; real: string; entries: Dirent[] } | { type: 'unreadable'; reason: string }

/** Goes through a folder and all below it, in the order of the names; links to folders are followed, once each. */
export class FolderWalk {
  readonly #root: string
  readonly #visited = new Set<string>()

  constructor(root: string) {
    this.#root = root
  }

  /** Gives the files, hidden ones left out. */
  files(exclude: readonly string[]): AsyncGenerator<WalkedFile, void, undefined> {
    const scopes = [{ root: this.#root, rules: new IgnoreRules(exclude) }]
    return this.#walk(this.#root, { scopes, above: [] })
  }

  async *#walk(folder: string, way: Way): AsyncGenerator<WalkedFile, void, undefined> {
    const listing = await this.#list(folder, way)
    if (listing.type === 'unreadable') {
      yield { path: folder, folder: relative(this.#root, join(folder, '..')), unreadable: listing.reason }
      return
    }
    const own = await rulesIn(folder)
    const scopes = own === undefined ? way.scopes : [...way.scopes, { root: folder, rules: own }]
    const below = { scopes, above: [...way.above, listing.real] }
    for (const entry of listing.entries) yield* this.#entry(folder, entry, below)
  }

  async *#entry(folder: string, entry: Dirent, way: Way): AsyncGenerator<WalkedFile, void, undefined> {
    const { name } = entry
    const path = join(folder, name)
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isFolderAt(path)))
    if (name.startsWith('.') || isLeftOut(path, isFolder, way.scopes)) return
    if (isFolder) yield* this.#walk(path, way)
    else yield { path, folder: relative(this.#root, folder), unreadable: undefined }
  }

  async #list(folder: string, { above }: Way): Promise<Listing> {
    try {
      const real = await realpath(folder)
      if (above.includes(real)) return { type: 'unreadable', reason: 'it is a link to a folder that it is in' }
      if (this.#visited.has(real)) return { type: 'entries', real, entries: [] }
      this.#visited.add(real)
      const entries = await readdir(folder, { withFileTypes: true })
      return { type: 'entries', real, entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }
    } catch (error) {
      return { type: 'unreadable', reason: messageOf(error) }
    }
  }
}

function isLeftOut(path: string, isFolder: boolean, scopes: readonly Scope[]): boolean {
  return scopes.some(({ root, rules }) => rules.matches(relative(root, path), isFolder))
}

/** A link that leads nowhere is left to whoever reads it as a file. */
async function isFolderAt(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}

async function rulesIn(folder: string): Promise<IgnoreRules | undefined> {
  return readFile(join(folder, IGNORE_FILE), 'utf8').then(
    (text) => new IgnoreRules(text.split('\n')),
    () => undefined,
  )
}
