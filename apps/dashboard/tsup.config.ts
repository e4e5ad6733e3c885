import { preset } from '@mp/build'

export default preset(['src/mp.ts', 'src/reference.ts'], { dts: { entry: 'src/reference.ts' } })
