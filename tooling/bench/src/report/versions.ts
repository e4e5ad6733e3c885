import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** Returns the version of a library as it is installed here, of Node, or of Python; undefined when there is none. */
export function versionOf(library: string): string | undefined {
  if (library === 'node') return process.versions.node
  if (library === 'python') return pythonVersion()
  const file = findPackageJSON(library, import.meta.url)
  const manifest: unknown = file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : undefined
}

function pythonVersion(): string | undefined {
  const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim().replace('Python ', '') : undefined
}
