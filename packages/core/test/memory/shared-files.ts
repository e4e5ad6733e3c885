import { readdirSync, readFileSync } from 'node:fs'

/** What is in /dev/shm, /proc/self/fd and /proc/self/maps that a test may have left. */
export function ownResources(name: string): { files: string[]; descriptors: number; mappings: number } {
  return {
    files: readdirSync('/dev/shm').filter((file) => file.includes(name)),
    descriptors: readdirSync('/proc/self/fd').length,
    mappings: readFileSync('/proc/self/maps', 'utf8')
      .split('\n')
      .filter((line) => line.includes(name)).length,
  }
}
