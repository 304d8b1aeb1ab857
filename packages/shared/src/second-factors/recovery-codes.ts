import { randomInt } from 'node:crypto'

const count = 10
/** Without what looks alike: 12 of them are 59 bits. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const length = 12

/** "k7mq2xpd9hwt" */
const newCode = (): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

export const newRecoveryCodes = (): string[] => Array.from({ length: count }, newCode)

/** To be written down: "k7mq-2xpd-9hwt". */
export const readableCode = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-')

/** What was typed, as it was made; undefined for what no recovery code looks like. */
export function readRecoveryCode(text: string): string | undefined {
  const code = text.toLowerCase().replace(/[\s-]/g, '')
  return code.length === length && /^[a-z2-9]+$/.test(code) ? code : undefined
}
