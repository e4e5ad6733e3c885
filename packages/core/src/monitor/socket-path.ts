import { join } from 'node:path'

/** A program, or a worker thread with pools of its own. */
export interface ProgramAddress {
  pid: number
  /** 0 for the main thread. */
  threadId: number
}

/** Returns where a program listens to watchers. */
export function socketPath(directory: string, { pid, threadId }: ProgramAddress): string {
  return join(directory, threadId === 0 ? `${pid}.sock` : `${pid}.${threadId}.sock`)
}

/** Returns whose socket a file is by its name; undefined when it is none. */
export function addressOf(fileName: string): ProgramAddress | undefined {
  const [, pid, threadId = '0'] = /^(\d+)(?:\.(\d+))?\.sock$/.exec(fileName) ?? []
  return pid === undefined ? undefined : { pid: Number(pid), threadId: Number(threadId) }
}
