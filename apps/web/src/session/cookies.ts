import type { CookieOptions } from 'express'

const isSecure = (publicUrl: string | undefined): boolean => publicUrl?.startsWith('https:') === true

/** `__Host-` keeps other hosts of the domain from setting our cookies; browsers take it with TLS only. */
export const nameCookie = (publicUrl: string | undefined, name: string): string =>
  isSecure(publicUrl) ? `__Host-${name}` : name

/** No script reads our cookies, and no other site's request brings them. */
export const cookieOptions = (
  publicUrl: string | undefined,
): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } & CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: isSecure(publicUrl),
})
