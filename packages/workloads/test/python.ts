import { spawnSync } from 'node:child_process'

const python = 'python3'

/** Why Python checks are left out, or `undefined` where it runs. */
export const missingPython: string | undefined =
  spawnSync(python, ['-c', 'pass']).status === 0 ? undefined : 'python3 is not on the PATH'

/** Runs a Python program that reads JSON from standard input, and parses the JSON that it prints. */
export function runPython(program: string, input: unknown = null): unknown {
  const source = `import json, sys\nsys.set_int_max_str_digits(0)\ngiven = json.load(sys.stdin)\n${program}`
  const { status, stdout, stderr } = spawnSync(python, ['-c', source], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`python3 exited with ${String(status)}: ${stderr}`)
  return JSON.parse(stdout)
}
