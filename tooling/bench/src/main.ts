import { allContenders } from './contenders/all.ts'
import { parseCommandLine, usage } from './command-line.ts'
import { profileOurs } from './profile/profile-ours.ts'
import { compareAll } from './compare-all.ts'

const request = parseCommandLine(process.argv.slice(2))
if (request.help) console.log(usage)
else if (request.isProfile) await profileOurs(request, allContenders)
else await compareAll(request, allContenders)
