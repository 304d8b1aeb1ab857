import { pssBelowMegabytes, residentMegabytes } from '@comanda/harness/processes/tree.js'
import type { Ground } from '../ground.js'
import { openBenchShop } from '../open-bench-shop.js'
import { writeMessages } from './customers.js'
import { openPlainShop, type PlainShop } from './plain-shop.js'
import { type Rest, readAtRest } from './settle.js'

export interface Load extends Rest {
  messages: number
  customers: number
}

/** In MB. */
export interface Usage {
  /** PSS of the browser's whole tree */
  idleBrowser: number
  loadedBrowser: number
  /** RSS of the node process that drives it, after the messages */
  node: number
}

/** Takes one side through its life; resolves with what it held. */
export type MemorySide = (load: Load) => Promise<Usage>

async function measure(shop: Pick<PlainShop, 'control'>, pid: number, load: Load): Promise<Usage> {
  const browser = () => readAtRest(load, () => pssBelowMegabytes(pid))
  const idleBrowser = await browser()
  await writeMessages(shop.control, load)
  const loadedBrowser = await browser()
  return { idleBrowser, loadedBrowser, node: residentMegabytes(pid) }
}

/** Our bot with our browser. */
export const oursOn =
  (ground: Ground): MemorySide =>
  async load => {
    const shop = await openBenchShop(ground)
    try {
      return await measure(shop, shop.bot.pid() ?? 0, load)
    } finally {
      await shop.close()
    }
  }

// as root no browser has a sandbox, whatever its flags
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const plain =
  (settings: Parameters<typeof openPlainShop>[0]): MemorySide =>
  async load => {
    const shop = await openPlainShop(settings)
    try {
      return await measure(shop, shop.pid, load)
    } finally {
      await shop.close()
    }
  }

/** The client with puppeteer's defaults. */
export const defaultsOn = (executablePath: string): MemorySide =>
  plain({ executablePath, args: asRoot, viewport: undefined })

/** The client with the flags that guides for small servers recommend. */
export const guideOn = (executablePath: string): MemorySide =>
  plain({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-setuid-sandbox',
      '--disable-dev-shm-usage',
      '--disable-accelerated-2d-canvas',
      '--no-first-run',
      '--no-zygote',
      '--disable-gpu',
      '--js-flags=--max-old-space-size=512',
      '--disable-extensions',
      '--disable-plugins',
    ],
    viewport: { width: 800, height: 600 },
  })
