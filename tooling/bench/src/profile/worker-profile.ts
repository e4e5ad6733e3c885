import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { whoAmI } from '../works/works.ts'
import { type RunningProfile, startCpuProfile } from './cpu-profile.ts'

let running: RunningProfile | undefined

/** Starts the profile of the worker that runs this, unless it has one, and tells which worker that is. */
export function startProfile(): string {
  running ??= startCpuProfile()
  // Leaves time for the others to take what comes next.
  return whoAmI(2)
}

/** Ends the profile of the worker that runs this and returns the path of its file; the same again when asked again. */
export async function stopProfile(folder: string): Promise<string> {
  const file = join(folder, `worker-${process.pid}-${threadId}.cpuprofile`)
  const ending = running
  running = undefined
  if (ending !== undefined) writeFileSync(file, await ending.stop())
  whoAmI(2)
  return file
}
