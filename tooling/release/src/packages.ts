import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('../../../', import.meta.url)

/** Folders of what is published, lowest first. */
const publishedFolders = ['packages/core', 'packages/workloads', 'packages/imaging', 'apps/dashboard'] as const

/** A folder outside the workspace that holds a tarball of each published package until it is disposed of. */
export class PackedPackages implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'mp-release-'))
  /** Path of the tarball of each package, by the package's folder. */
  readonly tarballs = new Map<string, string>()

  /** Packs what is built in `dist`. */
  constructor() {
    for (const folder of publishedFolders) {
      const output = execFileSync('pnpm', ['pack', '--json', '--pack-destination', this.folder], {
        cwd: new URL(folder, root),
        encoding: 'utf8',
      })
      this.tarballs.set(folder, filenameIn(JSON.parse(output)))
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function filenameIn(packed: unknown): string {
  if (typeof packed === 'object' && packed !== null && 'filename' in packed) return String(packed.filename)
  throw new TypeError('pnpm pack --json told no filename')
}
