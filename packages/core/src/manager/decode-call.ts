import { NotSerializableError } from '../errors.ts'
import { decodeInput } from '../guest/decode-input.ts'
import { needsOf } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { type ManagerLine, refusalOfHandles } from './value-options.ts'

/** About what a call of Node can take. */
const MAX_ARGUMENTS = 65_536

/**
 * Decodes the arguments of a call.
 *
 * @remarks
 * Only the program that started the server may hand it functions by value. Others may name an export of a module that
 * the server can find; the platform's own functions, which run programs, are not among them.
 * @throws (rejects) {@link NotSerializableError} when they hold what may not come on this line.
 */
export async function decodeArguments(args: Encoded, line: ManagerLine, hasFunctions: boolean): Promise<unknown[]> {
  if (args.coded) checkNeeds(args, line, hasFunctions)
  const values: unknown = await decodeInput(args)
  if (!isArguments(values))
    throw new NotSerializableError('args', `arguments come as an array, of at most ${MAX_ARGUMENTS}`)
  return values
}

function checkNeeds(args: Encoded, line: ManagerLine, hasFunctions: boolean): void {
  const { functions, handles } = needsOf(args.value)
  if (functions.size > 0 && !hasFunctions) throw new NotSerializableError('args', 'functions are no data')
  if (!line.isOwner && ![...functions].every(isModuleExport)) {
    const reason = 'only the program that started the manager may send a function that no module file exports'
    throw new NotSerializableError('args', reason)
  }
  const refusal = refusalOfHandles(handles, line)
  if (refusal !== undefined) throw new NotSerializableError('args', refusal)
}

function isModuleExport(description: unknown): boolean {
  if (typeof description !== 'object' || description === null) return false
  if (!('type' in description) || description.type !== 'reference' || !('url' in description)) return false
  return typeof description.url === 'string' && description.url.startsWith('file:')
}

/** Tells whether something is a list of arguments: a few bytes can be an array of any length, which no call can take. */
export function isArguments(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length <= MAX_ARGUMENTS
}
