import { cpuCount } from '@mp/core'

console.log('Total CPU Cores =', cpuCount())
