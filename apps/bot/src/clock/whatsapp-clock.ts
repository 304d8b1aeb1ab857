/** WhatsApp's own time: messages carry its stamps, and the machine's clock may be wrong by any amount. */
export interface WhatsAppClock {
  /** Its server said that it is this time now. */
  note(at: Date): void
  /** @returns undefined before its server was heard */
  now(): Date | undefined
}

/** It goes on by the time that passed since, which nobody can set. @param elapsedMs since any fixed moment */
export function createWhatsAppClock(elapsedMs: () => number = () => performance.now()): WhatsAppClock {
  let heard: { at: number; elapsed: number } | undefined
  return {
    note: at => {
      heard = { at: at.getTime(), elapsed: elapsedMs() }
    },
    now: () => heard && new Date(heard.at + elapsedMs() - heard.elapsed),
  }
}
