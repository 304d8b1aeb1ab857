import type WAWebJS from 'whatsapp-web.js'

function pageOf({ pupPage }: WAWebJS.Client): NonNullable<WAWebJS.Client['pupPage']> {
  if (pupPage === undefined) throw new Error('there is no page')
  return pupPage
}

/** The library notices that the page navigates, and injects itself again. */
export async function reloadPage(client: WAWebJS.Client): Promise<void> {
  await pageOf(client).reload({ waitUntil: 'domcontentloaded' })
}

/** As if the system ran short of memory: Chromium empties its caches, and V8 collects. Nothing is lost by it. */
export async function trimPage(client: WAWebJS.Client): Promise<void> {
  const devTools = await pageOf(client).createCDPSession()
  try {
    await devTools.send('Memory.simulatePressureNotification', { level: 'moderate' })
    await devTools.send('HeapProfiler.collectGarbage')
  } finally {
    await devTools.detach()
  }
}
