import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Opened } from '../contenders/opened.ts'
import { required } from '../rows/row.ts'
import { startCpuProfile } from './cpu-profile.ts'

/** Profiles this program and its workers while some work is done, and returns the paths of the profiles. */
export async function profileOf(
  opened: Opened,
  options: { work: () => Promise<unknown>; folder: string },
): Promise<string[]> {
  const workers = await required(opened, 'profile')()
  await workers.start()
  const main = startCpuProfile()
  await options.work()
  const file = join(options.folder, 'main.cpuprofile')
  writeFileSync(file, await main.stop())
  return [file, ...(await workers.stop(options.folder))]
}
