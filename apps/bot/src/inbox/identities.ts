import type { ContactIdentity } from '@comanda/shared/inbox/types.js'
import type { Logger } from '@comanda/shared/logging/logger.js'
import type { WhatsAppSession } from '../whatsapp/whatsapp.js'

const rememberedAtMost = 5_000
/** WhatsApp doesn't know every lid's phone at once: asked again after that. */
const unknownForMs = 600_000

export interface Identities {
  /** Adds the phone of a lid and the other way round, where WhatsApp knows it. Never rejects. */
  complete(identity: ContactIdentity): Promise<ContactIdentity>
  /** Forgets who is who: WhatsApp is asked again. */
  clear(): void
  /** how many it knows */
  size(): number
}

interface Remembered {
  phone: string | undefined
  lid: string | undefined
  askAgainAt: number
}

/** Remembers who is who, so that a message costs a call into the page only for a new contact. */
export function createIdentities(options: {
  session: () => WhatsAppSession | undefined
  logger: Logger
}): Identities {
  const known = new Map<string, Remembered>()

  function remember(wid: string, found: Remembered): void {
    known.delete(wid)
    known.set(wid, found)
    const oldest = known.keys().next().value
    if (known.size > rememberedAtMost && oldest !== undefined) known.delete(oldest)
  }

  async function ask(wid: string): Promise<Remembered | undefined> {
    const session = options.session()
    if (session === undefined) return undefined
    const askAgainAt = Date.now() + unknownForMs
    try {
      const { phone, lid } = await session.identify(wid)
      const whole = phone !== undefined && lid !== undefined
      return { phone, lid, askAgainAt: whole ? Number.POSITIVE_INFINITY : askAgainAt }
    } catch (error) {
      options.logger.debug({ err: error }, 'WhatsApp does not say who this is')
      return { phone: undefined, lid: undefined, askAgainAt }
    }
  }

  return {
    complete: async identity => {
      const wid = identity.phone ?? identity.lid
      if (wid === undefined || (identity.phone !== undefined && identity.lid !== undefined)) return identity
      let found = known.get(wid)
      if (found === undefined || found.askAgainAt <= Date.now()) {
        found = await ask(wid)
        if (found !== undefined) remember(wid, found)
      }
      return { ...identity, phone: identity.phone ?? found?.phone, lid: identity.lid ?? found?.lid }
    },
    clear: () => known.clear(),
    size: () => known.size,
  }
}
