// biome-ignore lint/suspicious/noExplicitAny: the library's listeners take what the real models give them
export type Listener = (...values: any[]) => unknown

/**
 * Events as the real models have them: several names in one string, `change:name` beside `change`.
 * The fields are private so that a serialised model carries none of this.
 */
export class Emitter {
  /** Made when somebody listens: of thousands of messages nobody does. */
  #listeners: Map<string, Set<Listener>> | undefined

  on(names: string, listener: Listener): void {
    this.#listeners ??= new Map()
    for (const name of names.split(' ')) {
      const known = this.#listeners.get(name)
      if (known) known.add(listener)
      else this.#listeners.set(name, new Set([listener]))
    }
  }

  off(names: string, listener: Listener): void {
    for (const name of names.split(' ')) this.#listeners?.get(name)?.delete(listener)
  }

  once(name: string, listener: Listener): void {
    const wrapped: Listener = (...values) => {
      this.off(name, wrapped)
      return listener(...values)
    }
    this.on(name, wrapped)
  }

  /** One listener's failure is not the next one's. */
  trigger(name: string, ...values: unknown[]): void {
    for (const listener of [...(this.#listeners?.get(name) ?? [])]) {
      try {
        listener(...values)
      } catch (error) {
        reportError(error)
      }
    }
  }

  hasListener(name: string): boolean {
    return (this.#listeners?.get(name)?.size ?? 0) > 0
  }
}
