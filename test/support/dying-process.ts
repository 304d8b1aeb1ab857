import type { Database } from '@comanda/shared/database/connect.js'

/** Thrown where the process would have been killed: what was under way isn't committed. */
export class KilledError extends Error {
  readonly code = 'KILLED'

  constructor() {
    super('killed')
    this.name = 'KilledError'
  }
}

export interface DyingProcess {
  /** The database, as the process that may be killed has it. */
  db: Database
  /** The next transaction gets so many statements far, and no further. */
  dieAfter(statements: number): void
}

/** A process that dies in the middle of a transaction when told to. */
export function createDyingProcess(db: Database): DyingProcess {
  let left: number | undefined

  function step(): void {
    if (left === undefined) return
    if (left === 0) throw new KilledError()
    left -= 1
  }

  const mortal = (trx: Database): Database =>
    new Proxy(trx, {
      get: (target, name) => {
        if (name === 'raw') step()
        return Reflect.get(target, name)
      },
      apply: (target, self, args) => {
        step()
        return Reflect.apply(target, self, args)
      },
    })

  return {
    db: new Proxy(db, {
      get: (target, name) =>
        name === 'transaction'
          ? (work: (trx: Database) => Promise<unknown>) =>
              target
                .transaction(async trx => work(mortal(trx)))
                .finally(() => {
                  left = undefined
                })
          : Reflect.get(target, name),
    }),
    dieAfter: statements => {
      left = statements
    },
  }
}
