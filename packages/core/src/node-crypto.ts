import type cryptoModule from 'node:crypto'

/** Returns `node:crypto`, which takes so long to load that a program should not have it before it uses it. */
export function nodeCrypto(): typeof cryptoModule {
  return process.getBuiltinModule('node:crypto')
}
