import { preset } from '@mp/build'

export default preset(['src/index.ts', 'src/node.ts'])
