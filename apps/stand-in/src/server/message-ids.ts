import { randomBytes } from 'node:crypto'

/** As an Android phone makes them: 32 hexadecimal digits. */
export function phoneMessageId(): string {
  return `AC${randomBytes(15).toString('hex').toUpperCase()}`
}

/** WhatsApp's clock: seconds since 1970. */
export const seconds = (): number => Math.floor(Date.now() / 1000)
