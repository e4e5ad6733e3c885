import { measureIn } from '../measure-in.ts'
import { processMemory, type ProcessMemory } from '../process-memory.ts'
import { MeasuringProgram } from '../program.ts'
import { type Assignment, type Sampler, WORKER_COUNT } from '../sampler.ts'

const MEBIBYTE = 1024 * 1024

/** Reads the memory of a fresh program and of its worker processes from the system, before and after they start. */
export function openMemory({ row, contender }: Assignment<'memory'>): Sampler {
  return {
    async sample(figures) {
      await using program = await MeasuringProgram.start(contender)
      const before = processMemory(program.pid)
      await program.open(WORKER_COUNT, row.payload)
      await measureIn(program, row, { count: WORKER_COUNT })
      const after = processMemory(program.pid)
      figures['MiB'] = bytesOfWorkers(contender.backend, before, after) / WORKER_COUNT / MEBIBYTE
    },
    close: () => Promise.resolve(),
  }
}

function bytesOfWorkers(backend: 'thread' | 'process', before: ProcessMemory, after: ProcessMemory): number {
  return backend === 'thread' ? after.residentBytes - before.residentBytes : after.shareOfChildrenBytes
}
