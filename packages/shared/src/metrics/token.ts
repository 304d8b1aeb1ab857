import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Does the header show the token? Where there is none to show, nobody does. */
export function showsToken(authorization: string | undefined, token: string | undefined): boolean {
  const shown = /^Bearer (.*)$/i.exec(authorization ?? '')?.[1]?.trim()
  if (shown === undefined || token === undefined) return false
  return timingSafeEqual(digest(shown), digest(token))
}
