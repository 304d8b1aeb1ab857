import { hash, verify } from '@node-rs/argon2'

// OWASP's second recommendation for Argon2id: 19 MiB, 2 passes, 1 lane (the library's default algorithm is Argon2id)
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const passwordLength = { least: 10, most: 200 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

// Compared against where there is no such person, so that the answer takes as long either way.
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3Yq4hE8gXmJYbNnZ8o5bX3mZ0m9cQ0aVvTn2o0c2b5E'

/** @param passwordHash undefined where there is no such person or no password yet: false, in the usual time */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? nobody, password)
  return passwordHash !== undefined && matches
}
