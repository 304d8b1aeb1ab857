import type WAWebJS from 'whatsapp-web.js'

interface PageState {
  state: string
  /** signed in, with everything that came while we were away */
  hasSynced: boolean
  /** the library's own code is in the page: it can be told to send */
  isInjected: boolean
}

/** Asks the page itself: one call, of what the library and the site offer. */
export async function readPageState(client: WAWebJS.Client): Promise<PageState | undefined> {
  return client.pupPage?.evaluate(() => {
    const page = globalThis as unknown as {
      require(name: string): { Socket: { state?: unknown; hasSynced?: unknown } }
      WWebJS?: unknown
    }
    const { Socket: socket } = page.require('WAWebSocketModel')
    return {
      state: String(socket.state),
      hasSynced: socket.hasSynced === true,
      isInjected: page.WWebJS !== undefined,
    }
  })
}

/**
 * The library waits for the end of sync, and waits for ever where sync ended before it listened. Then it is told
 * once more, by the function that it put into the page itself.
 */
export async function tellMissedSync(client: WAWebJS.Client): Promise<void> {
  const page = await readPageState(client)
  if (page === undefined || !page.hasSynced || page.isInjected) return
  await client.pupPage?.evaluate(() => {
    const page = globalThis as unknown as { onAppStateHasSyncedEvent?: () => unknown }
    // its answer comes when the page is ready: nobody here waits for it
    void page.onAppStateHasSyncedEvent?.()
  })
}

/** As “Log out” of the phone's list of linked devices does. The page loads anew when it is done, or before it answers. */
export async function signOut(client: WAWebJS.Client): Promise<void> {
  await client.pupPage?.evaluate(() => {
    const page = globalThis as unknown as {
      require(name: string): { Socket: { logout(): unknown } }
    }
    return page.require('WAWebSocketModel').Socket.logout()
  })
}
