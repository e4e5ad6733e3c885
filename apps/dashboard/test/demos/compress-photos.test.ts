import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compressPhotos } from '../../src/demos/compress-photos.ts'
import { allLanes, type Board } from '../../src/model/board.ts'
import { initialTour } from '../../src/model/tour-state.ts'
import { Tour } from '../../src/tour/tour.ts'
import { TourStore } from '../../src/tour/tour-store.ts'
import { photoCache } from '../fixture/photo-cache.ts'

/** Whether a worker is at one of the five photos that are timed. */
function isCompressing(board: Board | undefined): boolean {
  return board?.taskCount === 5 && allLanes(board).some(({ lane }) => lane.task !== undefined)
}

test('a photo whose worker is killed is compressed again, and all five are there at the end', async () => {
  const demos = [compressPhotos]
  const store = new TourStore(initialTour(demos, { now: Date.now(), node: 'v0', backend: 'process', workers: 2 }))
  const tour = new Tour(store, { demos, cores: 2, cacheFolder: join(photoCache, 'mp'), holdMs: 0, staysOpen: false })
  const run = tour.run()
  while (!isCompressing(store.state.demos[0]?.board)) await new Promise((resolve) => setImmediate(resolve))
  tour.kill()
  await run
  const [demo] = store.state.demos
  expect(demo).toMatchObject({ status: 'done', error: undefined, board: { killed: 1 } })
  expect(demo?.outcome?.computed).toMatch(/^5 photos: /)
  expect(demo?.board.log.map(({ text }) => text).join('\n')).toContain('compressed again')
})
