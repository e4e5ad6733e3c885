import { openProcessPort } from './guest/process-port.ts'
import { serve } from './guest/serve.ts'

serve(openProcessPort(Number(process.argv[2])))
