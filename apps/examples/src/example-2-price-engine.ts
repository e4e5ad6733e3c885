import { setTimeout as sleep } from 'node:timers/promises'
import { Process } from '@mp/core'

class PriceEngine extends Process {
  seller: string

  constructor(seller: string) {
    super()
    this.seller = seller
  }

  override async run(): Promise<void> {
    console.log(`${this.seller} → calculating price...`)
    await sleep(2000)
    console.log(`${this.seller} → Price: ${200 + Math.floor(Math.random() * 301)}`)
  }
}

const start = performance.now()
const tasks = ['Seller A', 'Seller B', 'Seller C'].map((seller) => new PriceEngine(seller).start())
for (const task of tasks) await task.join()
console.log(`All sellers priced in ${((performance.now() - start) / 1000).toFixed(1)} seconds, not 6`)
