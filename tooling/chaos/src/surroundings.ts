import { mayMount, mounting } from './private-memory.ts'
import type { Scenario } from './scenario.ts'

/** Few enough for a pool of three workers to run out of them, enough for Node to start. */
const FEW_DESCRIPTORS = 40

/** A command that runs a program in surroundings where something runs out. */
export type Wrapped = readonly [command: string, ...args: string[]]

/**
 * Wraps a command so that it runs where something runs out; undefined where this machine cannot do that.
 *
 * Only a user who may mount file systems can take the shared memory or the disk away from one program alone.
 */
export function wrap(surroundings: Scenario['surroundings'], command: Wrapped, folder: string): Wrapped | undefined {
  switch (surroundings) {
    case 'ordinary':
      return command
    case 'few-descriptors':
      return ['sh', '-c', `ulimit -n ${FEW_DESCRIPTORS} && exec "$@"`, 'sh', ...command]
    case 'little-shared-memory':
      return mounted(command, 'mount -t tmpfs -o size=256k tmpfs /dev/shm')
    case 'full-temp':
      return mounted(command, `mount -t tmpfs -o size=4k,nr_inodes=1 tmpfs "${folder}/tmp"`)
  }
}

function mounted(command: Wrapped, mount: string): Wrapped | undefined {
  return mayMount() ? ['unshare', ...mounting(mount, command)] : undefined
}
