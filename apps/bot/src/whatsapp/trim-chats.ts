import type WAWebJS from 'whatsapp-web.js'

export interface TrimmedChats {
  /** what the page holds afterwards */
  held: number
  dropped: number
}

/**
 * Lets the page forget messages: it holds all that it was ever told or asked for. They stay in the chats, on disk and
 * phone; who wants them loads them again. Removing from the collection of all messages is how others cut it too; a page
 * that has no such way is left alone.
 * @param keep so many of each chat, the newest
 * @param chats only these, and only what is older than the given time (seconds since 1970)
 */
export async function trimChats(
  client: WAWebJS.Client,
  keep: number,
  chats: readonly { wid: string; beforeSeconds: number }[],
): Promise<TrimmedChats> {
  if (!client.pupPage) throw new Error('there is no page')
  return client.pupPage.evaluate(
    (keep, chats) => {
      interface PageMessage {
        id: { fromMe?: unknown }
        t?: unknown
        ack?: unknown
      }
      interface PageChat {
        id: { _serialized?: unknown }
        msgs: { getModelsArray(): PageMessage[] }
      }
      const page = globalThis as unknown as {
        require(name: string): {
          Chat: { getModelsArray(): PageChat[] }
          Msg: { remove?: (message: PageMessage) => void }
        }
      }
      const { Chat, Msg } = page.require('WAWebCollections')
      const before = new Map(chats.map(({ wid, beforeSeconds }) => [wid, beforeSeconds]))
      // one that waits to go out is in no other place
      const isWaiting = ({ id, ack }: PageMessage): boolean => id.fromMe === true && ack === 0
      let held = 0
      let dropped = 0
      for (const chat of Chat.getModelsArray()) {
        const messages = chat.msgs.getModelsArray()
        const beforeSeconds = before.get(String(chat.id._serialized))
        held += messages.length
        if (beforeSeconds === undefined || typeof Msg.remove !== 'function') continue
        const oldestFirst = [...messages].sort((a, b) => Number(a.t) - Number(b.t))
        for (const message of oldestFirst.slice(0, -keep)) {
          if (isWaiting(message) || !(Number(message.t) < beforeSeconds)) continue
          Msg.remove(message)
          dropped += 1
        }
        held -= messages.length - chat.msgs.getModelsArray().length
      }
      return { held, dropped }
    },
    keep,
    chats,
  )
}
