import type { Message } from '@comanda/shared/inbox/types.js'
import type WAWebJS from 'whatsapp-web.js'
import { bareKey, identityOf, isDirect, type RawKey, widOf } from './message.js'

export interface RawReaction {
  id?: RawKey
  msgId?: RawKey
  reaction?: unknown
  senderId?: unknown
  timestamp?: unknown
}

/** WhatsApp's reaction times are in seconds or milliseconds, by version; messages' are in seconds. */
function reactionTime(value: unknown, receivedAt: Date): Date {
  if (typeof value !== 'number' || !Number.isFinite(value)) return receivedAt
  return new Date(Math.floor(value > 1e11 ? value / 1000 : value) * 1000)
}

/** @returns undefined where it tells too little, or stands on what is no chat with people */
export function toReaction(raw: RawReaction, receivedAt: Date): Message | undefined {
  const key = bareKey(raw.id)
  const chatWid = widOf(raw.msgId?.remote) ?? widOf(raw.id?.remote)
  if (key === undefined || chatWid === undefined) return undefined
  const direct = isDirect(chatWid)
  if (!direct && !chatWid.endsWith('@g.us')) return undefined
  const sender = direct ? chatWid : widOf(raw.senderId)
  return {
    fromMe: raw.id?.fromMe === true,
    key,
    kind: 'reaction',
    version: 0,
    chat: { kind: direct ? 'direct' : 'group', wid: chatWid },
    contact: sender === undefined ? undefined : identityOf(sender),
    type: 'reaction',
    body: typeof raw.reaction === 'string' ? raw.reaction : '',
    payload: { targetKey: bareKey(raw.msgId) },
    sentAt: reactionTime(raw.timestamp, receivedAt),
  }
}

/**
 * The reactions that stand on these messages of ours now. Those that came while the page was away are told by no event.
 * @param sent in direct chats, by the bare key
 */
export async function readReactions(
  client: WAWebJS.Client,
  sent: readonly { chatWid: string; key: string }[],
): Promise<RawReaction[]> {
  if (!client.pupPage) throw new Error('there is no page')
  return client.pupPage.evaluate(
    async targets => {
      interface Sender {
        msgKey?: { id?: unknown; fromMe?: unknown }
        timestamp?: unknown
      }
      const page = globalThis as unknown as {
        require(name: string): {
          Reactions: {
            find(
              key: string,
            ): Promise<
              { reactions: { id: unknown; aggregateEmoji?: unknown; senders: Sender[] }[] } | undefined
            >
          }
        }
      }
      const found = []
      for (const { chatWid: remote, key } of targets) {
        const msgId = { fromMe: true, remote, id: key }
        const on = await page
          .require('WAWebCollections')
          .Reactions.find(`true_${remote}_${key}`)
          // one that the page doesn't know has none
          .catch(() => undefined)
        for (const { id, aggregateEmoji, senders } of on?.reactions ?? [])
          for (const { msgKey, timestamp } of senders)
            found.push({
              id: { fromMe: msgKey?.fromMe === true, remote, id: msgKey?.id },
              msgId,
              reaction: aggregateEmoji ?? id,
              timestamp: Number(timestamp),
            })
      }
      return found
    },
    [...sent],
  )
}
