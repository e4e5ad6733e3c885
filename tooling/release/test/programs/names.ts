import * as core from '@mp/core'
import * as monitor from '@mp/core/monitor'
import * as imaging from '@mp/imaging'
import * as workloads from '@mp/workloads'

const exported = [core, monitor, imaging, workloads].flatMap((library): [string, unknown][] => Object.entries(library))
const renamed = exported.filter(([name, value]) => typeof value === 'function' && value.name !== name)
console.log(renamed.length === 0 ? 'all' : renamed.map(([name]) => name).join(' '))
