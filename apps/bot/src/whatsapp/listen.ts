import type { MessageKind } from '@comanda/shared/inbox/types.js'
import type { HTTPResponse } from 'puppeteer'
import WAWebJS from 'whatsapp-web.js'
import { bareKey, type RawMessage, sealedAtMostMs, toMessage, widOf } from './message.js'
import { type RawReaction, toReaction } from './reactions.js'
import type { WhatsAppEvents } from './whatsapp.js'

/** Signs in as LocalAuth does, and tells when there is a page: before its first navigation, so that nothing is missed. */
export function createAuth(
  options: { clientId: string; dataPath: string },
  onBrowser: () => void,
): WAWebJS.LocalAuth {
  const auth = new WAWebJS.LocalAuth(options)
  // at a log-out it would delete the profile under the running browser, for up to a second of retries: by then the
  // next browser may have it. Whoever relaunches deletes it in between.
  auth.logout = async () => undefined
  auth.afterBrowserInitialized = async () => onBrowser()
  return auth
}

/** The page comes with the time of the server that it came from; one out of a cache tells an old one. */
function serverTimeOf(response: HTTPResponse): Date | undefined {
  const { date } = response.headers()
  const isPage =
    response.request().isNavigationRequest() && !response.fromCache() && !response.fromServiceWorker()
  const at = isPage && date !== undefined ? new Date(date) : undefined
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at
}

/** Listeners of the browser and its page: the library has none, so a dead one is ours to notice. */
export function watchBrowser(client: WAWebJS.Client, events: WhatsAppEvents, isClosing: () => boolean): void {
  client.pupPage?.on('response', response => {
    const at = serverTimeOf(response)
    if (at !== undefined) events.onServerTime(at)
  })
  client.pupPage?.on('error', error => events.onTrouble('page_error', error))
  client.pupBrowser?.on('disconnected', () => {
    if (!isClosing()) events.onTrouble('browser_gone')
  })
}

/** Turns the library's events into ours. Handlers run again after a reconnect, so they only pass on. */
export function listen(
  client: WAWebJS.Client,
  events: WhatsAppEvents,
  isClosing: () => boolean,
  now: () => Date,
): void {
  let signedInAt = now()

  const deliver = (raw: unknown, kind: MessageKind, at = now()): void => {
    const message = toMessage(raw as RawMessage, kind, at)
    if (message !== undefined) events.onMessage(message)
  }

  client.on('qr', code => events.onQr(code))
  client.on('authenticated', () => {
    signedInAt = now()
  })
  client.on('ready', () => {
    const wid = widOf(client.info?.wid)
    if (wid !== undefined) events.onReady({ wid, signedInAt })
  })
  client.on('message_create', message => deliver(message, 'message'))
  // heard at once where it is for the phone alone
  client.on('message_ciphertext', message => deliver(message, 'message'))
  // named in no type of the library's
  const given = client as unknown as { on(event: string, hear: (message: RawMessage) => void): void }
  given.on('message_ciphertext_failed', message =>
    deliver(message, 'message', new Date(now().getTime() + sealedAtMostMs)),
  )
  client.on('message_edit', (message, _body, before) => {
    // a text that was only deciphered changes as well: out of nothing, and without an edit's time
    const { latestEditSenderTimestampMs: editedAt } = message as unknown as RawMessage
    if (typeof editedAt === 'number' || (typeof before === 'string' && before !== ''))
      deliver(message, 'edit')
  })
  client.on('message_revoke_everyone', message => deliver(message, 'revoke'))
  client.on('message_reaction', raw => {
    const reaction = toReaction(raw as unknown as RawReaction, now())
    if (reaction !== undefined) events.onMessage(reaction)
  })
  client.on('message_ack', (message, ack) => {
    const key = bareKey((message as unknown as RawMessage).id)
    if (key !== undefined) events.onAck({ key, ack })
  })
  client.on('disconnected', reason => {
    if (!isClosing())
      events.onTrouble((reason as string) === 'LOGOUT' ? 'logged_out' : 'disconnected', reason)
  })
}
