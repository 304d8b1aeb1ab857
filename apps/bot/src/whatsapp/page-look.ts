import type WAWebJS from 'whatsapp-web.js'
import type { PageLook, Skill } from './whatsapp.js'

/**
 * What the library and we ask of WhatsApp's page for a text to be heard and one to be sent: a module, and a function of
 * it where there is more than one way to lose it. Read in whatsapp-web.js 1.34.7: `attachEventListeners`, `sendMessage`
 * and `getChat` of its injected code.
 */
const needs: Readonly<Record<Skill, readonly string[]>> = {
  receive: [
    'WAWebSocketModel.Socket.on',
    'WAWebCmd.Cmd.on',
    'WAWebConnModel.Conn',
    'WAWebCollections.Msg.on',
    'WAWebCollections.Msg.get',
    'WAWebCollections.Chat.on',
    'WAWebCollections.Chat.getModelsArray',
    'WAWebWidFactory.createWid',
    'WAWebChatLoadMessages.loadEarlierMsgs',
  ],
  send: [
    'WAWebCollections.Chat.get',
    'WAWebWidFactory.createWid',
    'WAWebFindChatAction.findOrCreateLatestChat',
    'WAWebChatGetters.getIsNewsletter',
    'WAWebChatGetters.getIsBroadcast',
    'WALinkify.findLink',
    'WAWebUserPrefsMeUser.getMaybeMePnUser',
    'WAWebUserPrefsMeUser.getMaybeMeLidUser',
    'WAWebMsgKey.newId',
    'WAWebGetEphemeralFieldsMsgActionsUtils.getEphemeralFields',
    'WAWebSendMsgChatAction.addAndSendMsgToChat',
  ],
}

/**
 * Asks the page itself: one call, of what the library and the site offer.
 * @returns undefined while the site isn't loaded
 */
export async function lookAtPage(client: WAWebJS.Client): Promise<PageLook | undefined> {
  const look = await client.pupPage?.evaluate(wanted => {
    const page = globalThis as unknown as {
      Debug?: { VERSION?: unknown }
      require?(name: string): unknown
      WWebJS?: unknown
    }
    const { require: load } = page
    if (page.Debug?.VERSION === undefined || load === undefined) return undefined
    /** undefined: it isn't there, or its module throws */
    const find = (path: string): unknown => {
      const [module = '', ...names] = path.split('.')
      try {
        return names.reduce(
          (value, name) => (value as Record<string, unknown> | undefined)?.[name],
          load(module),
        )
      } catch {
        return undefined
      }
    }
    const lacks = (paths: readonly string[]): string[] => paths.filter(path => find(path) === undefined)
    let newest = 0
    try {
      const chats = (
        find('WAWebCollections.Chat') as { getModelsArray(): { t?: unknown }[] }
      ).getModelsArray()
      for (const { t } of chats) if (typeof t === 'number' && t > newest) newest = t
    } catch {
      // what the list of chats lacks is among what is missing
    }
    return {
      isConnected: find('WAWebSocketModel.Socket.state') === 'CONNECTED',
      hasSynced: find('WAWebSocketModel.Socket.hasSynced') === true,
      isInjected: page.WWebJS !== undefined,
      missing: { send: lacks(wanted.send), receive: lacks(wanted.receive) },
      newest,
    }
  }, needs)
  if (!look) return undefined
  const { newest, ...others } = look
  return { ...others, newestAt: newest > 0 ? new Date(newest * 1000) : undefined }
}

/**
 * The library waits for the end of sync, and waits for ever where sync ended before it listened. Then it is told
 * once more, by the function that it put into the page itself.
 */
export async function tellMissedSync(
  client: WAWebJS.Client,
  look: Pick<PageLook, 'hasSynced' | 'isInjected'> | undefined,
): Promise<void> {
  if (look === undefined || !look.hasSynced || look.isInjected) return
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
