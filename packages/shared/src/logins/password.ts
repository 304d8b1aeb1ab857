import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hash } from '@node-rs/argon2'

// OWASP's second recommendation for Argon2id: 19 MiB, 2 passes, 1 lane (the library's default algorithm is Argon2id)
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLength = { least: 10, most: 200 }

/** @param salt 16 bytes; the same for all logins of an e-mail */
export const hashPassword = (password: string, salt: Buffer): Promise<string> =>
  hash(password, { ...cost, salt })

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Which of these the password opens. It is computed once, so the time tells neither how many there are nor whether there
 * is anybody at all.
 * @param of undefined where there is nobody
 */
export async function opened<Hashed extends { passwordHash: string }>(
  of: { salt: Buffer; logins: readonly Hashed[] } | undefined,
  password: string,
): Promise<Hashed[]> {
  if (password.length > passwordLength.most) return []
  const computed = await hashPassword(password, of?.salt ?? randomBytes(16))
  return (of?.logins ?? []).filter(({ passwordHash }) => isSame(passwordHash, computed))
}
