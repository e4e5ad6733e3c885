import { Manager, Process } from '@mp/core'

await using manager = await Manager.start()
const prices = await manager.dict<string, number>()

const sell = async (seller: string): Promise<void> => {
  await prices.set(seller, seller.length * 100)
  await prices.update('sellers', (count = 0) => count + 1)
}

const processes = ['Seller A', 'Seller BB', 'Seller CCC'].map((seller) => new Process(sell, { args: [seller] }).start())
for (const process of processes) await process.join()

for (const seller of (await prices.keys()).toSorted()) console.log(seller, await prices.get(seller))
