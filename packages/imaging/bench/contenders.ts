import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

/** A program that compresses photos to JPEGs of quality 40. */
export interface Contender {
  name: string
  /** Returns the command and its arguments. */
  command: (photos: readonly string[], outDir: string) => string[]
  /** A command that fails where the contender is not there. */
  probe: readonly string[] | undefined
}

function programPath(name: string): string {
  return fileURLToPath(new URL(`programs/${name}`, import.meta.url))
}

function ours(name: string, isolation: string): Contender {
  // As it is built and published, not from its sources.
  const program = [process.execPath, '--conditions=built', programPath('ours.ts'), isolation]
  return { name, probe: undefined, command: (photos, outDir) => [...program, outDir, ...photos] }
}

function sharpAlone(name: string, way: string): Contender {
  const program = [process.execPath, programPath('sharp-alone.ts'), way]
  return { name, probe: undefined, command: (photos, outDir) => [...program, outDir, ...photos] }
}

/** Runs a program of one thread on as many photos at a time as there are cores. */
function inParallel(program: readonly string[]): string[] {
  return ['sh', '-c', `printf '%s\\0' "$@" | xargs -0 -n 1 -P ${availableParallelism()} ${program.join(' ')}`, 'sh']
}

/** All that take part; others than ours where they are installed. */
export const contenders: readonly Contender[] = [
  ours('compressImages, as it comes', 'auto'),
  ours("compressImages, isolation: 'process'", 'process'),
  sharpAlone('sharp, Promise.all', 'together'),
  sharpAlone('sharp, one after the other', 'serial'),
  {
    name: 'Pillow in a Pool of 2',
    probe: ['python3', '-c', 'import PIL'],
    command: (photos, outDir) => ['python3', programPath('pillow.py'), outDir, ...photos],
  },
  {
    name: 'sharp-cli',
    probe: ['sharp', '--version'],
    command: (photos, outDir) => ['sharp', '-i', ...photos, '-o', outDir, '-q', '40', '-f', 'jpeg', '--optimise'],
  },
  {
    name: 'jpegoptim, one a core',
    probe: ['jpegoptim', '--version'],
    command: (photos, outDir) => [...inParallel(['jpegoptim', '-q', '-m40', `--dest=${outDir}`]), ...photos],
  },
]

/** Tells whether a contender is there. */
export function isInstalled({ probe }: Contender): boolean {
  if (probe === undefined) return true
  const [program = '', ...args] = probe
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
