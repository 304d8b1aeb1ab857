import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { descendants } from '@comanda/harness/processes/tree.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../../support/driven-shop.js'
import { testEnvironment } from '../../../support/environment.js'
import { waitFor } from '../../../support/wait-for.js'

describe('the one place that relaunches the browser', () => {
  let shop: DrivenShop
  let folder: string

  beforeEach(async () => {
    shop = await openShop()
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-browser-'))
  })
  afterEach(async () => {
    await shop.close()
    await rm(folder, { recursive: true })
  })

  const browsers = (): number =>
    descendants(shop.botPid()).filter(info => info.parent === shop.botPid()).length

  it('gives a slow browser more time at each try, and never has two at once', async () => {
    const slow = path.join(folder, 'slow-headless-shell')
    await writeFile(slow, `#!/bin/sh\nsleep 1.1\nexec "${testEnvironment().chromiumPath}" "$@"\n`)
    await chmod(slow, 0o755)
    shop.startBot({ CHROMIUM_PATH: slow, BROWSER_START_DEADLINE_MS: '1000' })
    let most = 0
    await waitFor('a QR', async () => {
      most = Math.max(most, browsers())
      return shop.db('pairing_codes').first()
    })
    expect(most).to.equal(1)
    await shop.pair()
  })

  it('notices a page that freezes while it shows a QR', async () => {
    shop.startBot({ BROWSER_PROBE_INTERVAL_MS: '200', BROWSER_PROBE_DEADLINE_MS: '1000' })
    await waitFor('a QR', async () => shop.db('pairing_codes').first())
    const [frozen] = (await shop.control.state()).pages
    await shop.control.freeze({ durationMs: 60_000 })
    await waitFor('another page with a QR', async () =>
      (await shop.control.state()).pages.some(page => page.id !== frozen?.id && page.qr !== undefined),
    )
    await shop.pair()
  })
})
