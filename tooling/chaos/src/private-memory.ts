import { spawnSync } from 'node:child_process'

/** In the environment of a program whose shared memory nobody else sees. */
const PRIVATE = 'MP_CHAOS_PRIVATE'

/**
 * Starts this program once more where it has the shared memory of the machine for itself, so that what it leaves there
 * is its own; returns how that ended.
 *
 * @returns undefined where it has it for itself already, and where this user may not mount file systems.
 */
export function runWithPrivateMemory(): number | undefined {
  if (process.env[PRIVATE] !== undefined || !mayMount()) return undefined
  const self = [process.execPath, ...process.execArgv, ...process.argv.slice(1)]
  const { status } = spawnSync('unshare', mounting('mount -t tmpfs tmpfs /dev/shm', self), {
    stdio: 'inherit',
    env: { ...process.env, [PRIVATE]: '1' },
  })
  return status ?? 1
}

/** Returns the arguments of `unshare` that run a command where something is mounted for it alone. */
export function mounting(mount: string, command: readonly string[]): string[] {
  return ['--mount', 'sh', '-c', `${mount} && exec "$@"`, 'sh', ...command]
}

let mayMountHere: boolean | undefined

/** Whether this user may mount file systems for one program alone. */
export function mayMount(): boolean {
  mayMountHere ??= spawnSync('unshare', mounting('mount -t tmpfs tmpfs /dev/shm', ['true'])).status === 0
  return mayMountHere
}
