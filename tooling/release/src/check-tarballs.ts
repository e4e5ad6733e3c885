import { spawnSync } from 'node:child_process'
import { PackedPackages } from './packages.ts'

/** Runs a checker, tells what it found if anything, and returns whether it was content. */
function passes(command: string, ...args: string[]): boolean {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) console.error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return status === 0
}

const packed = new PackedPackages()
try {
  for (const [folder, tarball] of packed.tarballs) {
    const isSound = passes('publint', 'run', tarball, '--strict')
    const isTyped = passes('attw', tarball, '--profile', 'esm-only', '--format', 'ascii')
    console.log(`${folder}: ${isSound && isTyped ? 'sound' : 'see above'}`)
    if (!isSound || !isTyped) process.exitCode = 1
  }
} finally {
  packed[Symbol.dispose]()
}
