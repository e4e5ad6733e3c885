import { spawnSync } from 'node:child_process'
import { PackedPackages } from './packages.ts'

using packed = new PackedPackages()

/** Runs a checker on a tarball and says whether it was content. */
function passes(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

for (const tarball of packed.tarballs.values()) {
  const isSound = passes('publint', 'run', tarball, '--strict')
  const isTyped = passes('attw', tarball, '--profile', 'esm-only', '--format', 'ascii')
  if (!isSound || !isTyped) process.exitCode = 1
}
