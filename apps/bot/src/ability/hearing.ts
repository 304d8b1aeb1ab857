import type { Message } from '@comanda/shared/inbox/types.js'
import type { PageLook } from '../whatsapp/whatsapp.js'
import type { AbilityWatch } from './ability.js'

/** So long after it is ready a page still brings up what it missed. */
const catchesUpMs = 10_000
/** A look through the chats may be quicker than the page's word, by so much. */
const toldWithinMs = 5_000

/**
 * Holds what the page shows in its chats against what it told of: a page that tells nothing looks like a quiet evening.
 * All times are WhatsApp's.
 */
export function createHearing(options: {
  ability: Pick<AbilityWatch, 'noteHeard' | 'noteUnheard'>
  whatsAppNow: () => Date
  /** reads the chats; what is new in them comes back by `noteFound` */
  sweep: () => void
}): {
  onReady(): void
  onNotReady(): void
  onLook(look: PageLook): void
  /** the page told of it */
  noteTold(message: Message): void
  /** it stood in a chat, and nobody had told of it */
  noteFound(message: Message): void
} {
  const { ability, whatsAppNow, sweep } = options
  let readyAt: Date | undefined
  let newestTold = 0
  /** newer than all that was told, at the look before */
  let unexplained = 0
  let sweptFor = 0
  /** found in the chats, by key */
  const untold = new Map<string, NodeJS.Timeout>()

  return {
    onReady: () => {
      readyAt = whatsAppNow()
    },
    onNotReady: () => {
      readyAt = undefined
      unexplained = 0
      for (const timer of untold.values()) clearTimeout(timer)
      untold.clear()
    },
    onLook: ({ newestAt }) => {
      const newest = newestAt?.getTime() ?? 0
      const isNews = readyAt !== undefined && newest > Math.max(newestTold, readyAt.getTime())
      // what was unexplained at two looks was not just on its way
      if (isNews && unexplained > newestTold && newest > sweptFor) {
        sweptFor = newest
        sweep()
      }
      unexplained = isNews ? newest : 0
    },
    noteTold: ({ sentAt, kind, fromMe, key }) => {
      if (kind !== 'message') return
      clearTimeout(untold.get(key))
      untold.delete(key)
      newestTold = Math.max(newestTold, sentAt.getTime())
      if (!fromMe) ability.noteHeard()
    },
    noteFound: ({ sentAt, kind, fromMe, key }) => {
      if (
        kind !== 'message' ||
        fromMe ||
        readyAt === undefined ||
        sentAt.getTime() <= readyAt.getTime() + catchesUpMs
      )
        return
      const timer = setTimeout(() => {
        untold.delete(key)
        ability.noteUnheard()
      }, toldWithinMs)
      timer.unref()
      untold.set(key, timer)
    },
  }
}
