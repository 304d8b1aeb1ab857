/**
 * Something that all tests of a describe share: made before them, ended after them. What is given back stands for it, so
 * that it can be named before it is there.
 */
export function madeBefore<Made extends object>(
  make: () => Promise<Made>,
  end: (made: Made) => Promise<void>,
): Made {
  let made: Made | undefined
  before(async () => {
    made = await make()
  })
  after(async () => {
    if (made !== undefined) await end(made)
  })
  return new Proxy({} as Made, {
    get: (_nothing, name) => {
      if (made === undefined) throw new Error(`${String(name)} is asked for before the tests begin`)
      return Reflect.get(made, name)
    },
  })
}
