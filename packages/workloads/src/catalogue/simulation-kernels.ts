import { makeBodies } from '../bodies/bodies.ts'
import { type Motion, type NBodyInput, nBodyKernel, type NBodyPart } from '../bodies/n-body.ts'
import { fftKernel, type Signals } from '../fourier/fft-kernel.ts'
import type { Signal } from '../fourier/signal.ts'
import { makeMatrix } from '../matrix/matrix.ts'
import { formatInteger } from './format-number.ts'
import type { Kernel } from './kernel.ts'

export const nBodyEntry: Kernel<NBodyInput, NBodyPart, Motion> = {
  ...nBodyKernel,
  name: 'n-body',
  description: '2,000 bodies that attract each other, 40 steps',
  field: 'simulation',
  runExport: 'runNBodyPart',
  demoInput: () => ({ bodies: makeBodies(2000, 1), steps: 40, stepSize: 1e-3, softening: 0.01 }),
  format: ({ positions }) =>
    `${formatInteger(positions.length / 3)} bodies, the last at ${[...positions.subarray(-3)].map((place) => place.toFixed(6)).join(', ')}`,
}

export const fftEntry: Kernel<Signals, Signals, Signal> = {
  ...fftKernel,
  name: 'fft',
  description: 'Frequencies of 64 signals of 131,072 complex numbers',
  field: 'signals',
  runExport: 'runFftPart',
  demoInput: () => ({
    real: makeMatrix([4096, 2048], 1).values,
    imaginary: makeMatrix([4096, 2048], 2).values,
    length: 2 ** 17,
  }),
  format: ({ real }) => `${formatInteger(real.length)} frequencies, the last ${real.at(-1) ?? 'none'}`,
}
