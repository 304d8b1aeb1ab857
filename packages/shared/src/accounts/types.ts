/** offline: no bot runs · starting: the browser opens · pairing: waits for the QR's scan · ready · reconnecting */
export type AccountState = 'offline' | 'starting' | 'pairing' | 'ready' | 'reconnecting'

export interface Account {
  id: number
  businessId: number
  /** its own WhatsApp id, once paired */
  wid: string | undefined
  state: AccountState
  stateAt: Date
  /** from then on messages are answered; undefined before the first pairing */
  pairedAt: Date | undefined
  /** since when the present sign-in holds; undefined while there is none */
  linkedAt: Date | undefined
  lastProofAt: Date | undefined
  /** an owner asked for it, and the bot hasn't fulfilled it yet */
  unlinkRequestedAt: Date | undefined
  /** when an owner's wish to unlink it was fulfilled last */
  unlinkedAt: Date | undefined
  /** its bot waits until then before it opens a browser: the restart budget is used up */
  waitingUntil: Date | undefined
  /** undefined before its bot measured it */
  clocksAhead: ClocksAhead | undefined
  /** since when WhatsApp is away, over all relaunches and restarts; undefined while it is ready */
  awaySince: Date | undefined
  cannotSend: Inability | undefined
  cannotReceive: Inability | undefined
}

/** The page is there and signed in, and still can't do its part. */
export interface Inability {
  /** names what is missing or fails */
  why: string
  since: Date
}

/** How a shop's WhatsApp is, as far as everybody at the shop is told. Times in ms since 1970. */
export interface WhatsAppState {
  state: AccountState
  /** it was linked once, and nobody at the shop took the link away */
  isMeantToBeLinked: boolean
  awaySinceMs: number | null
  waitingUntilMs: number | null
  cannotSendSinceMs: number | null
  cannotReceiveSinceMs: number | null
  /** it says that it is ready, and shows no sign of life */
  isSilent: boolean
  /** that ended within the last hour and lasted a minute or more */
  lastOutage: {
    beganAtMs: number
    endedAtMs: number
    messages: number
    answered: number
    handedOver: number
  } | null
}

/** How far clocks are ahead of WhatsApp's, in ms; below 0 where they are behind. */
export interface ClocksAhead {
  botMs: number
  databaseMs: number
}

export interface PairingCode {
  code: string
  expiresAt: Date
}
