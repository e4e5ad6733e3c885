import { preset } from '@mp/build'

export default preset(['src/mp.ts'], { dts: false })
