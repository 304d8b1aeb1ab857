import path from 'node:path'

/** The folder that LocalAuth keeps an account's sign-in in. */
export const profileDir = (sessionDir: string, accountId: number): string =>
  path.join(sessionDir, `session-account-${accountId}`)
