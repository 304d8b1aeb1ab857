import { Secret, TOTP } from 'otpauth'

const issuer = 'Comanda'
const periodSeconds = 30
/** Codes of the step before and after are good too: clocks differ, and typing takes time. */
const stepsAround = 1

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: periodSeconds, digits: 6 })

/** 20 bytes, as RFC 4226 has it, in base32. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says: "otpauth://totp/Comanda:ana%40example.com?…" */
export const appAddress = (secret: string, email: string): string => totpOf(secret, email).toString()

/** What an app may be shown in place of the QR code, in groups to be typed. */
export const readableSecret = (secret: string): string => secret.replace(/.{4}(?=.)/g, '$& ')

/**
 * Which step of 30 s, counted from 1970, has this code.
 * @param at ms since 1970
 * @returns undefined where none around that time has
 */
export function stepOf(secret: string, code: string, at: number): number | undefined {
  const delta = totpOf(secret).validate({ token: code, timestamp: at, window: stepsAround })
  return delta === null ? undefined : TOTP.counter({ period: periodSeconds, timestamp: at }) + delta
}
