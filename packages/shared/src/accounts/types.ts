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
