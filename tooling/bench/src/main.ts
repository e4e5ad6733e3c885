import { allContenders } from './contenders/all.ts'
import { parseCommandLine, usage } from './command-line.ts'
import { profileOurs } from './profile/profile-ours.ts'
import { compareAll } from './compare-all.ts'

const request = parseCommandLine(process.argv.slice(2))
if (request.help) console.log(usage)
else if (request.isProfile) await profileOurs(request, allContenders)
else {
  if (request.rows.length > 0) await compareAll(request, allContenders)
  if (request.hasWorkloads) {
    const { compareWorkloads } = await import('./workloads/compare-workloads.ts')
    await compareWorkloads(request)
  }
}
