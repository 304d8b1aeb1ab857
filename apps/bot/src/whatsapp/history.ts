import WAWebJS from 'whatsapp-web.js'
import { type RawMessage, widOf } from './message.js'

/** So many at once, however long a chat is. */
const messagesAtOnce = 1_000

type Described = Record<string, unknown>

/** A class of the library's that its types call an interface. */
const { Message: LibraryMessage } = WAWebJS as unknown as {
  Message: new (client: WAWebJS.Client, described: Described) => RawMessage
}

/** The library's own view of a message; ours, without what it stumbles over, where it throws. */
function toRaw(client: WAWebJS.Client, described: Described): RawMessage {
  try {
    return new LibraryMessage(client, described)
  } catch {
    const { id, from, to, author, type, body, t, ack } = described
    return {
      id: id as RawMessage['id'],
      from: widOf(from),
      to: widOf(to),
      author: widOf(author),
      type,
      body,
      timestamp: t,
      ack,
      _data: described,
    }
  }
}

export interface RawHistory {
  /** oldest first */
  messages: RawMessage[]
  /** from when to go on; undefined where these were all */
  next: Date | undefined
}

/**
 * A chat's messages written at `since` or later. The library's own way (`fetchMessages`) fails whole where one of
 * them is odd, and reverses those of the same second.
 * @param onlyKnown a chat that the page doesn't list is empty then, and isn't made
 */
export async function readHistory(
  client: WAWebJS.Client,
  chatWid: string,
  since: Date,
  onlyKnown: boolean,
): Promise<RawHistory> {
  if (!client.pupPage) throw new Error('there is no page')
  const read = await client.pupPage.evaluate(
    async (wid, sinceSeconds, most, onlyKnown) => {
      interface PageMessage extends Record<string, unknown> {
        id: Record<string, unknown>
        t?: unknown
        ack?: unknown
        isNotification?: unknown
      }
      interface PageChat {
        msgs: { getModelsArray(): PageMessage[] }
      }
      const page = globalThis as unknown as {
        require(name: string): {
          loadEarlierMsgs(options: { chat: unknown }): Promise<PageMessage[] | undefined>
          createWid(wid: string): unknown
          Chat: { get(wid: unknown): PageChat | undefined }
        }
        WWebJS: {
          getChat(wid: string, options: { getAsModel: false }): Promise<PageChat | null | undefined>
          getMessageModel(message: PageMessage): Record<string, unknown>
        }
      }
      const idOf = (value: unknown): unknown =>
        typeof value === 'object' && value !== null ? String(value) : value
      const describe = (message: PageMessage): Record<string, unknown> => {
        try {
          return page.WWebJS.getMessageModel(message)
        } catch {
          const { fromMe, remote, id, participant } = message.id
          return {
            id: { fromMe, remote: idOf(remote), id, participant: idOf(participant) },
            from: idOf(message.from),
            to: idOf(message.to),
            author: idOf(message.author),
            type: message.type,
            body: message.body,
            t: message.t,
            ack: message.ack,
          }
        }
      }

      // the library's way makes a chat where there is none
      const chat = onlyKnown
        ? page.require('WAWebCollections').Chat.get(page.require('WAWebWidFactory').createWid(wid))
        : await page.WWebJS.getChat(wid, { getAsModel: false })
      if (!chat) {
        if (onlyKnown) return { described: [], nextSeconds: undefined }
        throw new Error('there is no such chat')
      }
      let messages = chat.msgs.getModelsArray()
      // one of our own that still waits to go out may stand anywhere: it doesn't tell how far back these reach
      const isWaiting = ({ id, ack }: PageMessage): boolean => id.fromMe === true && ack === 0
      const reachesBack = (): boolean =>
        Number(messages.find(message => !isWaiting(message))?.t) < sinceSeconds
      while (!reachesBack()) {
        const earlier = await page.require('WAWebChatLoadMessages').loadEarlierMsgs({ chat })
        if (!earlier?.length) break
        messages = [...earlier, ...messages]
      }
      const found = messages
        .filter(message => message.isNotification !== true && !(Number(message.t) < sinceSeconds))
        .map((message, index) => ({ message, index, t: Number(message.t) || sinceSeconds }))
        .sort((a, b) => a.t - b.t || a.index - b.index)
      const first = found.slice(0, most)
      return {
        described: first.map(({ message }) => describe(message)),
        nextSeconds: found.length > first.length ? first.at(-1)?.t : undefined,
      }
    },
    chatWid,
    Math.floor(since.getTime() / 1000),
    messagesAtOnce,
    onlyKnown,
  )
  const { described, nextSeconds } = read
  return {
    messages: described.map(message => toRaw(client, message)),
    next: nextSeconds === undefined ? undefined : new Date(nextSeconds * 1000),
  }
}
