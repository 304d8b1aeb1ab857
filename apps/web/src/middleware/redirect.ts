import type { Response } from 'express'

const nowhere = 'http://own.invalid'

/**
 * An address within the dashboard, from anything: `//evil`, `/\evil`, `javascript:` and the like become "/". Express
 * would send the browser to any of them.
 */
export function pathOnly(target: unknown): string {
  if (typeof target !== 'string' || target.length > 500 || !target.startsWith('/')) return '/'
  try {
    const url = new URL(target, nowhere)
    const path = url.pathname + url.search + url.hash
    // "/.//evil" is ours as an address, but what is left of it isn't
    return url.origin === nowhere && !path.startsWith('//') ? path : '/'
  } catch {
    return '/'
  }
}

/** Every redirect of ours goes through here. */
export function redirect(response: Response, target: string): void {
  response.redirect(303, pathOnly(target))
}
